"""What the page tells the local server, and what it is told: JSON, whose every field is believed only when it fits."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from cleanup.errors import DecisionError
from cleanup.review.decisions import DEFAULT, REVIEWER, Choice, Decision

REPLACEMENT, NOTE, NAME = 100_000, 10_000, 200
"""Code points that a replacement, a note and a reviewer's name may have."""

OPEN = "open"
"""The decision about a finding that nobody decided."""


class DecisionChange(NamedTuple):
    """What is decided about a finding of a document, which is known by its number in the page, from 0.

    ``by`` is “default” where nobody decided: the fix is applied or not as ``choice`` says, and without one as the
    finding's default says.
    """

    document: int
    id: str
    choice: Choice | None
    by: str
    replacement: str | None
    note: str


def parse(data: bytes) -> tuple[str, list[DecisionChange]]:
    """The reviewer's name and the changes of a request. Raises DecisionError for whatever is not as it should be."""
    try:
        body = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise DecisionError(f"the request is not JSON: {error}") from error
    if not (isinstance(body, dict) and isinstance(body.get("changes"), list)):
        raise DecisionError("changes: a list is needed")
    return _text(body, "reviewer", NAME), [_change(entry, number) for number, entry in enumerate(body["changes"], 1)]


def _change(entry: Any, number: int) -> DecisionChange:
    try:
        if not isinstance(entry, dict):
            raise DecisionError("an object is needed")
        if type(entry.get("document")) is not int:
            raise DecisionError("document: a whole number is needed")
        by, choice = _text(entry, "by", NAME), _choice(entry)
        if by not in (REVIEWER, DEFAULT):
            raise DecisionError(f"by: {by!r} is neither {REVIEWER} nor {DEFAULT}")
        if by == DEFAULT and choice not in (None, Choice.ACCEPTED, Choice.SKIPPED):
            raise DecisionError(f"decision: a person's only, but by is {DEFAULT}")
        replacement = None if entry.get("replacement") is None else _text(entry, "replacement", REPLACEMENT)
        if choice is not Choice.EDITED:
            replacement = None
        elif replacement is None:
            raise DecisionError("replacement: a text is needed where a finding is edited")
        known, note = _text(entry, "id", NAME), _text(entry, "note", NOTE)
        return DecisionChange(entry["document"], known, choice, DEFAULT if choice is None else by, replacement, note)
    except DecisionError as error:
        raise DecisionError(f"change {number}: {error}") from error


def _choice(entry: dict[str, Any]) -> Choice | None:
    word = _text(entry, "decision", NAME)
    try:
        return None if word == OPEN else Choice(word)
    except ValueError as error:
        raise DecisionError(f"decision: {word!r} is none") from error


def _text(entry: dict[str, Any], key: str, most: int) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        raise DecisionError(f"{key}: a text is needed")
    if len(value) > most:
        raise DecisionError(f"{key}: {len(value)} characters are more than {most}")
    return value


def to_json(reviewer: str, said: Sequence[tuple[int, Decision]]) -> bytes:
    """What the page is told when it begins, of decisions and the numbers of their documents.

    ``decisions`` are the reviewer's, and notes about what is open; ``defaults`` say what is applied without them, where
    that is not what it would be.
    """
    decisions = [
        {
            "document": document,
            "id": one.id,
            "decision": one.choice.value if one.by == REVIEWER else OPEN,
            "note": one.note,
            "replacement": one.replacement if one.choice is Choice.EDITED else None,
        }
        for document, one in said
        if one.by == REVIEWER or one.note
    ]
    defaults = [
        {"document": document, "id": one.id, "decision": one.choice.value}
        for document, one in said
        if one.by == DEFAULT
    ]
    return json.dumps({"reviewer": reviewer, "decisions": decisions, "defaults": defaults}).encode()
