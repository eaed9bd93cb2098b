"""Logical text: what rules search in place of the text as it is stored, and the way back from it.

The two texts share stretches. What stands between two of them differs: a gap in the stored text, a separator in the
logical one.
"""

from bisect import bisect_right
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple


class Gap(IntEnum):
    """What says that an element of a page ends within a line: the end of a sentence alone; a mark, a phrase or a shape;
    or that it was glued to the next one.
    """

    SENTENCE = 0
    ELEMENT = 1
    GLUED = 2


class Stretch(NamedTuple):
    """A stretch of the stored text (code points, end exclusive), and what separates it from the next stretch.

    ``gap`` is what says that an element ends there; None where a line of the stored text ends.
    """

    start: int
    end: int
    separator: str = ""
    gap: Gap | None = None


class LogicalText:
    """A text made of stretches of a stored text, in order."""

    def __init__(self, stored: str, stretches: Iterable[Stretch]) -> None:
        self._stretches = [*stretches]
        self._starts: list[int] = []  # where the stretches start in the logical text
        parts: list[str] = []
        self.gaps: list[tuple[int, Gap]] = []  # offsets of the logical text at which elements end
        at = 0
        self.joints: list[int] = []  # offsets at which a break of the stored text was undone
        for start, end, separator, gap in self._stretches:
            self._starts.append(at)
            parts += stored[start:end], separator
            at += end - start
            if gap is not None:
                self.gaps.append((at, gap))
            elif len(self._starts) < len(self._stretches):
                self.joints.append(at)
            at += len(separator)
        self.text = "".join(parts)

    def stored_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the stored text for a span of the logical one that is not empty; it excludes a gap at
        either end.
        """
        first = self._stretch_at(start)
        begin = self._stretches[first].start + start - self._starts[first]
        if begin >= self._stretches[first].end and first + 1 < len(self._stretches):
            begin = self._stretches[first + 1].start  # the span starts in a separator
        last = self._stretch_at(end - 1)
        stretch = self._stretches[last]
        return begin, max(begin, min(stretch.start + end - self._starts[last], stretch.end))

    def _stretch_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)
