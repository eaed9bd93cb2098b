"""Of much that was added, what has the lowest codes: a sample that does not depend on the order."""

from array import array
from bisect import bisect_left
from collections.abc import Callable
from typing import Generic, TypeVar

# Sites, neighbours and wordings that are kept per line: those with the lowest codes.
KEPT = 12

Value = TypeVar("Value")


class BottomK(Generic[Value]):
    """Of all codes that were added those that are lowest, each with what was added for it.

    Which these are does not depend on the order, and what is added for one of them is never lost.
    """

    __slots__ = ("codes", "join", "values")

    def __init__(self, join: Callable[[Value, Value], Value]) -> None:
        self.join = join
        self.codes = array("Q")
        self.values: list[Value] = []

    def add(self, code: int, value: Value, most: int = KEPT) -> None:
        """Add a value; it is joined with the one that was added for the same code."""
        place = bisect_left(self.codes, code)
        if place < len(self.codes) and self.codes[place] == code:
            self.values[place] = self.join(self.values[place], value)
        elif place < most:
            self.codes.insert(place, code)
            self.values.insert(place, value)
            del self.codes[most:], self.values[most:]

    def merge(self, other: "BottomK[Value]", most: int = KEPT) -> None:
        """Add all that another one has."""
        for code, value in zip(other.codes, other.values, strict=True):
            self.add(code, value, most)

    def distinct(self, most: int = KEPT) -> int:
        """Return the number of codes that were added: exact below ``most``, an estimate above it."""
        return len(self.codes) if len(self.codes) < most else round((most - 1) * 2**64 / (self.codes[-1] + 1))
