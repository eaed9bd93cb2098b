"""The fields of hostile JSON: each is believed only when it is what it should be."""

import re
from collections.abc import Mapping, Sequence
from typing import NoReturn

from cleanup.engine.document import Span
from cleanup.errors import DecisionError


class JsonObject:
    """The fields of a JSON object, each asked for by its type; what is wrong is told with ``where`` it stands."""

    def __init__(self, where: str, fields: object) -> None:
        if not isinstance(fields, Mapping):
            raise DecisionError(f"{where}: not an object with fields; export the decisions again")
        self.where, self._fields = where, fields

    def text(self, key: str, expression: str = "(?s:.*)", *, most: int | None = None) -> str:
        """A text, of at most so many code points, that matches an expression."""
        value = self._fields.get(key)
        if (
            not isinstance(value, str)
            or not re.fullmatch(expression, value)
            or (most is not None and len(value) > most)
        ):
            self.refuse(key)
        return value

    def optional(self, key: str) -> str | None:
        """A text or null."""
        return None if key in self._fields and self._fields[key] is None else self.text(key)

    def span(self, text: str) -> Span:
        """``start`` and ``end`` of a text that is not empty."""
        start, end = self._fields.get("start"), self._fields.get("end")
        if type(start) is not int or type(end) is not int or not 0 <= start < end or end - start != len(text):
            told = f"{_short(start)} and {_short(end)} cannot be, where “original” has {len(text)} code points"
            self.refuse("start and end", told)
        return Span(start, end)

    def list(self, key: str) -> Sequence[object]:
        """An array."""
        value = self._fields.get(key)
        return value if isinstance(value, list) else self.refuse(key)

    def object(self, key: str) -> "JsonObject":
        """The fields of an object in this one."""
        return JsonObject(f"{self.where}, {key}", self._fields.get(key))

    def refuse(self, key: str, what: str = "") -> NoReturn:
        """Raise DecisionError about a field."""
        told = what or (f"{_short(self._fields[key])} cannot be" if key in self._fields else "is missing")
        raise DecisionError(
            f"{self.where}: {key}: {told}; export the decisions again, or mend the file: docs/decisions.md says what "
            "each field holds"
        )


def _short(value: object) -> str:
    if isinstance(value, (list, dict)):
        return "an array" if isinstance(value, list) else "an object"
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"
