"""Pieces of datasets that are cleaned at once; where they begin depends on nothing but the dataset."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cleanup.errors import InputError
from cleanup.files import reason

SIZE = 8_000_000
"""Bytes of a shard, and then to the end of the line."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Whole lines of a file, from byte ``start`` to ``end``, or what they hold, as ``data``. Can be pickled.

    ``number`` counts the shards of the dataset from 0, ``first`` is the number of the first record, from 1.
    """

    path: str
    kind: str
    number: int
    first: int
    start: int
    end: int
    data: bytes | None = None

    def read(self) -> bytes:
        """The bytes of the lines. Raises InputError when they cannot be read."""
        if self.data is not None:
            return self.data
        try:
            with Path(self.path).open("rb") as file:
                file.seek(self.start)
                data = file.read(self.end - self.start)
        except OSError as error:
            raise InputError(f"{self.path}: cannot be read: {reason(error)}") from error
        if len(data) < self.end - self.start:
            raise InputError(f"{self.path}: has become shorter while it was read; run the command again")
        return data


def shards(path: str, size: int = SIZE) -> Iterator[Shard]:
    """The shards of a dataset, in order, found as they are asked for. Raises InputError when it cannot be read."""
    number, first, start = 0, 1, 0
    try:
        with Path(path).open("rb") as file:
            while piece := file.read(size):
                piece += file.readline() if not piece.endswith(b"\n") else b""
                yield Shard(path, "jsonl", number, first, start, start + len(piece))
                number, first, start = number + 1, first + piece.count(b"\n"), start + len(piece)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {reason(error)}") from error
