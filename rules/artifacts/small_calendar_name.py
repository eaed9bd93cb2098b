"""A weekday or month in lower case, in a sentence that has capitals: “The council met on tuesday”.

March, May and August are words as well and are not listed.

Why:
Most languages write these names in lower case, and engines copy that.

Fix safety:
The fix writes the capital. It is unsafe because hasty writers leave the capital out as well.

Known problems:
Human translators copy the lower case as often as engines do, so a finding says little about how a text was made.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, Tag, begins_with_capital, pattern
from cleanup.rulekit.dates import MONTHS, WEEKDAYS

NAMES = tuple(name.lower() for name in (*WEEKDAYS, *MONTHS) if name not in {"March", "August"})
BEFORE = (
    *("after", "before", "by", "every", "in", "last", "next", "of", "on", "On", "since", "this", "until"),
    *("early", "late", "mid"),
)


def capital(found: RegexMatch) -> str:
    """Return the name with its capital."""
    return str(found.group()).capitalize()


RULE = Rule(
    code="MTA508",
    name="small-calendar-name",
    message="“{found}” needs a capital in English",
    explanation=__doc__,
    find=pattern(
        r"""
        (?-i:
            (?<= (?: ^ | [ \xa0] ) \L<before> [ \xa0] ) \L<name> (?! [\w’'@-] | [.@/]\w )
          | (?<= \b \d{1,2} (?: st | nd | rd | th )? [ \xa0] ) \L<name> (?! [\w’'@-] | [.@/]\w )
        )
        """,
        capital,
        triggers=tuple(f"(?-i:[a-z0-9][ \\xa0]{name})" for name in NAMES),
        where=begins_with_capital,
        name=NAMES,
        before=BEFORE,
    ),
    safety=Safety.UNSAFE,
    tags=(Tag.SOURCE_FORMAT,),
    languages=frozenset({"en"}),
    examples=(
        Bad("The council met on tuesday and in april.", fixed="The council met on Tuesday and in April."),
        Good("the council met on tuesday and in april."),
        Good("The council met in may and march of each year."),
        Good("The boy wrote: “on tuesday we had soup”."),
        Good("The page is at next friday.example."),
    ),
)
