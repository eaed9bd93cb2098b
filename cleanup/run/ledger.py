"""The ledger of datasets: for each cleaning a line with what was cleaned, and a line for each record that is not as it
was.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from cleanup.entries import RECORDS, opened, texts
from cleanup.run.entry import Entry, dumped


class Head(NamedTuple):
    """What a run begins with: the output, whether that is jsonl or parquet, the field of its texts, and the column of
    marks that a table got.
    """

    path: str
    kind: str
    field: str
    marks: str | None

    @property
    def told(self) -> bytes:
        """It as a line of the ledger."""
        return dumped({"schema": RECORDS} | self._asdict())

    @classmethod
    def read(cls, line: Any) -> "Head":
        """The same from a parsed line. Raises KeyError, TypeError or ValueError for what is none."""
        path, kind, field = texts(line, "path", "kind", "field")
        if not isinstance(line["marks"], str | None):
            raise TypeError(f"marks: {line['marks']!r}")
        return cls(path, kind, field, line["marks"])


class Run(NamedTuple):
    """One cleaning of one output in a ledger, and where its entries begin and end, in bytes."""

    head: Head
    start: int
    end: int


def runs(ledger: str) -> list[Run]:
    """The runs in a ledger, in order. Lines that cannot be read, or are about documents, are passed over.

    Raises LedgerError when it cannot be read.
    """
    found: list[Run] = []
    at = 0
    with opened(ledger) as file:
        for data in file:
            at += len(data)
            one = _read(data)
            if isinstance(one, Head):
                found.append(Run(one, at, at))
            elif found and one is not None:
                found[-1] = found[-1]._replace(end=at)
    return found


def entries(ledger: str, run: Run) -> Iterator[Entry]:
    """The entries of a run. Raises LedgerError when the ledger cannot be read, or they are not in their order."""
    last = 0
    with opened(ledger) as file:
        file.seek(run.start)
        while file.tell() < run.end:
            one = _read(file.readline())
            if isinstance(one, Entry):
                if one.path != run.head.path or one.record <= last:
                    raise one.error("the entry stands where it does not belong")
                last = one.record
                yield one


def _read(data: bytes) -> Entry | Head | None:
    with suppress(ValueError, KeyError, TypeError, RecursionError, AttributeError):
        line = json.loads(data)
        if line["schema"] == RECORDS:
            return Entry.read(line) if "record" in line else Head.read(line)
    return None
