"""Positions in lines as git and the services that comment on diffs count them: lines end at line feeds alone."""

import re
from bisect import bisect_right
from functools import cached_property

# Code points between two offsets whose bytes are counted once: a line may be the whole text.
BLOCK = 4096

# Surrogates that stand for bytes that were not UTF-8.
ESCAPED = re.compile("[\udc80-\udcff]")


class GitLines:
    """Lines and columns of a text, from 1, for offsets in code points, from 0."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def line(self, offset: int) -> int:
        """Return the line of an offset; a line feed belongs to the line that it ends."""
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """Return the column in code points."""
        return offset - self._starts[self.line(offset) - 1] + 1

    def byte_column(self, offset: int) -> int:
        """Return the column in bytes of UTF-8."""
        return self._bytes(offset) - self._bytes(self._starts[self.line(offset) - 1]) + 1

    def _bytes(self, offset: int) -> int:
        """Return the number of bytes before an offset."""
        if self._text.isascii():
            return offset
        block = offset // BLOCK
        return self._sums[block] + _size(self._text[block * BLOCK : offset])

    @cached_property
    def _sums(self) -> list[int]:
        """The number of bytes before each block."""
        sums = [0]
        for start in range(0, len(self._text), BLOCK):
            sums.append(sums[-1] + _size(self._text[start : start + BLOCK]))
        return sums


def _size(text: str) -> int:
    escaped = 0 if text.isascii() else len(ESCAPED.findall(text))
    return len(text.encode("utf-8", "surrogatepass")) - 2 * escaped
