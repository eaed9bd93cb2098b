"""Read decision files as untrusted input: they may come from anyone, and are applied to files."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from cleanup.engine.report import NEIGHBOURS
from cleanup.engine.rule import Safety
from cleanup.errors import DecisionError
from cleanup.messages import io_failure
from cleanup.review.decisions import DEFAULT, JOURNAL, REVIEWER, SCHEMA, Choice, Decision, DocumentDecisions, Review
from cleanup.review.validation import JsonObject


def read_review(path: str) -> Review:
    """Return the review in a ``decisions.json`` or a journal.

    In a journal the last line about a finding counts, and for a document whose text changed only lines about the last
    text. An incomplete last line, left by a process that was killed, is ignored. Raises DecisionError with the place
    and the reason.
    """
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise DecisionError(io_failure(path, "read", error)) from error
    first, _, rest = data.partition(b"\n")
    header = _json(first)
    if isinstance(header, dict) and header.get("schema") == JOURNAL:
        return _review(JsonObject(f"{path}, line 1", header), _last_decisions(path, rest.split(b"\n")))
    whole = _json(data)
    schema = next((value.get("schema") for value in (whole, header) if isinstance(value, dict)), None)
    if schema != SCHEMA or not isinstance(whole, dict):
        other = isinstance(schema, str) and schema != SCHEMA
        found = f"its schema is {schema!r}" if other else "it is not a JSON object with a schema"
        raise DecisionError(
            f"{path}: not a decision file: {found}, expected {SCHEMA} or {JOURNAL}; name the file that the page of a "
            "report exports, or the journal of `corpuscrub review --serve`"
        )
    fields = JsonObject(path, whole)
    return _review(fields, tuple(_documents(path, fields.list("documents"))))


def _json(data: bytes) -> Any:
    """Return a JSON value; None where the data is not JSON or is nested too deeply."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _review(header: JsonObject, documents: tuple[DocumentDecisions, ...]) -> Review:
    return Review(
        header.text("tool"), header.text("ruleset"), header.text("report"), header.text("reviewer"), documents
    )


def _documents(path: str, entries: Sequence[object]) -> Iterator[DocumentDecisions]:
    seen = set()
    for number, value in enumerate(entries, 1):
        fields = JsonObject(f"{path}, document {number}", value)
        decided = _document(fields)
        if (decided.path, decided.id) in seen:
            fields.fail("path", f"{decided.path!r} is listed twice")
        seen.add((decided.path, decided.id))
        decisions: dict[str, Decision] = {}
        for count, finding in enumerate(fields.list("findings"), 1):
            decision = _decision(JsonObject(f"{fields.where} ({decided.path}), finding {count}", finding))
            if decision.id in decisions:
                fields.fail("findings", f"{decision.id!r} is listed twice")
            decisions[decision.id] = decision
        yield replace(decided, decisions=tuple(decisions.values()))


def _last_decisions(path: str, lines: Sequence[bytes]) -> tuple[DocumentDecisions, ...]:
    """Return the last decisions in the lines of a journal, which begin with its second line."""
    documents: dict[tuple[str, str | None], tuple[DocumentDecisions, dict[str, Decision]]] = {}
    for number, line in enumerate(lines, 2):
        value = _json(line)
        if value is None and number == len(lines) + 1:
            break
        fields = JsonObject(f"{path}, line {number}", value)
        decided = _document(fields)
        earlier, decisions = documents.setdefault((decided.path, decided.id), (decided, {}))
        if earlier.sha256 != decided.sha256:
            decisions = {}
            documents[decided.path, decided.id] = decided, decisions
        decision = _decision(fields.object("finding"))
        decisions[decision.id] = decision
    return tuple(replace(decided, decisions=tuple(last.values())) for decided, last in documents.values())


def _document(fields: JsonObject) -> DocumentDecisions:
    """Return a document without decisions."""
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
        before=fields.text("before", longest=NEIGHBOURS),
        after=fields.text("after", longest=NEIGHBOURS),
    )
