r"""The grammar of dates and times of day, as parts of expressions for ``regex`` that rules, slots and mining share.

No part contains white space or a number sign, so each works in verbose expressions and in others. Months are given by
their letters and not by name: a rule takes them in every language. A rule that needs another form writes its own.
"""

YEAR = r"(?:19|20)\d\d"

# For triggers, and for expressions that must match where such a trigger does: \d matches the digits of all scripts.
ASCII_YEAR = "(?:19|20)[0-9]{2}"

ORDINAL = "(?:st|nd|rd|th)"

# What may follow a clock time: 9:00am, 9:00 p.m.
AM_PM = r"(?:\h?[ap][.]?m[.]?)?"

# A line that is little more than a date with a time of day, in any order.
TIMESTAMP = rf"(?=.{{0,50}}{YEAR}).{{0,50}}\d[:.h]\d\d.{{0,12}}"


def month_day_year(month: str, year: str) -> str:
    """Return the expression of “May 3, 2024” and “May 3rd 2024”, of expressions of a month and a year."""
    return rf"{month}[.]?\h\d{{1,2}}{ORDINAL}?,?\h{year}"


def day_month_year(month: str, year: str) -> str:
    """Return the expression of “3. Mai 2024” and “3 de mayo de 2024”, of expressions of a month and a year."""
    return rf"\d{{1,2}}[.]?\h(?:de\h)?{month}[.,]?\h(?:de\h)?{year}"


def clock(am_pm: str = AM_PM) -> str:
    """Return the expression of “9:00”, “9.00 p.m.”, “9h30” and “9時30分”."""
    return rf"\d{{1,2}}(?:[:.h]\d\d(?:[:.]\d\d)?{am_pm}|時\d{{1,2}}分)"
