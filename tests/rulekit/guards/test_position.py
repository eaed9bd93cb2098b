"""Where a line is on its page: before, after or between paragraphs, or in a thread of comments."""

import pytest

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import MAX_LINE
from cleanup.rulekit import after_last_paragraph, before_first_paragraph, first_comment, in_group
from cleanup.rulekit.guards.position import paragraph_lines, timestamp_lines
from cleanup.rulekit.phrases import PhraseTable

PARAGRAPH = "It rained on the dry north. " * (MAX_LINE // 20)
COMMENTS = ["Ana says:", "3 May 2024 9:00", "True.", "Ben says:", "4 May 2024 10:30", "False."]


def page(*lines):
    return Document("\n".join(lines))


def test_only_lines_that_are_too_long_for_a_phrase_are_paragraphs():
    assert paragraph_lines(page("Menu", PARAGRAPH, "x" * MAX_LINE, PARAGRAPH)) == [1, 3]


def test_a_line_is_before_or_after_the_paragraphs_or_between_them():
    document = page("Menu", PARAGRAPH, "Caption", PARAGRAPH, "Share")
    assert [before_first_paragraph(document, number) for number in (0, 2, 4)] == [True, False, False]
    assert [after_last_paragraph(document, number) for number in (0, 2, 4)] == [False, False, True]


def test_a_text_without_paragraphs_has_only_lines_before_the_first():
    assert before_first_paragraph(page("Menu", "Share"), 1)
    assert not after_last_paragraph(page("Menu", "Share"), 1)


def test_a_paragraph_in_a_comment_is_not_the_last_of_the_article():
    document = page(PARAGRAPH, "Share", *COMMENTS, PARAGRAPH, "Menu")
    assert document.cached(first_comment) == 2
    assert after_last_paragraph(document, 1)


@pytest.mark.parametrize("lines", [COMMENTS[:3], [line for line in COMMENTS if "May" not in line], ["Rain", "Sun"]])
def test_without_two_names_and_times_there_is_no_thread(lines):
    assert first_comment(page(*lines)) is None


def test_a_line_with_a_date_and_a_time_of_day_is_a_timestamp():
    assert timestamp_lines(page("3 May 2024 9:00", "3 May 2024", "May 3, 2024 at 10.30 p.m.", "")) == [0, 2]


@pytest.mark.parametrize(
    ("lines", "grouped"),
    [
        (["Home", "", "News"], [0, 2]),
        (["Home", "Home"], []),
        (["Home", PARAGRAPH, "News"], []),
        (["Home", "Rain", "Page 2"], [0, 2]),
    ],
)
def test_a_group_needs_different_phrases_between_the_same_paragraphs(tmp_path, lines, grouped):
    phrases = PhraseTable(tmp_path / "none.toml", {"en": {"lines": ["Home", "News", "Page <N>"]}})
    guard, document = in_group(phrases, 2), page(*lines)
    assert [number for number in range(document.line_count) if guard(document, number)] == grouped
