"""An amount of money with a space at its currency sign: “US $5 million”, “$ 700 billion”.

Contracts and tables leave a space after the sign on purpose, so a sign with nothing before it is matched only where a
million or more follows.

Why:
Engines separate the dollar sign from what precedes it, or from the figure, and leave the spaces.

Fix safety:
The fix removes the spaces. It is unsafe because some publishers write “US $”.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, Tag, pattern


def close_up(found: RegexMatch) -> str:
    """Return the amount without spaces before its first figure."""
    return found["money"].replace(" ", "").replace("\xa0", "")


RULE = Rule(
    code="MTA504",
    name="split-currency",
    message="“{found}” has a space at the currency sign: “{new}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w$€£¥] | \b the [ ] )
        (?: (?P<money> (?-i: (?<= \p{Ll} [ ] | [(] ) A | AU | CA? | HK | NT | NZ | SG? | U[.]?S[.]? )
                       [ \xa0] [$] [ \xa0]? \d )
          | (?P<money> [$€£] [ \xa0] \d ) (?= [\d.,]* [ \xa0-]? (?: (?: [mb] | tr ) illion | bn ) \b ) )
        """,
        close_up,
        triggers=(r"(?-i:[ACGKSTZ.])[ \xa0][$][ \xa0]?[0-9]", r"(?:[$]|€|£)(?: |\xa0)[0-9]"),
    ),
    safety=Safety.UNSAFE,
    tags=(Tag.SOURCE_FORMAT,),
    languages=frozenset({"en"}),
    sources=("fr", "ha", "ne", "zh"),
    examples=(
        Bad("The bridge cost US $5 million.", fixed="The bridge cost US$5 million."),
        Bad("The bridge cost HK $ 5 and $ 3 million more.", fixed="The bridge cost HK$5 and $3 million more."),
        Good("The bridge cost the US $5 million."),
        Good("A $5 fee is due, a $3 million fee is not."),
        Good("The fee is $ 5 a ton."),
    ),
)
