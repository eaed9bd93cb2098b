"""Counters of a picture gallery, such as “1 of 9 |” or “2 / 5”.

Why:
A gallery numbers its pictures. Extraction drops the pictures and keeps the numbers.

Fix safety:
The fix deletes the whole line. It is unsafe because a table may have such a cell.
"""

from cleanup.rulekit import INDENT, LINE_START, Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="RES120",
    name="gallery-counter",
    message="“{found}” counts the pictures of a missing gallery",
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
