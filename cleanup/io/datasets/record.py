"""A record: one line of JSON, one row of a table."""

from typing import NamedTuple


class Record(NamedTuple):
    """The text of a record; ``number`` counts the lines or rows of ``path`` from 1, ``id`` is what it is known by."""

    path: str
    number: int
    id: str | None
    text: str

    @property
    def name(self) -> str:
        """What it is called as a document."""
        return f"{self.path}#{self.number if self.id is None else self.id}"
