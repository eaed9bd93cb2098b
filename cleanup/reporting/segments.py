"""A text split into segments wherever an edit or an open finding begins or ends, line by line.

Removed and inserted segments come from the edits alone; two texts are never compared.
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

# Unchanged paragraphs that are shown on either side of a changed one.
CONTEXT = 1

# The fewest unchanged paragraphs that are longer than the line that replaces them when they are folded.
MIN_FOLDED = 2


class SegmentKind(Enum):
    """What happened to a segment; a NOTE has no text and marks where a finding is named."""

    KEPT = "kept"
    REMOVED = "removed"
    INSERTED = "inserted"
    NOTE = "note"


class Segment(NamedTuple):
    """Text of one kind throughout.

    ``finding`` is the index in the report of the innermost open finding around it; of a NOTE, of the finding to be
    named. ``first`` is whether a removal begins here, in each of its lines.
    """

    kind: SegmentKind
    text: str
    finding: int | None = None
    first: bool = True


class Row(NamedTuple):
    """A line of the original: its segments, those of the line break after it, and the findings that begin in it."""

    line: int
    segments: list[Segment]
    line_break: list[Segment]
    findings: Sequence[int]

    @property
    def blank(self) -> bool:
        """Whether the line has nothing to show as a paragraph."""
        return all(
            segment.kind in (SegmentKind.KEPT, SegmentKind.REMOVED)
            and segment.finding is None
            and not segment.text.strip()
            for segment in self.segments
        )

    @property
    def changed(self) -> bool:
        """Whether an edit or a finding touches the line."""
        return bool(self.findings) or any(
            segment.kind is not SegmentKind.KEPT or segment.finding is not None
            for segment in (*self.segments, *self.line_break)
        )


class Section(NamedTuple):
    """Rows to show, or to replace by a line when ``folded``; ``paragraphs`` of them are not blank."""

    folded: bool
    rows: Sequence[Row]
    paragraphs: int


def rows(report: Report) -> Iterator[Row]:
    """Yield the lines of the original, with removed and inserted segments.

    An insertion, or the note of a finding, is in the line in which the edit or the finding begins.
    """
    document = report.document
    starts, ends = document.bounds
    events = _events(report)
    row = Row(0, [], [], events.findings[0])
    around: list[tuple[int, int, int]] = []  # the open findings here, the innermost first
    removed_to = 0  # the end of the last removal
    for here, there in pairwise([*sorted(events.cuts), len(document.text)]):
        if row.line + 1 < len(starts) and here == starts[row.line + 1]:
            yield row
            row = Row(row.line + 1, [], [], events.findings[row.line + 1])
        segments = row.line_break if here > ends[row.line] else row.segments
        segments += (Segment(SegmentKind.INSERTED, new) for new in events.inserted[here])
        segments += (Segment(SegmentKind.NOTE, "", finding) for finding in events.notes[here])
        for end, finding in events.opened[here]:
            heappush(around, (-here, end, finding))
        while around and around[0][1] <= here:
            heappop(around)
        removed_to = max(removed_to, events.removed.get(here, 0))
        if here < there:
            segments = row.line_break if here >= ends[row.line] else row.segments
            kind = SegmentKind.REMOVED if here < removed_to else SegmentKind.KEPT
            first = here in events.removed or not segments or segments[-1].kind is not SegmentKind.REMOVED
            segments.append(Segment(kind, document.text[here:there], around[0][2] if around else None, first))
    yield row


class _Events(NamedTuple):
    """What begins at an offset: removals with their ends, inserted texts, and findings by their index in the report.

    ``cuts`` are the offsets at which a segment ends. ``notes`` are the findings to be named at an offset, ``opened``
    the ends and indices of open findings that begin there, ``findings`` those that begin in a line.
    """

    cuts: set[int]
    removed: dict[int, int]
    inserted: defaultdict[int, list[str]]
    notes: defaultdict[int, list[int]]
    opened: defaultdict[int, list[tuple[int, int]]]
    findings: defaultdict[int, list[int]]


def _events(report: Report) -> _Events:
    document = report.document
    starts, ends = document.bounds
    events = _Events({*starts, *ends}, {}, defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list))
    for edit in report.edits:
        if edit.old:
            events.removed[edit.span.start] = edit.span.end
            events.cuts.update(edit.span)
        if edit.new:
            events.inserted[_end_in_line(document, edit.span)].append(edit.new)
    for index, finding in enumerate(report.findings):
        events.notes[_end_in_line(document, finding.span)].append(index)
        events.findings[document.line_at(finding.span.start)].append(index)
        if finding.outcome in OPEN:
            events.opened[finding.span.start].append((finding.span.end, index))
            events.cuts.update(finding.span)
    events.cuts.update(events.inserted, events.notes)
    return events


def _end_in_line(document: Document, span: Span) -> int:
    """Return the end of a span, or of the line in which it begins if that ends first."""
    line = document.line(document.line_at(span.start))
    return max(span.start, min(span.end, line.end))


def sections(report: Report) -> Iterator[Section]:
    """Yield the rows of a report, with those folded that are far from any change."""
    all_rows = list(rows(report))
    paragraphs = [row.line for row in all_rows if not row.blank]
    near = {
        shown
        for number, line in enumerate(paragraphs)
        if all_rows[line].changed
        for shown in paragraphs[max(0, number - CONTEXT) : number + CONTEXT + 1]
    }
    far, folds = False, []
    for row in all_rows:
        far = far if row.blank else row.line not in near
        folds.append(far)
    for folded, run in groupby(zip(folds, all_rows, strict=True), key=itemgetter(0)):
        chosen = [row for _, row in run]
        count = sum(not row.blank for row in chosen)
        yield Section(folded and count >= MIN_FOLDED, chosen, count)
