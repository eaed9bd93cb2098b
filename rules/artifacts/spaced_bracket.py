"""A space inside one of the brackets around a remark, as in: the barn ( an old one) was sold.

Formulas, programs and some old books have spaces inside both brackets on purpose and are not matched.

Why:
Engines that cut text into words put one of the brackets back wrongly.

Fix safety:
The fix removes the space. People make the same slip, so the fix is unsafe.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, pattern

INSIDE = r"\p{L} [^()\[\]{}=;|]{1,200}"


def tight(found: RegexMatch) -> str:
    """Return the bracket without its space."""
    return found.group().strip(" \xa0")


RULE = Rule(
    code="MTA114",
    name="spaced-bracket",
    message="extra space inside the bracket",
    explanation=__doc__,
    find=pattern(
        rf"""
        \( [ \xa0] (?<= (?<! [^\s“"] ) \( . ) (?= {INSIDE} [^\s()] \) (?! \w ) )
        | [ \xa0] \) (?<= (?<! [^\s“"] ) \( {INSIDE} [^\s()] [ \xa0] \) ) (?! \w )
        """,
        tight,
        triggers=(r"[(][ \xa0][^ ()]", r"[^ ()][ \xa0][)]"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The barn ( an old one) was sold.", fixed="The barn (an old one) was sold."),
        Bad("The barn (an old one ) was sold.", fixed="The barn (an old one) was sold."),
        Good("The barn (an old one) was sold."),
        Good("The barn ( an old one ) was sold."),
        Good("The price is f( x) for a barn."),
        Good("Sold: ( ) the barn ( ) the boat"),
    ),
)
