"""A line of page residue, translated out of English and back: “Subscribe you to our bulletin”.

Lines that English sites use themselves are not listed here; other rules match them.

Why:
Labels that offer to share, subscribe or comment, or that name the source of a picture, are translated with the article
and come back in the words of the other language.

Fix safety:
A whole line of these words is never part of what an author wrote. The fix deletes it.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, Tag, table, whole_line

LABELS = table(__file__)

RULE = Rule(
    code="MTA607",
    name="back-translated-furniture",
    message="“{found}” is page residue translated out of English and back",
    explanation=__doc__,
    find=whole_line(LABELS),
    safety=Safety.SAFE,
    tags=(Tag.ROUND_TRIP,),
    sources=("de", "fr"),
    narrow_sources=LABELS.languages_of,
    examples=(
        Bad("It rained.\n\nSubscribe you to our bulletin\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("It rained.\n\nSource of the picture\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("It rained.\n\nThe comments are enclosed.", fixed="It rained."),
        Bad("It rained.\n\nReceive our letter of information", fixed="It rained."),
        Good("It rained.\n\nSubscribe you to our bulletin or not, it is free, and it comes every week.\n\nIt stopped."),
        Good("It rained.\n\nThe source of the picture was a camera on the bridge.\n\nIt stopped."),
    ),
)
