"""Edits: what is replaced by what, done and undone by arithmetic alone."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleanup.engine.document import Document, Span
from cleanup.errors import EditError

# White space within a line.
BLANKS = " \t\xa0\u3000"


class Edit(NamedTuple):
    """One replacement: a span (code points of the text it is applied to), what stands there, what shall stand there."""

    span: Span
    old: str
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits applied; they are in order and do not overlap.

    Raises EditError where the old text differs from the text at the span, or an edit begins before the last one ended.
    """
    parts: list[str] = []
    done = 0
    for (start, end), old, new in edits:
        if start < done or end < start:
            raise EditError(
                f"the edit at code points {start} to {end} overlaps the one before it, which ends at {done}"
            )
        if text[start:end] != old:
            raise EditError(
                f"the text at code points {start} to {end} is {text[start:end]!r}, not {old!r}: "
                "it has changed since the edits were made"
            )
        parts += text[done:start], new
        done = end
    parts.append(text[done:])
    return "".join(parts)


def invert(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits that undo these; their spans are of the edited text."""
    undone, shift = [], 0
    for (start, end), old, new in edits:
        begin = start + shift
        undone.append(Edit(Span(begin, begin + len(new)), new, old))
        shift += len(new) - (end - start)
    return tuple(undone)


class Origins:
    """Where the places of an edited text were in the original; the edits are in order."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts: list[int] = []  # of the edited text
        self._ends: list[int] = []
        shift = 0
        for (start, end), _, new in edits:
            self._starts.append(start + shift)
            self._ends.append(start + shift + len(new))
            shift += len(new) - (end - start)

    def edit(self, text: str) -> str:
        """Return the original text with the edits applied."""
        return apply(text, self._edits)

    def span(self, span: Span) -> Span:
        """Return the span in the original; it includes an edit that it cuts, and excludes one that it only touches."""
        return self.replacement(span, "")[0]

    def replacement(self, span: Span, new: str) -> tuple[Span, str]:
        """Return the span of the original and the text to put there, so that the edited text has ``new`` in place of
        ``span``.

        The part of an earlier edit's text that the span cuts off is put there again.
        """
        start, end = span
        place = bisect_right(self._starts, start) - 1
        if place >= 0 and start < self._ends[place]:
            new = self._edits[place].new[: start - self._starts[place]] + new
            start = self._edits[place].span.start
        elif place >= 0:
            start = self._back(place, start)
        place = bisect_left(self._starts, end) - 1
        if place >= 0 and end < self._ends[place]:
            new += self._edits[place].new[end - self._starts[place] :]
            end = self._edits[place].span.end
        elif place >= 0:
            end = self._back(place, end)
        return Span(start, end), new

    def _back(self, place: int, offset: int) -> int:
        return self._edits[place].span.end + offset - self._ends[place]


def absorb_blank_lines(document: Document, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Widen edits that leave nothing visible of a line, so that the line goes with its blank lines.

    A removed line takes its break and the blank lines after it, so that the gap before it stays; when it stood right
    under another line it leaves the blank lines, so that two paragraphs never become one; at the end of the text it
    takes the blank lines before it, so that the text keeps its last break, or its lack of one.
    """
    widened = list(edits)
    gone: list[tuple[int, int, int, int]] = []  # first and last line, first and last edit
    for first, last in _runs(document, edits):
        lines = document.line_at(edits[first].span.start), document.line_at(edits[last].span.end)
        gone.append((*lines, first, last))
    for block in _blocks(document, gone):
        _widen(document, widened, block)
    _close_gaps(document, widened)
    _settle_breaks(document, widened)
    return tuple(edit for edit in widened if edit.old != edit.new)


def _close_gaps(document: Document, edits: list[Edit]) -> None:
    """Remove the blanks beside words that were removed at an end of a line, and all but one between removed neighbours.

    The edits must be in order.
    """
    text = document.text
    done, starts_line = 0, True  # where the last edit ends; whether nothing is left of its line so far
    for place, (span, old, new) in enumerate(edits):
        start, end = span
        begin, least = start, done
        while begin > least and text[begin - 1] in BLANKS:
            begin -= 1
        if begin > least or not place:
            starts_line = begin == 0 or text[begin - 1] in "\r\n"
        if not new.strip() and any(map(str.isalnum, old)):
            most = edits[place + 1].span.start if place + 1 < len(edits) else len(text)
            stop = end
            while stop < most and text[stop] in BLANKS:
                stop += 1
            if starts_line and old[-1] not in "\r\n":
                edits[place] = Edit(Span(start, stop), text[start:stop], "")
            elif old[0] not in "\r\n" and (stop == len(text) or text[stop] in "\r\n"):
                edits[place] = Edit(Span(begin, end), text[begin:end], "")
            elif new and place and edits[place - 1].span.end == start and edits[place - 1].new[-1:] in (" ", "\n"):
                edits[place] = Edit(span, old, "")
        elif new.strip():
            starts_line = False
        done = edits[place].span.end


def _settle_breaks(document: Document, edits: list[Edit]) -> None:
    """Close the gap after a break that was put in where words after it were removed; no break stays at a line's end.

    The edits must be in order.
    """
    text = document.text
    place = 0
    while place < len(edits):
        breaker, place = place, place + 1
        (span, old, new), done = edits[breaker], edits[breaker].span.end
        if new[-1:] != "\n" or old[-1:] in ("\n", "\r"):
            continue
        while True:
            most = edits[place].span.start if place < len(edits) else len(text)
            stop = done
            while stop < most and text[stop] in BLANKS:
                stop += 1
            if stop < most or place == len(edits) or edits[place].new.strip():
                break
            end = edits[place].span.end
            edits[place] = Edit(Span(done, end), text[done:end], "")
            done, place = end, place + 1
        if place > breaker + 1:
            start = edits[place - 1].span.start
            edits[place - 1] = Edit(Span(start, stop), text[start:stop], "")
            if stop == len(text) or text[stop] in "\r\n":
                edits[breaker] = Edit(span, old, new.rstrip("\n"))


def _runs(document: Document, edits: Sequence[Edit]) -> Iterable[tuple[int, int]]:
    """Yield the runs of edits (first, last) that together leave nothing visible of their lines."""
    text, (starts, ends) = document.text, document.bounds
    first = 0
    while first < len(edits):
        last = first
        end = ends[document.line_at(edits[first].span.end)]
        while last + 1 < len(edits) and edits[last + 1].span.start <= end:
            last += 1
            end = ends[document.line_at(edits[last].span.end)]
        start = starts[document.line_at(edits[first].span.start)]
        done = start
        for (a, b), _, new in edits[first : last + 1]:
            if new.strip() or text[done:a].strip():
                break
            done = b
        else:
            if not text[done:end].strip() and text[start:end].strip():
                yield first, last
        first = last + 1


def _blocks(document: Document, gone: Sequence[tuple[int, int, int, int]]) -> Iterable[list[tuple[int, int, int, int]]]:
    """Yield groups of removed lines with only blank lines between them; an edit of a blank line separates groups."""
    block: list[tuple[int, int, int, int]] = []
    for run in gone:
        if block and (run[2] != block[-1][3] + 1 or document.line_after(block[-1][1]) != run[0]):
            yield block
            block = []
        block.append(run)
    if block:
        yield block


def _widen(document: Document, edits: list[Edit], block: list[tuple[int, int, int, int]]) -> None:
    starts, ends = document.bounds
    top, bottom = block[0][0], block[-1][1]
    above, below = document.line_before(top), document.line_after(bottom)
    at_end = below is None
    close_above = above is not None and above == top - 1
    # the edits around may be of lines that are blank, and what they put there stays
    first_edit, last_edit = block[0][2], block[-1][3]
    least = edits[first_edit - 1].span.end if first_edit else 0
    most = edits[last_edit + 1].span.start if last_edit + 1 < len(edits) else len(document.text)
    for index, (first_line, last_line, first, last) in enumerate(block):
        if at_end:
            before = above if index == 0 else block[index - 1][1]
            start = 0 if before is None else ends[before]
            end = ends[last_line]
        else:
            start = starts[first_line]
            after = block[index + 1][0] if index + 1 < len(block) else below
            kept = last_line + 1 if close_above and index + 1 == len(block) else after
            end = starts[kept if kept is not None else last_line]
        start, end = max(start, least), min(end, most)
        cuts = [start, *(edits[k + 1].span.start for k in range(first, last)), end]
        for k in range(first, last + 1):
            span = Span(cuts[k - first], cuts[k - first + 1])
            edits[k] = Edit(span, document.slice(span), "")


def touched(edits: Sequence[Edit], span: Span) -> bool:
    """Return True if one of the edits, which are in order, overlaps the span."""
    index = bisect_left(edits, ((span.end,),)) - 1  # before all edits that begin there; a key would be called each time
    return index >= 0 and edits[index].span.overlaps(span)
