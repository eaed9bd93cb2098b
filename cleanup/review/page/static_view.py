"""The texts as they stand in the page itself, for readers whose browser runs no script.

All of a small review; of a large one as much as a page can hold without becoming slow, and how much is left.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.engine.report import Report, Scores
from cleanup.reporting.segments import Row, Section, sections
from cleanup.review.candidate_fixes import ReviewItem

SIZE = 300_000
"""Code points of text, each finding counted as a hundred: half a megabyte of HTML or so."""

FINDING = 100


class ShownDocument(NamedTuple):
    """A document: its number from 0, the report with the default fixes done, its scores before, and what of it is
    drawn; ``left`` are the findings in what is not.
    """

    number: int
    report: Report
    scores: Scores
    sections: Sequence[Section]
    left: int


class StaticView(NamedTuple):
    """The documents that are drawn, and how many are not, with how many findings."""

    shown: Sequence[ShownDocument]
    documents: int
    findings: int


def static_view(subjects: Sequence[ReviewItem]) -> StaticView:
    """Draw the documents until there is no room."""
    room, shown = SIZE, []
    for number, subject in enumerate(subjects):
        if room <= 0:
            break
        report = subject.applying(subject.default)
        drawn = list(_within(room, sections(report)))
        room -= sum(map(_size, _rows(drawn)))
        left = len(report.findings) - sum(len(row.findings) for row in _rows(drawn))
        shown.append(ShownDocument(number, report, subject.report.scores, drawn, left))
    rest = subjects[len(shown) :]
    return StaticView(shown, len(rest), sum(len(subject.report.findings) for subject in rest))


def _within(room: int, every: Iterable[Section]) -> Iterator[Section]:
    """Sections as long as there is room; the row that fills it is the last."""
    for section in every:
        rows = []
        for row in section.rows:
            if room <= 0:
                break
            room -= _size(row)
            rows.append(row)
        if rows:
            yield section._replace(rows=rows)


def _rows(drawn: Iterable[Section]) -> Iterator[Row]:
    return (row for section in drawn for row in section.rows)


def _size(row: Row) -> int:
    return FINDING * len(row.findings) + sum(len(segment.text) for segment in (*row.segments, *row.line_break))
