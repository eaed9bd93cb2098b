"""What a ledger keeps of one record, by which it becomes again what it was.

It is read as hostile input: an entry is undone only in a record with the very hash it names, and only to one with the
other. The hashes are those of a line with its break, or of the text in a row.
"""

import json
from dataclasses import dataclass
from typing import Any, NamedTuple

from cleanup.engine.edits import apply, invert
from cleanup.errors import EditError, LedgerError, Unusable
from cleanup.io.datasets.fields import FieldPath
from cleanup.io.datasets.jsonl.literal_edit import edit_field
from cleanup.io.datasets.jsonl.score_field import without_score_field
from cleanup.io.ledger.common import RECORDS, RecordedEdits, digest, read_strings


class ScoreFieldBefore(NamedTuple):
    """The field that a line was marked in, and its literal before that; None when there was none."""

    field: str
    literal: str | None


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """What was done to one record of the output that is called ``path``.

    ``literals`` are what the edits replaced in a line, each as it stood there, or None where that is how it is written
    now. Of a record that was dropped there is no ``after``, and ``dropped`` is all of it: the line, or the row packed
    and in base64.
    """

    path: str
    record: int
    id: str | None
    before: str
    after: str | None
    recorded: RecordedEdits
    literals: tuple[str | None, ...] = ()
    score_field: ScoreFieldBefore | None = None
    dropped: str | None = None

    def to_line(self) -> bytes:
        """Return the entry as a line of the ledger."""
        edits = self.recorded.to_json()
        for edit, literal in zip(edits, self.literals, strict=False):  # a row has none
            if literal is not None:
                edit["literal"] = literal
        line: dict[str, Any] = {
            "schema": RECORDS,
            "path": self.path,
            "record": self.record,
            "id": self.id,
            "before": self.before,
            "after": self.after,
            "edits": edits,
        }
        if self.score_field is not None:
            line["mark"] = {"field": self.score_field.field, "was": self.score_field.literal}
        if self.dropped is not None:
            line["dropped"] = self.dropped
        return dumped(line)

    @classmethod
    def from_json(cls, line: Any) -> "RecordEntry":
        """Read an entry from a parsed line. Raises KeyError, TypeError or ValueError for other lines."""
        path, before = read_strings(line, "path", "before")
        number, known, after, dropped = line["record"], line["id"], line["after"], line.get("dropped")
        if not (type(number) is int and number > 0 and (after is None) == (type(dropped) is str)):
            raise ValueError(f"record {number!r}")
        literals = tuple(edit.get("literal") for edit in line["edits"])
        mark = ScoreFieldBefore(line["mark"]["field"], line["mark"]["was"]) if "mark" in line else None
        for text in (known, after, dropped, *literals, *(mark or ())):
            if not isinstance(text, str | None):
                raise TypeError(f"{text!r}, not a text")
        return cls(path, number, known, before, after, RecordedEdits.from_json(line["edits"]), literals, mark, dropped)

    def is_original(self, data: bytes) -> bool:
        """Return True if a line, or the text in a row, is as it was before cleaning."""
        return digest(data) == self.before

    def undo(self, line: bytes, field: FieldPath) -> bytes:
        """Return the line before cleaning, from the line after (or itself); ``field`` contains its text.

        Raises LedgerError when the entry does not lead back to it.
        """
        if self.is_original(line):
            return line
        self.verify_hash(self.after, line)
        try:
            if self.score_field is not None:
                line = without_score_field(line, *self.score_field)
            if self.recorded.edits:
                line = edit_field(line, field, invert(self.recorded.edits), self.literals).line
        except (Unusable, EditError, ValueError, LookupError) as error:
            raise self.error(f"the entry does not fit it: {error}") from error
        self.verify_hash(self.before, line)
        return line

    def undo_text(self, data: bytes) -> str:
        """Return the text of a row before cleaning, from its UTF-8 bytes after. Raises LedgerError as ``undo`` does."""
        if self.is_original(data):
            return data.decode()
        self.verify_hash(self.after, data)
        try:
            text = apply(data.decode(), invert(self.recorded.edits))
            self.verify_hash(self.before, text.encode())
        except (EditError, ValueError) as error:
            raise self.error(f"the entry does not fit it: {error}") from error
        return text

    def verify_hash(self, known: str | None, data: bytes) -> None:
        """Raise LedgerError unless the hash of this is known."""
        if digest(data) != known:
            raise self.error("is not what cleaning left there, or the ledger has been changed")

    def error(self, wrong: str) -> LedgerError:
        """Return an error that names the record."""
        return LedgerError(f"{self.path}, record {self.record}: {wrong}")


def dumped(line: dict[str, Any]) -> bytes:
    """Return a line of a ledger in ASCII; halves of surrogate pairs survive as escapes."""
    return json.dumps(line).encode() + b"\n"
