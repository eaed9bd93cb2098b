"""A remark in brackets with a blank inside of one of them: the barn ( an old one) was sold.

Engines that cut text into words put one of the brackets back wrongly.

The fix takes the blank out. Formulas, programs and some old books have blanks on both sides, on purpose: there nothing
is found. People slip, too, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern

INSIDE = r"\p{L} [^()\[\]{}=;|]{1,200}"


def tight(found: RegexMatch) -> str:
    """The bracket alone."""
    return found.group().strip(" \xa0")


RULE = Rule(
    code="MTA114",
    name="spaced-bracket",
    message="a blank stands inside of the bracket",
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
