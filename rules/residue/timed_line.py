"""A line with nothing but a date and a time of day.

Over a news text stands when it appeared: “November 20, 2019 - 11:28 AMT”, “Dec. 22, 2023, 9:00am”.

The fix deletes the whole line. It must hold both the date and the time: a bare date may be a heading, and both may be
in a chronicle, so it is not safe.
"""

from cleanup.matchers import pattern
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="RES303",
    name="timed-line",
    message="“{found}” tells when the page appeared",
    explanation=__doc__,
    find=pattern(
        r"""
        ^ \s*+ (?=.{8,80}$) (?: (?&time) [\h,|/–-]{1,3} )? (?: \p{L}{3,10} [.,]{1,2} \h )?
        (?: \p{L}{3,9} [.]? \h \d{1,2} ,? \h \d{4} | \d{1,2} \h \p{L}{3,9} [.,]? \h \d{4}   # May 3, 2024
          | \d{1,4} [./-] \d{1,2} [./-] \d{1,4} )
        (?: [\h,|/–-]{1,3} (?: at \h )? (?&time) | (?<= \d : \d\d .{0,60} ) )
        (?: [\h/|–-]{1,3} (?-i: \p{Lu} ) [\p{L}\h]{1,30} )? \s* $
        (?(DEFINE) (?<time> \d{1,2} : \d\d (?: \h? [ap] [.]? m [.]? )? (?: \h [a-z]{2,4} \b )? ) )
        """,
        "",
        triggers=(r"[0-9]:[0-9]",),
        confidence=0.95,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("May 3, 2024, 9:00am\n\nIt rained.", fixed="It rained."),
        Good("May 3, 2024\n\nIt rained."),
        Good("May 3, 2024, 9:00am: the first drop\n\nIt rained."),
    ),
)
