"""Validation of untrusted JSON: each field is checked before its value is used."""

import re
from collections.abc import Mapping, Sequence
from typing import NoReturn

from cleanup.engine.document import Span
from cleanup.errors import DecisionError

# Code points of a value that an error shows.
MAX_SHOWN = 60


class JsonObject:
    """A JSON object whose fields are read by type. ``where`` locates it in error messages.

    All methods raise DecisionError when the field is missing or of another type.
    """

    def __init__(self, where: str, fields: object) -> None:
        if not isinstance(fields, Mapping):
            raise DecisionError(f"{where}: not a JSON object; export the decisions again")
        self.where, self._fields = where, fields

    def text(self, key: str, expression: str = "(?s:.*)", *, longest: int | None = None) -> str:
        """Return a string that matches an expression and has at most ``longest`` code points."""
        value = self._fields.get(key)
        if (
            not isinstance(value, str)
            or not re.fullmatch(expression, value)
            or (longest is not None and len(value) > longest)
        ):
            self.fail(key)
        return value

    def optional(self, key: str) -> str | None:
        """Return a string or None."""
        return None if key in self._fields and self._fields[key] is None else self.text(key)

    def span(self, text: str) -> Span:
        """Return ``start`` and ``end`` as the span of a text that is not empty."""
        start, end = self._fields.get("start"), self._fields.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start < end or end - start != len(text):
            problem = f"{_shown(start)} and {_shown(end)} do not fit “original”, which has {len(text)} code points"
            self.fail("start and end", problem)
        return Span(start, end)

    def list(self, key: str) -> Sequence[object]:
        """Return an array."""
        value = self._fields.get(key)
        return value if isinstance(value, list) else self.fail(key)

    def object(self, key: str) -> "JsonObject":
        """Return an object in this one."""
        return JsonObject(f"{self.where}, {key}", self._fields.get(key))

    def fail(self, key: str, problem: str = "") -> NoReturn:
        """Raise DecisionError about a field, by default that it is missing or its value is not valid."""
        default = f"{_shown(self._fields[key])} is not valid" if key in self._fields else "is missing"
        raise DecisionError(
            f"{self.where}: {key}: {problem or default}; export the decisions again, or correct the file: "
            "docs/decisions.md describes each field"
        )


def _shown(value: object) -> str:
    if isinstance(value, (list, dict)):
        return "an array" if isinstance(value, list) else "an object"
    shown = repr(value)
    return shown if len(shown) <= MAX_SHOWN else f"{shown[:MAX_SHOWN]}…"
