"""Quotation marks and brackets that belong together, between which no element ends."""

from bisect import bisect_right
from collections.abc import Callable

import regex

# Marks that are further apart (code points) belong to different pairs.
MAX_QUOTED = 600

_PAIRS = {"“": "”", "„": "“", "«": "»", "(": ")", "[": "]", "「": "」", "『": "』", "（": "）"}
_MARKS = regex.compile(r"[“”„«»()\[\]\"「」『』（）]")


def enclosed(line: str) -> Callable[[int], bool]:
    """Return a function that tells whether an offset of a line is inside quotation marks or brackets."""
    starts: list[int] = []
    ends: list[int] = []
    opened: dict[str, int] = {}
    for found in _MARKS.finditer(line):
        at = found.start()
        mark = found[0] if found[0] != '"' else _curled(line, at, is_open="”" in opened)
        begun = opened.pop(mark, None)
        if begun is None:
            if mark in _PAIRS:
                opened[_PAIRS[mark]] = at
        elif at - begun <= MAX_QUOTED:
            while starts and starts[-1] >= begun:  # pairs inside this one
                starts.pop()
                ends.pop()
            starts.append(begun)
            ends.append(at)

    def is_inside(offset: int) -> bool:
        place = bisect_right(starts, offset - 1) - 1
        return place >= 0 and offset <= ends[place]

    return is_inside


def _curled(line: str, at: int, *, is_open: bool) -> str:
    """Return the curly form of a straight quotation mark."""
    before, after = line[at - 1 : at] if at else "", line[at + 1 : at + 2]
    glued = not is_open and after.isalnum() and before in ".!?,"
    return "“" if not before.strip() or before in "([—–-" or glued else "”"
