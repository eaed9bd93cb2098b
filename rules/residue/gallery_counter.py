"""The counter of a gallery: “1 of 9 |”, “2 / 5”.

A gallery numbers its pictures. Extraction loses the pictures and keeps the numbers.

The fix deletes the whole line. A table may have such a cell, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import INDENT, LINE_START, pattern

RULE = Rule(
    code="RES120",
    name="gallery-counter",
    message="“{found}” numbers a picture that is not there",
    explanation=__doc__,
    find=pattern(
        rf"^ {INDENT} [0-9]{{1,3}} [ \xa0] (?: of | / | von | de | sur | di | из ) [ \xa0] [0-9]{{1,3}} \h? [|]? \s* $",
        "",
        triggers=(rf"{LINE_START}[0-9]{{1,3}}[ \xa0](?:of|/|von|de|sur|di|из)[ \xa0][0-9]",),
        confidence=0.95,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("1 of 9 |\n\nThe winner at noon.\n\nIt slept.", fixed="The winner at noon.\n\nIt slept."),
        Bad("The dog won.\n\n2 / 5", fixed="The dog won."),
        Good("The dog won.\n\n2 of 5 dogs"),
        Good("The dog won.\n\n1/2"),
    ),
)
