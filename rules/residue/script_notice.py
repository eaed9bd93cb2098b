"""Notices about scripts, browsers or ad blockers.

Only known notices match. The instructions of a tutorial read alike, and are left alone.

Why:
Pages show such words to visitors whose browser runs no scripts, and extraction is such a visitor.

Fix safety:
The fix deletes the whole line. It is safe because a notice addresses a visitor of the page and has no content of its
own.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES113",
    name="script-notice",
    message="“{found}” is a notice about scripts, browsers or ad blockers",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "It rained.\n\nPlease enable JavaScript to view the comments.\n\nIt stopped.",
            fixed="It rained.\n\nIt stopped.",
        ),
        Bad("It rained.\n\nWe noticed you're using an ad blocker.", fixed="It rained."),
        Bad("Il pleut.\n\nVotre navigateur ne supporte pas JavaScript", fixed="Il pleut.", language="fr"),
        Good("It rained.\n\nPlease enable JavaScript to run the example.\n\nIt stopped."),
    ),
)
