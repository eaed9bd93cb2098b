"""Logical text: what rules search in place of the text as it is stored, and the way back from it.

The two texts share stretches. Between two of them is a cut: a part of the stored text, and what is shown in its place.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from enum import Enum, IntEnum
from typing import NamedTuple


class Layout(Enum):
    """How the paragraphs of a text are stored: one line each, many in a line, many lines each, or in Markdown."""

    PARAGRAPHS = "paragraphs"
    RUN_ON = "run-on"
    WRAPPED = "wrapped"
    MARKDOWN = "markdown"


LAYOUTS = frozenset(layout.value for layout in Layout)


class Gap(IntEnum):
    """Why a text is cut.

    An element of a page ends within a line: SENTENCE, where nothing but the end of a sentence says so; ELEMENT, where a
    mark, a phrase or a shape does; GLUED, where the next element follows without a blank. Or a break of WRAPPING is
    undone; MARKUP is not shown; what is PROTECTED is shown, and nobody changes it.
    """

    SENTENCE = 0
    ELEMENT = 1
    GLUED = 2
    WRAPPING = 3
    MARKUP = 4
    PROTECTED = 5


class Cut(NamedTuple):
    """A part of the stored text (code points, end exclusive, possibly empty), and what is shown in its place."""

    start: int
    end: int
    gap: Gap
    shown: str = "\n\n"


class LogicalText:
    """A stored text with cuts, which are in order and do not overlap.

    ``elements`` are offsets of the logical text at which an element of a page ends, each with the gap after it;
    ``joints`` those at which a break was undone.
    """

    def __init__(self, stored: str, cuts: Iterable[Cut]) -> None:
        self._starts: list[int] = [0]  # of the stretches, in the logical text and in the stored one
        self._stored_starts: list[int] = [0]
        self._stored_ends: list[int] = []
        self._protected: list[tuple[int, int]] = []
        self.elements: list[tuple[int, Gap]] = []
        self.joints: list[int] = []
        parts: list[str] = []
        at = done = 0
        for start, end, gap, shown in cuts:
            parts += stored[done:start], shown
            at += start - done
            if gap <= Gap.GLUED:
                self.elements.append((at, gap))
            elif gap is Gap.WRAPPING:
                self.joints.append(at)
            elif gap is Gap.PROTECTED and shown:
                self._protected.append((at, at + len(shown)))
            at += len(shown)
            done = end
            self._stored_ends.append(start)
            self._starts.append(at)
            self._stored_starts.append(end)
        parts.append(stored[done:])
        self._stored_ends.append(len(stored))
        self.text = "".join(parts)

    def stored_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the stored text for a span of the logical one that is not empty; it excludes what was cut
        at either end.
        """
        first, last = self._stretch_at(start), self._stretch_at(end - 1)
        begin = self._stored_starts[first] + start - self._starts[first]
        if begin >= self._stored_ends[first] and first + 1 < len(self._starts):
            begin = self._stored_starts[first + 1]
        return begin, max(begin, min(self._stored_starts[last] + end - self._starts[last], self._stored_ends[last]))

    def stored_line(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the stored text for whole lines of the logical one, with what was cut at either end."""
        first, last = self._stretch_at(start), self._stretch_at(end - 1)
        begin, stop = self.stored_span(start, end)
        if begin == self._stored_starts[first] and first:
            begin = self._stored_ends[first - 1]
        if stop == self._stored_ends[last] and last + 1 < len(self._starts):
            stop = self._stored_starts[last + 1]
        return begin, stop

    def is_protected(self, start: int, end: int) -> bool:
        """Return whether a span of the logical text contains a part of what is protected."""
        place = bisect_left(self._protected, (end, 0)) - 1
        return place >= 0 and self._protected[place][1] > start

    def is_continuous(self, start: int, end: int) -> bool:
        """Return whether nothing was cut within a span of the logical text."""
        return self._stretch_at(start) == self._stretch_at(end - 1)

    def _stretch_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)
