"""Dates alone on their line above the text.

A chronicle or a diary has dates as headings: where a date precedes a later paragraph, all dates are left alone. So is a
date above a salutation.

Why:
The day on which a page appeared is shown between the headline and the first paragraph.

Fix safety:
The fix deletes the line. It is unsafe because an author may put a date above a speech.
"""

from functools import cache

import regex

from cleanup.rulekit import (
    INDENT,
    LINE_END,
    LINE_START,
    Bad,
    Document,
    Good,
    Rule,
    Safety,
    before_first_paragraph,
    paragraph_lines,
    pattern,
)
from cleanup.rulekit.dates import (
    ASCII_YEAR,
    LONG_MONTH,
    MONTH,
    chinese_date,
    day_month_year,
    month_day_year,
    numeric_date,
)

DATE = rf"""
    ^ {INDENT} [|•–—-]? {INDENT} (?: \p{{L}}{{3,10}} [.,]{{0,2}} \h )?
    (?: {month_day_year(MONTH, ASCII_YEAR)}
      | {day_month_year(LONG_MONTH, ASCII_YEAR)}
      | {numeric_date(ASCII_YEAR, "[0-9]")} | {chinese_date(ASCII_YEAR, "[0-9]")} )
    {INDENT} $
"""

TRIGGERS = (
    rf"{ASCII_YEAR}{INDENT}{LINE_END}",
    rf"{LINE_START}[|•–—-]?{INDENT}{ASCII_YEAR}[./年-][0-9]{{1,2}}[./月-][0-9]",
)

# How a letter or a speech begins. No rule removes such a line: a date must keep what exempts it.
SALUTED = (
    *("dear ", "my dear", "hello", "mr. ", "mr ", "ladies ", "fellow "),
    *("sehr geehrte", "liebe", "hallo", "meine damen", "geachte", "beste"),
    *("cher ", "chère ", "chers ", "chères ", "madame", "monsieur", "mesdames", "querid", "estimad", "señor", "prezad"),
    *("cari ", "caro ", "cara ", "care ", "gentil", "egregi", "szanown", "drogi ", "droga ", "drodzy "),
    *("уважаем", "дорог", "шановн", "sayın", "sevgili", "亲爱", "親愛", "尊敬", "拝啓", "عزيز", "السيد", "السادة"),
)


def _salutation(document: Document, number: int) -> bool:
    line = document.line_text(number)[:80].strip().lower()
    return line.startswith(SALUTED) and any(mark in line for mark in ",，،!！:：")


@cache
def _date() -> "regex.Pattern[str]":
    return regex.compile(DATE, regex.VERBOSE | regex.IGNORECASE)


def _chronicle(document: Document) -> bool:
    """Return whether a text has no paragraph, or a date above any paragraph but the first."""
    long = document.cached(paragraph_lines)
    if not long:
        return True
    starts, ends = document.bounds
    for number in range(long[0], document.line_count):
        if 8 <= ends[number] - starts[number] <= 40 and _date().match(document.line_text(number)):
            following = document.line_after(number)
            if following is not None and len(document.line_text(following)) > 200:  # no rule removes so long a line
                return True
    return False


def _dates_the_page(document: Document, number: int) -> bool:
    return (
        before_first_paragraph(document, number)
        and not any(_salutation(document, line) for line in document.lines_after(number, 3))
        and not document.cached(_chronicle)
    )


RULE = Rule(
    code="RES304",
    name="page-date",
    message="“{found}” is the date on which the page appeared",
    explanation=__doc__,
    find=pattern(DATE, "", triggers=TRIGGERS, where=_dates_the_page, confidence=0.9),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "Rain at last\n\nMay 3, 2024\n\n" + "It rained on the dry north. " * 8,
            fixed="Rain at last\n\n" + "It rained on the dry north. " * 8,
        ),
        Good("May 3, 2024\n\nIt rained."),
        Good("May 3, 2024\n\nMr. Low, members of the board: " + "It rained on the dry north. " * 8),
        Good("May 3, 2024\n\nDear Ana,\n\n" + "It rained on the dry north. " * 8),
        Good("May 3, 2024\n\n" + "It rained all day. " * 12 + "\n\nMay 4, 2024\n\n" + "It stopped at noon. " * 12),
    ),
)
