"""The texts in the page itself, for browsers that run no script.

A small review is shown completely, a large one as far as the page stays fast, with the size of the rest.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleanup.engine.report import Report
from cleanup.engine.scores import Scores
from cleanup.reporting.segments import Row, Section, sections
from cleanup.review.candidate_fixes import ReviewItem

# Most code points that are shown, with each finding counted as a hundred: about half a megabyte of HTML.
SIZE = 300_000
FINDING = 100


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """A document in the view: its number from 0, the report with the default fixes applied, and its scores before.

    ``omitted`` is the number of findings in the rest, which is not shown.
    """

    number: int
    report: Report
    scores: Scores
    sections: Sequence[Section]
    omitted: int


@dataclass(frozen=True, slots=True)
class StaticView:
    """The documents that are shown, and the number of the others and of their findings."""

    shown: Sequence[ShownDocument]
    documents: int
    findings: int


def static_view(items: Sequence[ReviewItem]) -> StaticView:
    """Return the documents to show, until they reach the size limit."""
    remaining, shown = SIZE, []
    for number, item in enumerate(items):
        if remaining <= 0:
            break
        report = item.apply(item.default)
        kept = list(_within(remaining, sections(report)))
        remaining -= sum(map(_size, _rows(kept)))
        omitted = len(report.findings) - sum(len(row.findings) for row in _rows(kept))
        shown.append(ShownDocument(number, report, item.report.scores, kept, omitted))
    rest = items[len(shown) :]
    return StaticView(shown, len(rest), sum(len(item.report.findings) for item in rest))


def _within(remaining: int, all_sections: Iterable[Section]) -> Iterator[Section]:
    """Yield sections up to a size; the row that reaches it is the last."""
    for section in all_sections:
        rows = []
        for row in section.rows:
            if remaining <= 0:
                break
            remaining -= _size(row)
            rows.append(row)
        if rows:
            yield section._replace(rows=rows)


def _rows(chosen: Iterable[Section]) -> Iterator[Row]:
    return (row for section in chosen for row in section.rows)


def _size(row: Row) -> int:
    return FINDING * len(row.findings) + sum(len(segment.text) for segment in (*row.segments, *row.line_break))
