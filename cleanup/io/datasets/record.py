"""A record, one line of JSON or one row of a table, and what stands in for one that cannot be used."""

from typing import NamedTuple


class Record(NamedTuple):
    """The text of a record. ``number`` counts the lines or rows of ``path`` from 1; ``id`` may be None."""

    path: str
    number: int
    id: str | None
    text: str

    @property
    def name(self) -> str:
        """Return the name that the record has as a document: its path, and its id or number."""
        return f"{self.path}#{self.number if self.id is None else self.id}"


class BadRecord(NamedTuple):
    """A record that stays as it is, because of ``reason``; ``number`` counts the lines or rows of ``path`` from 1."""

    path: str
    number: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.number}: {self.reason}"


def undecodable(error: UnicodeDecodeError) -> str:
    """Describe bytes that are not UTF-8. The offset counts from the start of the text or line that was decoded."""
    return f"not UTF-8: bytes {error.object[error.start : error.end][:8].hex(' ')} at byte offset {error.start}"
