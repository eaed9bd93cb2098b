"""Lines above the text that contain nothing but a date and a time of day.

The line must contain both, and must precede the first paragraph. No line between the paragraphs may have the same form:
such a text is a chronicle or a log.

Why:
A news page shows above its text when it appeared: “November 20, 2019 - 11:28 AMT”, “Dec. 22, 2023, 9:00am”, “5:45 AM
PST 11/19/2019 by Ana Sol”.

Fix safety:
The fix deletes the whole line. It is safe because a bare date, which may be a heading, does not match, nor does a line
of a chronicle or a log.
"""

from bisect import bisect_left

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, paragraph_lines, pattern, timestamp_lines
from cleanup.rulekit.dates import (
    AM_PM,
    ANY_YEAR,
    LONG_MONTH,
    MONTH,
    NUMERIC_DATE,
    chinese_date,
    day_month_year,
    month_day_year,
)

DATE = rf"""(?:
    {month_day_year(MONTH, ANY_YEAR)} | {day_month_year(LONG_MONTH, ANY_YEAR)}
  | {NUMERIC_DATE} | {chinese_date(ANY_YEAR)}
)"""

TIME = rf"[0-9]{{1,2}} : [0-9]{{2}} (?: :\d\d )? {AM_PM} (?: \h [a-z]{{2,4}} \b )?"

RAIN = "It rained on the dry north, and it went on raining. " * 5


def opens(document: Document, number: int) -> bool:
    """Return whether a line precedes the first paragraph of a text that is not a chronicle."""
    long, stamped = document.cached(paragraph_lines), document.cached(timestamp_lines)
    return bool(long) and number < long[0] and bisect_left(stamped, long[0]) == bisect_left(stamped, long[-1])


RULE = Rule(
    code="RES303",
    name="timed-line",
    message="“{found}” states when the page appeared",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ \s*+ (?=.{{8,100}}$) (?: {TIME} [\h,|/–-]{{1,3}} (?: on \h )? )? (?: \p{{L}}{{3,10}} [.,]{{0,2}} \h )?
        (?: {DATE} \h (?: updated | published | posted ) :? \h )? {DATE}
        (?: [\h,|/•·–-]{{1,4}} (?: at | um | à | alle | kl[.]? )?+ \h*+ {TIME}
          | (?<= [0-9] : [0-9]{{2}} .{{0,60}} ) )
        (?: [\h,|/–-]{{1,3}} (?: by \h )? (?-i: \p{{Lu}} ) [\p{{L}}\h.]{{1,30}} )? \s* $
        """,
        "",
        triggers=(r"[0-9]:[0-9]",),
        where=opens,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad(f"May 3, 2024, 9:00am\n\n{RAIN}", fixed=RAIN),
        Bad(f"5:45 AM PST 11/19/2019 by Ana Sol\n\n{RAIN}", fixed=RAIN),
        Bad(f"Saturday 3 May 2024 05:39, UK\n\n{RAIN}", fixed=RAIN),
        Bad(f"3. Mai 2024, 9:00 Uhr\n\n{RAIN}", fixed=RAIN, language="de"),
        Good(f"May 3, 2024, a Friday, at nine\n\n{RAIN}"),
        Good(f"May 3, 2024, 9:00am: the first drop\n\n{RAIN}"),
        Good("May 3, 2024, 9:00am\n\nIt rained."),
        Good(f"May 3, 2024, 9:00am\n\n{RAIN}\n\nMay 3, 2024, 10:00am\n\n{RAIN}"),
    ),
)
