"""The JSON between the page and the local server; each field of a request is checked before it is used."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cleanup.errors import DecisionError
from cleanup.review.decisions import DEFAULT, REVIEWER, Choice, Decision

# Most code points of a replacement, of a note, and of any other text.
MAX_REPLACEMENT, MAX_NOTE, MAX_NAME = 100_000, 10_000, 200

# The decision about a finding that nobody decided.
OPEN = "open"


@dataclass(frozen=True, slots=True)
class DecisionChange:
    """A new decision about a finding; ``document`` is the number of its document in the page, from 0.

    ``by`` is “default” where nobody decided: ``choice`` then gives whether the fix is applied (None: as by default).
    """

    document: int
    id: str
    choice: Choice | None
    by: str
    replacement: str | None
    note: str


def parse(data: bytes) -> tuple[str, list[DecisionChange]]:
    """Return the reviewer's name and the changes of a request. Raises DecisionError for a request that is not valid."""
    try:
        body = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise DecisionError(f"the request is not JSON: {error}") from error
    if not (isinstance(body, dict) and isinstance(body.get("changes"), list)):
        raise DecisionError("changes: expected a list")
    return _text(body, "reviewer", MAX_NAME), [
        _change(entry, number) for number, entry in enumerate(body["changes"], 1)
    ]


def _change(entry: Any, number: int) -> DecisionChange:
    try:
        if not isinstance(entry, dict):
            raise DecisionError("expected an object")
        if type(entry.get("document")) is not int:
            raise DecisionError("document: expected a whole number")
        by, choice = _text(entry, "by", MAX_NAME), _choice(entry)
        if by not in (REVIEWER, DEFAULT):
            raise DecisionError(f"by: {by!r} is neither {REVIEWER} nor {DEFAULT}")
        if by == DEFAULT and choice not in (None, Choice.ACCEPTED, Choice.SKIPPED):
            raise DecisionError(f"decision: only a reviewer decides so, but by is {DEFAULT}")
        replacement = None if entry.get("replacement") is None else _text(entry, "replacement", MAX_REPLACEMENT)
        if choice is not Choice.EDITED:
            replacement = None
        elif replacement is None:
            raise DecisionError("replacement: expected a string for an edited finding")
        finding_id, note = _text(entry, "id", MAX_NAME), _text(entry, "note", MAX_NOTE)
        by = DEFAULT if choice is None else by
        return DecisionChange(entry["document"], finding_id, choice, by, replacement, note)
    except DecisionError as error:
        raise DecisionError(f"change {number}: {error}") from error


def _choice(entry: dict[str, Any]) -> Choice | None:
    word = _text(entry, "decision", MAX_NAME)
    try:
        return None if word == OPEN else Choice(word)
    except ValueError as error:
        raise DecisionError(f"decision: {word!r} is unknown") from error


def _text(entry: dict[str, Any], key: str, longest: int) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise DecisionError(f"{key}: expected a string")
    if len(value) > longest:
        raise DecisionError(f"{key}: {len(value):,} characters are more than {longest:,}")
    return value


def to_json(reviewer: str, decisions: Sequence[tuple[int, Decision]]) -> bytes:
    """Return what the page loads when it opens; ``decisions`` come with the numbers of their documents.

    The JSON's ``decisions`` are those of the reviewer, and notes about open findings; its ``defaults`` are the changed
    defaults of findings that nobody decided.
    """
    made = [
        {
            "document": document,
            "id": decision.id,
            "decision": decision.choice.value if decision.by == REVIEWER else OPEN,
            "note": decision.note,
            "replacement": decision.replacement if decision.choice is Choice.EDITED else None,
        }
        for document, decision in decisions
        if decision.by == REVIEWER or decision.note
    ]
    defaults = [
        {"document": document, "id": decision.id, "decision": decision.choice.value}
        for document, decision in decisions
        if decision.by == DEFAULT
    ]
    return json.dumps({"reviewer": reviewer, "decisions": made, "defaults": defaults}).encode()
