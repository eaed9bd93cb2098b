"""Decisions read back, as hostile input: a file of them comes from somebody else, and is applied to files."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from cleanup.errors import DecisionError
from cleanup.files import reason
from cleanup.report import NEIGHBOURS
from cleanup.review.decisions import DEFAULT, JOURNAL, REVIEWER, SCHEMA, Choice, Decided, Decision, Decisions
from cleanup.rule import Safety
from cleanup.text import Span


def read(path: str) -> Decisions:
    """The decisions of a ``decisions.json`` or of a journal.

    Of a journal the last line about a finding counts, of a document whose text changed those about the last text; half
    a last line, left by a process that was killed, is no line. Raises DecisionError, which says what is wrong where.
    """
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise DecisionError(f"{path}: the decisions cannot be read: {reason(error)}") from error
    first, _, rest = data.partition(b"\n")
    head = _json(first)
    if isinstance(head, dict) and head.get("schema") == JOURNAL:
        return _review(Fields(f"{path}, line 1", head), _last_words(path, rest.split(b"\n")))
    whole = _json(data)
    schema = whole.get("schema") if isinstance(whole, dict) else None
    if schema != SCHEMA:
        what = f"its schema is {schema!r}" if isinstance(schema, str) else "it has no schema"
        raise DecisionError(
            f"{path}: not decisions of corpuscrub: {what}, not {SCHEMA} or {JOURNAL}; name the file that the page of a "
            "report exports, or the journal of `corpuscrub review --serve`"
        )
    fields = Fields(path, whole)
    return _review(fields, tuple(_documents(path, fields.list("documents"))))


def _json(data: bytes) -> Any:
    """What a JSON says; None where it is none, or deeper than anybody nests."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


class Fields:
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
            self.refuse("start and end", f"{start!r} and {end!r}, where “original” has {len(text)} code points")
        return Span(start, end)

    def list(self, key: str) -> Sequence[object]:
        """An array."""
        value = self._fields.get(key)
        return value if isinstance(value, list) else self.refuse(key)

    def object(self, key: str) -> "Fields":
        """The fields of an object in this one."""
        return Fields(f"{self.where}, {key}", self._fields.get(key))

    def refuse(self, key: str, what: str = "") -> NoReturn:
        """Raise DecisionError about a field."""
        told = what or (_short(self._fields[key]) if key in self._fields else "is missing")
        raise DecisionError(
            f"{self.where}: {key}: {told}; export the decisions again, or mend the file: docs/decisions.md says what "
            "each field holds"
        )


def _short(value: object) -> str:
    if isinstance(value, (list, dict)):
        return "an array" if isinstance(value, list) else "an object"
    shown = repr(value)
    return f"{shown[:60]}{'…' * (len(shown) > 60)} cannot be"


def _review(head: Fields, documents: tuple[Decided, ...]) -> Decisions:
    return Decisions(head.text("tool"), head.text("ruleset"), head.text("report"), head.text("reviewer"), documents)


def _documents(path: str, entries: Sequence[object]) -> Iterator[Decided]:
    known = set()
    for number, value in enumerate(entries, 1):
        fields = Fields(f"{path}, document {number}", value)
        decided = _document(fields)
        if (decided.path, decided.id) in known:
            fields.refuse("path", f"{decided.path!r} stands there twice")
        known.add((decided.path, decided.id))
        decisions: dict[str, Decision] = {}
        for place, finding in enumerate(fields.list("findings"), 1):
            one = _decision(Fields(f"{fields.where} ({decided.path}), finding {place}", finding))
            if one.id in decisions:
                fields.refuse("findings", f"{one.id!r} stands there twice")
            decisions[one.id] = one
        yield replace(decided, decisions=tuple(decisions.values()))


def _last_words(path: str, lines: Sequence[bytes]) -> tuple[Decided, ...]:
    """What the lines of a journal, from the second on, say in the end."""
    documents: dict[tuple[str, str | None], tuple[Decided, dict[str, Decision]]] = {}
    for number, line in enumerate(lines, 2):
        value = _json(line)
        if value is None and number == len(lines) + 1:
            break
        fields = Fields(f"{path}, line {number}", value)
        decided = _document(fields)
        known, decisions = documents.setdefault((decided.path, decided.id), (decided, {}))
        if known.sha256 != decided.sha256:
            decisions = {}
            documents[decided.path, decided.id] = decided, decisions
        one = _decision(fields.object("finding"))
        decisions[one.id] = one
    return tuple(replace(decided, decisions=tuple(said.values())) for decided, said in documents.values())


def _document(fields: Fields) -> Decided:
    """A document, as yet without decisions."""
    return Decided(fields.text("path", "[^\0]*"), fields.optional("id"), fields.text("sha256", "[0-9a-f]{64}"), ())


def _decision(fields: Fields) -> Decision:
    original = fields.text("original", "(?s:.+)")
    choice = Choice(fields.text("decision", "|".join(each.value for each in Choice)))
    return Decision(
        id=fields.text("id", "(?s:.+)"),
        code=fields.text("code", r"[A-Z]+\d+"),
        safety=fields.text("safety", "|".join(each.value for each in Safety)),
        span=fields.span(original),
        original=original,
        replacement=fields.text("replacement") if choice is Choice.EDITED else fields.optional("replacement"),
        choice=choice,
        by=fields.text("by", f"{REVIEWER}|{DEFAULT}"),
        note=fields.text("note"),
        before=fields.text("before", most=NEIGHBOURS),
        after=fields.text("after", most=NEIGHBOURS),
    )
