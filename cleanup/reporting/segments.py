"""A text cut wherever an edit or an open finding begins or ends, and put together line by line.

What is shown as removed and inserted comes from the edits alone; two texts are never compared.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum
from heapq import heappop, heappush
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from cleanup.engine.document import Document, Span
from cleanup.engine.report import Outcome, Report

OPEN = (Outcome.OFFERED, Outcome.MANUAL)

CONTEXT = 1
"""Unchanged paragraphs that are shown beside a changed one."""

WORTH_FOLDING = 2
"""Unchanged paragraphs from which a fold is shorter than what it hides."""


class SegmentKind(Enum):
    """What became of a piece of text; a NOTE holds no text, but stands where a finding is to be named."""

    KEPT = "kept"
    REMOVED = "removed"
    INSERTED = "inserted"
    NOTE = "note"


class Segment(NamedTuple):
    """Text that is one thing throughout.

    ``finding`` is the place in the report of the innermost open finding around it; of a NOTE, of the finding to be
    named. ``first`` tells where a removal begins, in each line that it goes over.
    """

    kind: SegmentKind
    text: str
    finding: int | None = None
    first: bool = True


class Row(NamedTuple):
    """A line of the original: its pieces, the pieces of the break after it, and the findings that begin in it."""

    line: int
    pieces: list[Segment]
    gap: list[Segment]
    findings: Sequence[int]

    @property
    def blank(self) -> bool:
        """Whether there is nothing in it to show as a paragraph."""
        return all(
            piece.kind in (SegmentKind.KEPT, SegmentKind.REMOVED) and piece.finding is None and not piece.text.strip()
            for piece in self.pieces
        )

    @property
    def changed(self) -> bool:
        """Whether anything was done to it or found in it."""
        return bool(self.findings) or any(
            piece.kind is not SegmentKind.KEPT or piece.finding is not None for piece in (*self.pieces, *self.gap)
        )


class Section(NamedTuple):
    """Rows to be shown, or ``folded`` away; ``paragraphs`` of them are not blank."""

    folded: bool
    rows: Sequence[Row]
    paragraphs: int


def rows(report: Report) -> Iterator[Row]:
    """The lines of the original, with what was removed and what was put in its place.

    An insertion, and the note of a finding, stand in the line where the edit or the finding begins.
    """
    document = report.document
    starts, ends = document.bounds
    places = _places(report)
    row = Row(0, [], [], places.begun[0])
    around: list[tuple[int, int, int]] = []  # the open findings that have begun, the innermost first
    gone = 0  # where the last removal ends
    for here, there in pairwise([*sorted(places.cuts), len(document.text)]):
        if row.line + 1 < len(starts) and here == starts[row.line + 1]:
            yield row
            row = Row(row.line + 1, [], [], places.begun[row.line + 1])
        pieces = row.gap if here > ends[row.line] else row.pieces
        pieces += (Segment(SegmentKind.INSERTED, new) for new in places.inserted[here])
        pieces += (Segment(SegmentKind.NOTE, "", place) for place in places.noted[here])
        for end, place in places.opened[here]:
            heappush(around, (-here, end, place))
        while around and around[0][1] <= here:
            heappop(around)
        gone = max(gone, places.removed.get(here, 0))
        if here < there:
            pieces = row.gap if here >= ends[row.line] else row.pieces
            kind = SegmentKind.REMOVED if here < gone else SegmentKind.KEPT
            first = here in places.removed or not pieces or pieces[-1].kind is not SegmentKind.REMOVED
            pieces.append(Segment(kind, document.text[here:there], around[0][2] if around else None, first))
    yield row


class _Places(NamedTuple):
    """Where things begin: the ends of removals, what is inserted, and findings by their place in the report."""

    cuts: set[int]
    removed: dict[int, int]
    inserted: defaultdict[int, list[str]]
    noted: defaultdict[int, list[int]]
    opened: defaultdict[int, list[tuple[int, int]]]
    begun: defaultdict[int, list[int]]


def _places(report: Report) -> _Places:
    document = report.document
    starts, ends = document.bounds
    places = _Places({*starts, *ends}, {}, defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
    for span, old, new in report.edits:
        if old:
            places.removed[span.start] = span.end
            places.cuts.update(span)
        if new:
            places.inserted[_stop(document, span)].append(new)
    for place, finding in enumerate(report.findings):
        places.noted[_stop(document, finding.span)].append(place)
        places.begun[document.line_at(finding.span.start)].append(place)
        if finding.outcome in OPEN:
            places.opened[finding.span.start].append((finding.span.end, place))
            places.cuts.update(finding.span)
    places.cuts.update(places.inserted, places.noted)
    return places


def _stop(document: Document, span: Span) -> int:
    """Where a span ends, or the line does that it begins in."""
    line = document.line(document.line_at(span.start))
    return max(span.start, min(span.end, line.end))


def sections(report: Report) -> Iterator[Section]:
    """The rows of a report, those folded that are far from any change."""
    every = list(rows(report))
    paragraphs = [row.line for row in every if not row.blank]
    near = {
        shown
        for place, line in enumerate(paragraphs)
        if every[line].changed
        for shown in paragraphs[max(0, place - CONTEXT) : place + CONTEXT + 1]
    }
    far, folds = False, []
    for row in every:
        far = far if row.blank else row.line not in near
        folds.append(far)
    for folded, run in groupby(zip(folds, every, strict=True), key=itemgetter(0)):
        chosen = [row for _, row in run]
        count = sum(not row.blank for row in chosen)
        yield Section(folded and count >= WORTH_FOLDING, chosen, count)
