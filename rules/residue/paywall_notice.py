"""Lines that ask the reader to log in or pay before reading on.

Why:
A paywall cuts a text short and puts its own words in the place of the rest. Many pages contain them hidden beside the
full text, and extraction keeps both.

Fix safety:
The fix deletes the whole line. It is safe because the line addresses a visitor of the page about their account, and is
never part of a text.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES110",
    name="paywall-notice",
    message="“{found}” asks the reader to log in or pay",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nAlready a subscriber? Log in\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("It rained.\n\nSubscribe to continue reading", fixed="It rained."),
        Bad(
            "Es regnet.\n\nDieser Artikel ist nur für Abonnenten verfügbar.\n\nEs ist trocken.",
            fixed="Es regnet.\n\nEs ist trocken.",
            language="de",
        ),
        Bad("雨が降った。\n\n続きを読むにはログインが必要です", fixed="雨が降った。", language="ja"),
        Good("It rained.\n\nAlready a subscriber? That was his first question\n\nIt stopped."),
    ),
)
