"""Review read back, as hostile input: a file of them comes from somebody else, and is applied to files."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cleanup.engine.report import NEIGHBOURS
from cleanup.engine.rule import Safety
from cleanup.errors import DecisionError
from cleanup.io.files import reason
from cleanup.review.decisions import DEFAULT, JOURNAL, REVIEWER, SCHEMA, Choice, Decision, DocumentDecisions, Review
from cleanup.review.validation import JsonObject


def read(path: str) -> Review:
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
        return _review(JsonObject(f"{path}, line 1", head), _last_words(path, rest.split(b"\n")))
    whole = _json(data)
    schema = next((one.get("schema") for one in (whole, head) if isinstance(one, dict)), None)
    if schema != SCHEMA or not isinstance(whole, dict):
        other = isinstance(schema, str) and schema != SCHEMA
        what = f"its schema is {schema!r}" if other else "it is not one JSON with a schema"
        raise DecisionError(
            f"{path}: not decisions of corpuscrub: {what}, not {SCHEMA} or {JOURNAL}; name the file that the page of a "
            "report exports, or the journal of `corpuscrub review --serve`"
        )
    fields = JsonObject(path, whole)
    return _review(fields, tuple(_documents(path, fields.list("documents"))))


def _json(data: bytes) -> Any:
    """What a JSON says; None where it is none, or deeper than anybody nests."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _review(head: JsonObject, documents: tuple[DocumentDecisions, ...]) -> Review:
    return Review(head.text("tool"), head.text("ruleset"), head.text("report"), head.text("reviewer"), documents)


def _documents(path: str, entries: Sequence[object]) -> Iterator[DocumentDecisions]:
    known = set()
    for number, value in enumerate(entries, 1):
        fields = JsonObject(f"{path}, document {number}", value)
        decided = _document(fields)
        if (decided.path, decided.id) in known:
            fields.refuse("path", f"{decided.path!r} stands there twice")
        known.add((decided.path, decided.id))
        decisions: dict[str, Decision] = {}
        for place, finding in enumerate(fields.list("findings"), 1):
            one = _decision(JsonObject(f"{fields.where} ({decided.path}), finding {place}", finding))
            if one.id in decisions:
                fields.refuse("findings", f"{one.id!r} stands there twice")
            decisions[one.id] = one
        yield replace(decided, decisions=tuple(decisions.values()))


def _last_words(path: str, lines: Sequence[bytes]) -> tuple[DocumentDecisions, ...]:
    """What the lines of a journal, from the second on, say in the end."""
    documents: dict[tuple[str, str | None], tuple[DocumentDecisions, dict[str, Decision]]] = {}
    for number, line in enumerate(lines, 2):
        value = _json(line)
        if value is None and number == len(lines) + 1:
            break
        fields = JsonObject(f"{path}, line {number}", value)
        decided = _document(fields)
        known, decisions = documents.setdefault((decided.path, decided.id), (decided, {}))
        if known.sha256 != decided.sha256:
            decisions = {}
            documents[decided.path, decided.id] = decided, decisions
        one = _decision(fields.object("finding"))
        decisions[one.id] = one
    return tuple(replace(decided, decisions=tuple(said.values())) for decided, said in documents.values())


def _document(fields: JsonObject) -> DocumentDecisions:
    """A document, as yet without decisions."""
    return DocumentDecisions(
        fields.text("path", "[^\0]*"), fields.optional("id"), fields.text("sha256", "[0-9a-f]{64}"), ()
    )


def _decision(fields: JsonObject) -> Decision:
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
