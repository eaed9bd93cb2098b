"""Lengths of lines: enough to tell that a text is not wrapped, before anything is imported that knows how texts are."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

# Where the lines of a text start and end, in code points.
Bounds: TypeAlias = tuple[Sequence[int], Sequence[int]]

# The code points of lines that wrapping makes, and the least number of breaks between them that tell a width.
MIN_LINE, MAX_LINE = 36, 200
MIN_BREAKS = 3


def may_be_wrapped(lines: Sequence[str]) -> bool:
    """Return whether a text has enough lines of such lengths with another line right under them."""
    breaks = 0
    for line, after in pairwise(lines):
        if after and MIN_LINE <= len(line) <= MAX_LINE and not after.isspace():
            breaks += 1
            if breaks == MIN_BREAKS:
                return True
    return False
