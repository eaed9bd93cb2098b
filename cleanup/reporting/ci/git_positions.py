"""Positions as git counts lines, and with it the services that comment on diffs: lines end at line feeds alone."""

import re
from bisect import bisect_right
from functools import cached_property

BLOCK = 4096
"""Every so many code points it is known how many bytes there are before: a line may be the whole text."""

ESCAPED = re.compile("[\udc80-\udcff]")
"""A byte that was not UTF-8, and was let through."""


class GitLines:
    """The places of a text, which are code points from 0, as lines and columns from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def line(self, offset: int) -> int:
        """The line; a line feed belongs to the line before it."""
        return bisect_right(self._starts, offset)

    def column(self, offset: int) -> int:
        """The column in code points."""
        return offset - self._starts[self.line(offset) - 1] + 1

    def byte_column(self, offset: int) -> int:
        """The column in bytes of the text in UTF-8."""
        return self._bytes(offset) - self._bytes(self._starts[self.line(offset) - 1]) + 1

    def _bytes(self, offset: int) -> int:
        """How many bytes stand before an offset."""
        if self._text.isascii():
            return offset
        block = offset // BLOCK
        return self._sums[block] + _size(self._text[block * BLOCK : offset])

    @cached_property
    def _sums(self) -> list[int]:
        """How many bytes stand before each block."""
        sums = [0]
        for start in range(0, len(self._text), BLOCK):
            sums.append(sums[-1] + _size(self._text[start : start + BLOCK]))
        return sums


def _size(text: str) -> int:
    escaped = 0 if text.isascii() else len(ESCAPED.findall(text))
    return len(text.encode("utf-8", "surrogatepass")) - 2 * escaped
