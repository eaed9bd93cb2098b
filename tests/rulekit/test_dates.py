"""The shared grammar of dates and times of day."""

import pytest
import regex

from cleanup.rulekit.dates import (
    AGO,
    ANY_YEAR,
    ASCII_YEAR,
    LONG_MONTH,
    MONTH,
    NUMERIC_DATE,
    PAGE_DATE,
    PAGE_TIME,
    TRIGGER_DATES,
    chinese_date,
    clock,
    day_month_year,
    month_day_year,
    numeric_date,
)

MONTH_FIRST = month_day_year(MONTH, ANY_YEAR)
DAY_FIRST = day_month_year(LONG_MONTH, ANY_YEAR)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (MONTH_FIRST, "May 3, 2024"),
        (MONTH_FIRST, "Sept. 3rd 2024"),
        (DAY_FIRST, "3. Mai 2024"),
        (DAY_FIRST, "3 de mayo de 2024"),
        (NUMERIC_DATE, "3/5/24"),
        (numeric_date(ASCII_YEAR), "3.5.2024"),
        (numeric_date(ASCII_YEAR), "2024-05-03"),
        (chinese_date(ANY_YEAR), "2024年5月3日"),
        (clock(), "9:00"),
        (clock(), "9.00 p.m."),
        (clock(), "9h30"),
        (clock(), "9時30分"),
        (TRIGGER_DATES[0], "may 3, 2024"),
        (TRIGGER_DATES[1], "3. mai 2024"),
        (PAGE_DATE, "3 de mayo de 2024"),
        (PAGE_DATE, "May 3, 2024"),
        (PAGE_DATE, "2024. május 3."),
        (PAGE_DATE, "2024년 5월 3일"),
        (PAGE_DATE, "2024-05-03"),
        (PAGE_DATE, "3.5.24"),
        (PAGE_TIME, "15:30 Uhr"),
        (PAGE_TIME, "3.30 p.m. (EST)"),
        (PAGE_TIME, "下午3:30"),
        (AGO, "2 hours ago"),
        (AGO, "vor 3 Stunden"),
        (AGO, "3小时前"),
    ],
)
def test_a_date_is_matched_as_a_whole(expression, text):
    assert regex.fullmatch(expression, text, regex.VERBOSE | regex.IGNORECASE)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (MONTH_FIRST, "May 2024"),
        (MONTH_FIRST, "3 May 2024"),
        (DAY_FIRST, "May 3, 2024"),
        (numeric_date(ASCII_YEAR), "3.5.24"),
        (numeric_date(ASCII_YEAR), "3.5.1799"),
        (clock(), "9"),
        (PAGE_DATE, "May 2024"),
        (PAGE_TIME, "9"),
        (AGO, "long ago"),
    ],
)
def test_what_is_no_date_is_not_matched(expression, text):
    assert not regex.fullmatch(expression, text, regex.VERBOSE | regex.IGNORECASE)


@pytest.mark.parametrize(
    "expression", [MONTH_FIRST, DAY_FIRST, numeric_date(ANY_YEAR), chinese_date(ANY_YEAR), clock()]
)
def test_a_part_works_in_expressions_that_are_not_verbose(expression):
    assert not regex.search(r"\s|#", expression)
