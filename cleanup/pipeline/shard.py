"""Pieces of datasets that are cleaned at once; where they begin depends on nothing but the dataset."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from cleanup.errors import InputError
from cleanup.io.datasets.arrow import columns, parquet, rows
from cleanup.io.datasets.compression import compression_of, open_decompressed
from cleanup.io.datasets.fields import FieldPath, RecordFields
from cleanup.io.datasets.jsonl import reader as jsonl
from cleanup.io.datasets.record import BadRecord, Record
from cleanup.io.datasets.storage import as_input_error, is_remote, kind_of, open_raw

# Bytes of a shard, which goes on to the end of the line or row group.
SHARD_BYTES = 8_000_000

# Approximate maximum bytes of a line: a compressed file of a few MB can expand to one that exceeds all memory.
MAX_LINE_BYTES = 1 << 27

# A row group of more than this many shard sizes is read in slices.
PIECES = 4


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of a dataset, which can be pickled. ``kind`` is jsonl or parquet.

    It is the bytes from ``start`` to ``end``, which are whole lines, or these row groups; or else ``data`` is what they
    hold: lines, or a packed table. ``number`` counts the shards from 0, ``first`` is the number of the first record,
    from 1. ``bytes_read`` is how many bytes of the file were read, about, when its end was.
    """

    path: str
    kind: str
    number: int
    first: int
    start: int
    end: int
    bytes_read: int
    data: bytes | None = None

    @property
    def size(self) -> int:
        """How many bytes of work it is, about."""
        if self.data is not None:
            return len(self.data)
        return self.end - self.start if self.kind == "jsonl" else SHARD_BYTES

    def read(self) -> bytes:
        """Return the bytes of the shard. Raises InputError when it cannot be read, or no longer exists."""
        if self.data is not None:
            return self.data
        if self.kind == "parquet":
            return parquet.pack(parquet.read(self.path, self.start, self.end))
        with open_raw(self.path) as file:
            file.seek(self.start)
            data = file.read(self.end - self.start)
        if len(data) < self.end - self.start:
            raise InputError(f"{self.path}: has become shorter while it was read; run the command again")
        return data

    def loaded(self) -> "Shard":
        """Return the shard with its bytes, for several reads. Raises InputError as ``read`` does."""
        return self if self.data is not None else replace(self, data=self.read())


def shards(path: str, kind: str | None = None, size: int = SHARD_BYTES) -> Iterator[Shard]:
    """Yield the shards of a dataset in order; ``kind`` is its kind where the name does not show it.

    Compressed and remote data and pipes are read here, once. Raises InputError when the dataset cannot be read.
    """
    kind = kind or kind_of(path)
    if kind == "parquet":
        yield from _row_groups(path, size)
        return
    here = not is_remote(path) and not compression_of(path)
    with as_input_error(path), open_raw(path) as file, open_decompressed(file, compression_of(path)) as stream:
        seekable = file.seekable()
        yield from stream_shards(
            path, stream, size, carried=not (here and seekable), bytes_read=file.tell if seekable else int
        )


def stream_shards(
    path: str, file: BinaryIO, size: int = SHARD_BYTES, *, carried: bool = True, bytes_read: Callable[[], int] = int
) -> Iterator[Shard]:
    """Yield the shards of a stream of lines; ``path`` is its name. Unless ``carried``, workers read them again from
    there.

    Raises InputError where a line is longer than any record may be.
    """
    number, first, start = 0, 1, 0
    while piece := file.read(size):
        rest = b"" if piece.endswith(b"\n") else file.readline(MAX_LINE_BYTES)
        if len(rest) == MAX_LINE_BYTES:
            line = first + piece.count(b"\n")
            raise InputError(
                f"{path}:{line}: a line of more than {MAX_LINE_BYTES // 1_000_000} MB; no record is so long"
            )
        piece += rest
        end = start + len(piece)
        yield Shard(path, "jsonl", number, first, start, end, bytes_read(), piece if carried else None)
        number, first, start = number + 1, first + piece.count(b"\n"), end


def require_texts(found: Iterable[Shard], field: FieldPath) -> Iterator[Shard]:
    """Yield the shards of one dataset. Raises InputError, once, where its records have no text in the field."""
    for shard in found:
        if shard.number == 0 and shard.kind == "jsonl":
            jsonl.require_field(shard.read(), shard.path, field)
        elif shard.number == 0:
            _require(shard.path, field)
        yield shard


def _require(path: str, field: FieldPath) -> None:
    with parquet.open_parquet(path) as file:
        schema = file.schema_arrow
    try:
        columns.require_column(schema, field)
    except InputError as error:
        raise InputError(f"{path}: {error}; name one with texts with --text-field") from error


def _row_groups(path: str, size: int) -> Iterator[Shard]:
    """Row groups, small ones together, large ones in pieces; one shard at least, which knows the columns."""
    number, first, bytes_read = 0, 1, 0
    with parquet.open_parquet(path) as file:
        groups = parquet.row_group_sizes(file)
        for start, end in _runs([one.uncompressed for one in groups], size) or [(0, 0)]:
            count, weight, stored = map(sum, zip(*groups[start:end], strict=True)) if end else (0, 0, 0)
            bytes_read += stored
            if not count or weight <= PIECES * size:
                yield Shard(path, "parquet", number, first, start, end, bytes_read)
                number, first = number + 1, first + count
                continue
            for piece in parquet.read_slices(file, start, max(1, count * size // weight)):
                yield Shard(path, "parquet", number, first, start, end, bytes_read, parquet.pack(piece))
                number, first = number + 1, first + piece.num_rows


def _runs(weights: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Where runs begin and end that weigh so much, or hold one thing that weighs more."""
    runs: list[tuple[int, int]] = []
    total = 0
    for place, weight in enumerate(weights):
        if runs and total + weight <= most:
            runs[-1] = runs[-1][0], place + 1
            total += weight
        else:
            runs.append((place, place + 1))
            total = weight
    return runs


def contents(found: Iterable[Shard]) -> Iterator[bytes]:
    """Yield what each shard holds. Raises InputError when one cannot be read."""
    return (shard.read() for shard in found)


def records(shard: Shard, fields: RecordFields) -> Iterator[Record | BadRecord]:
    """Yield the records of a shard, for readers. Raises InputError when it cannot be read."""
    data = shard.read()
    if shard.kind == "parquet":
        yield from rows.records(parquet.unpack(data), shard.path, shard.first, fields)
        return
    for _, record in jsonl.records(data, shard.path, shard.first, fields):
        if record is not None:
            yield record
