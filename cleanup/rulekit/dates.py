r"""The grammar of dates and times of day, as parts of expressions for ``regex`` that rules, slots and mining share.

Up to ``clock``, no part contains white space outside of a set or a number sign, so each works in verbose expressions
and in others. Expressions match months by their letters and not by name, so that they match in every language.
"""

# The names of days and months in English. May is left out: it is a verb as well.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "June", "July", "August", "September", "October", "November"),
    "December",
)

# The letters of a month, in a date that begins with it and in one that begins with the day.
MONTH, LONG_MONTH = r"\p{L}{3,9}", r"\p{L}{3,10}"

YEAR = r"(?:19|20)\d\d"
ANY_YEAR = r"\d{4}"

# For triggers, and for expressions that must match where such a trigger does: \d matches the digits of all scripts.
ASCII_YEAR = "(?:19|20)[0-9]{2}"

ORDINAL = "(?:st|nd|rd|th)"

# What may follow a clock time: 9:00am, 9:00 p.m.
AM_PM = r"(?:\h?[ap][.]?m[.]?)?"

# “May 3, 2024” and “3. Mai 2024” in the simple expressions that a trigger may have.
TRIGGER_MONTH = "[a-zäéèûôç]{3,9}"
TRIGGER_DATES = (
    rf"{TRIGGER_MONTH}[.]?[ \xa0][0-9]{{1,2}},[ \xa0][0-9]{{4}}",
    rf"[0-9]{{1,2}}[.]?[ \xa0]{TRIGGER_MONTH}[ \xa0][0-9]{{4}}",
)

# “3.5.2024”, “3/5/24” and “2024-05-03”, in any order of day, month and year.
NUMERIC_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"

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


def numeric_date(year: str, digit: str = r"\d") -> str:
    """Return the expression of “3.5.2024” and “2024-05-03”, of those of a year and a digit after it."""
    return rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]{year}|{year}[./-]{digit}{{1,2}}[./-]{digit}{{1,2}})"


def chinese_date(year: str, digit: str = r"\d") -> str:
    """Return the expression of “2024年5月3日”, of those of a year and a digit of the month."""
    return rf"{year}年{digit}{{1,2}}月\d{{1,2}}日"


# The date and the time of publication as pages write them in any language. These parts need verbose expressions.

WORD = r"\p{L} [\p{L}\p{M}’'-]{1,14}"

PAGE_DATE = rf"""(?:
    \d{{1,2}} (?: [.] | st | nd | rd | th | er | º )? \h? (?: (?: de | di | d['’] ) \h? )?
      {WORD} [.,،]? \h? (?: del? \h )? \d{{4}}                                     # 3. Mai 2024, 3 de mayo de 2024
  | {month_day_year(WORD, ANY_YEAR)}                                               # May 3, 2024
  | \d{{4}} [.]? \h {WORD} \h \d{{1,2}} [.]?                                      # 2024. május 3.
  | \d{{4}} \h? [年년] \h? \d{{1,2}} \h? [月월] \h? \d{{1,2}} \h? [日일]
  | \d{{4}} [./-] \h? \d{{1,2}} [./-] \h? \d{{1,2}} [.]?
  | \d{{1,2}} [./-] \h? \d{{1,2}} [./-] \h? \d{{2}} (?: \d\d )?
)"""

_ZONE = r"\(? (?: Uhr | часов | год | WIB | hs? | hrs? | [A-Z]{2,5} ) [.]? \)?"

PAGE_TIME = rf"""(?:
    (?: [오上下] [전후午] \h? )? \d{{1,2}} \h? [:.h時时시] \h? \d\d [分분]? (?: [:.] \d\d )?
    {AM_PM} (?: \h? {_ZONE} | Z | [+-] \d\d :? \d\d )?
)"""

AGO = rf"""(?:
    (?: \d{{1,3}} | an? | one ) \h (?: sec(?:ond)? | min(?:ute)? | h(?:ou)?r | day | week | month | year ) s? \h ago
  | (?: vor | il \h y \h a | hace | há | منذ ) \h (?: \d{{1,3}} \h )? {WORD}
  | \d{{1,3}} \h? {WORD} \h? (?: atrás | fa | geleden | temu | назад | тому | önce | sedan | siden | lalu | trước )
  | \d{{1,3}} \h? (?: 小时 | 分钟 | 小時 | 分鐘 | 時間 | 分 | 天 | 日 | 시간 | 분 | 일 ) \h? [前전]
)"""

# What precedes a time of day.
AT = r"""
    (?: at | um | à | (?: alle \h )? ore | alle | às | a \h las? | om | klo? | (?: o \h )? godz | saat | ora
      | в | о | v | lúc | pukul ) [.:]? \h
"""
