"""Controls of a video player, each on a line of its own.

There must be four different ones between the same two paragraphs.

Why:
A player hides its controls and its messages to screen readers in the page: “Playback Rate”, “Stream Type LIVE”,
“Beginning of dialog window. Escape will cancel and close the window.”

Fix safety:
The fix deletes all these lines. It is safe because a manual explains one control at a time.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, in_group, table, whole_line

CONTROLS = table(__file__)

RULE = Rule(
    code="RES509",
    name="player-chrome",
    message="“{found}” is a control of a video player",
    explanation=__doc__,
    find=whole_line(CONTROLS, in_group(CONTROLS, 4)),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "It rained.\n\nCurrent Time\n\nPlayback Rate\n\nLoaded: 0%\n\nStream Type LIVE\n\nIt stopped.",
            fixed="It rained.\n\nIt stopped.",
        ),
        Good("Current time\n\nIt is five.\n\nPlayback rate\n\nIt is one.\n\nStream type\n\nIt is live."),
    ),
)
