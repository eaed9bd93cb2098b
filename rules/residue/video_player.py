"""Controls and notices of a video or audio player.

Why:
A player shows its time, its buttons and its error messages: “0:00 / 2:31”, “Click to play video”, “Video unavailable”.
Extraction drops the player and keeps these lines.

Fix safety:
The fix deletes the whole line. It is safe because only a player shows these lines. Single words like “Close” or “Video”
are not in the table.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES106",
    name="video-player",
    message="“{found}” belongs to a video or audio player",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("The dog won.\n\n0:00 / 2:31\n\nIt slept.", fixed="The dog won.\n\nIt slept."),
        Bad("The dog won.\n\nThis video is not available", fixed="The dog won."),
        Bad("Der Hund gewann.\n\nDieses Video ist nicht mehr verfügbar", fixed="Der Hund gewann.", language="de"),
        Bad("Köpek kazandı.\n\nBu haberi dinle", fixed="Köpek kazandı.", language="tr"),
        Good("The dog won.\n\nPlay\n\nIt slept."),
        Good("The dog won.\n\n0:00 / 2:31 was its time\n\nIt slept."),
    ),
)
