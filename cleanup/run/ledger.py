"""The ledger of a dataset: a line for each record that is not as it was, by which it becomes that again.

It is read as hostile input: an entry is undone only in a record with the very hash it names, and only to one with the
other. The hashes are those of a line with its break, or of the text in a row.
"""

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from cleanup.datasets.bad import Unusable
from cleanup.datasets.field import Field
from cleanup.datasets.jsonl import edited
from cleanup.datasets.marks import unmarked
from cleanup.edits import apply, invert
from cleanup.entries import Kept, digest, texts
from cleanup.errors import EditError, LedgerError

SCHEMA = "corpuscrub/records/1"


class Mark(NamedTuple):
    """The field that a record was marked in, and its literal before that; None when there was none."""

    field: str
    was: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done to one record of the output that is called ``path``; ``field`` holds its text.

    ``literals`` are what the edits replaced in a line, each as it stood there, or None where that is how it is written
    now. Of a record that was dropped there is no ``after``, and ``dropped`` is all of it: the line, or the row packed
    and in base64.
    """

    path: str
    record: int
    id: str | None
    field: str
    before: str
    after: str | None
    kept: Kept
    literals: tuple[str | None, ...] = ()
    mark: Mark | None = None
    dropped: str | None = None

    @property
    def told(self) -> bytes:
        """It as a line of the ledger."""
        edits = self.kept.told
        for edit, literal in zip(edits, self.literals, strict=False):  # a row has none
            if literal is not None:
                edit["literal"] = literal
        line: dict[str, Any] = {
            "schema": SCHEMA,
            "path": self.path,
            "record": self.record,
            "id": self.id,
            "field": self.field,
            "before": self.before,
            "after": self.after,
            "edits": edits,
        }
        if self.mark is not None:
            line["mark"] = self.mark._asdict()
        if self.dropped is not None:
            line["dropped"] = self.dropped
        return json.dumps(line).encode() + b"\n"  # ASCII: halves of surrogate pairs survive as escapes

    def undo(self, line: bytes) -> bytes:
        """The line before, from the one after. Raises LedgerError when the entry does not lead back to it."""
        self._hold(self.after, line)
        try:
            if self.mark is not None:
                line = unmarked(line, *self.mark)
            if self.kept.edits:
                line = edited(line, Field(self.field), invert(self.kept.edits), self.literals).line
        except (Unusable, EditError, ValueError, LookupError) as error:
            raise LedgerError(f"{self.path}, record {self.record}: the entry does not fit it: {error}") from error
        self._hold(self.before, line)
        return line

    def undo_text(self, text: str) -> str:
        """The same for the text in a row."""
        self._hold(self.after, text.encode())
        try:
            text = apply(text, invert(self.kept.edits))
        except EditError as error:
            raise LedgerError(f"{self.path}, record {self.record}: the entry does not fit it: {error}") from error
        self._hold(self.before, text.encode("utf-8", "surrogatepass"))
        return text

    def _hold(self, known: str | None, data: bytes) -> None:
        if digest(data) != known:
            raise LedgerError(
                f"{self.path}, record {self.record}: is not what cleaning left there, or the ledger has been changed"
            )


def load(data: bytes) -> Entry:
    """The entry in a line of a ledger. Raises LedgerError when there is none."""
    try:
        return _load(json.loads(data))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LedgerError(f"not a whole entry of a ledger ({error})") from error


def _load(line: Any) -> Entry:
    if line["schema"] != SCHEMA:
        raise ValueError(f"schema {line['schema']!r}, not {SCHEMA}")
    path, field, before = texts(line, "path", "field", "before")
    number, known, after, dropped = line["record"], line["id"], line["after"], line.get("dropped")
    if not (type(number) is int and number > 0 and (after is None) == (type(dropped) is str)):
        raise ValueError(f"record {number!r}")
    literals = tuple(edit.get("literal") for edit in line["edits"])
    mark = Mark(line["mark"]["field"], line["mark"]["was"]) if "mark" in line else None
    for text in (known, after, dropped, *literals, *(mark or ())):
        if not isinstance(text, str | None):
            raise TypeError(f"{text!r}, not a text")
    return Entry(path, number, known, field, before, after, Kept.read(line["edits"]), literals, mark, dropped)
