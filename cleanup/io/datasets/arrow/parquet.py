"""Parquet as row groups, which travel between processes as Arrow's streams of bytes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from cleanup.errors import InputError
from cleanup.io.datasets.optional import arrow
from cleanup.io.datasets.storage import open_raw

if TYPE_CHECKING:
    import pyarrow as pa

# Bytes of a column that one read of a large row group takes.
BUFFER_BYTES = 1 << 20


@contextmanager
def open_parquet(path: str) -> Iterator[Any]:
    """Open a ``pyarrow.parquet.ParquetFile``. Raises InputError when it cannot be read, then or later in the block."""
    library = arrow("pyarrow.parquet")
    with open_raw(path) as file:
        try:
            with library.ParquetFile(file, buffer_size=BUFFER_BYTES, pre_buffer=False) as parquet:
                yield parquet
        except arrow().ArrowException as error:
            raise InputError(f"{path}: cannot be read as Parquet: {error}") from error


class RowGroupSize(NamedTuple):
    """How large a row group is: its rows, its bytes when they are read, and those that it has in the file."""

    rows: int
    uncompressed: int
    compressed: int


def row_group_sizes(parquet: Any) -> list[RowGroupSize]:
    """Return the sizes of the row groups of a file."""
    found = (parquet.metadata.row_group(number) for number in range(parquet.metadata.num_row_groups))
    return [
        RowGroupSize(
            one.num_rows,
            one.total_byte_size,
            sum(one.column(place).total_compressed_size for place in range(one.num_columns)),
        )
        for one in found
    ]


def read_slices(parquet: Any, group: int, rows: int) -> Iterator["pa.Table"]:
    """Yield a row group in tables of at most ``rows`` rows, without the whole group in memory."""
    for batch in parquet.iter_batches(rows, row_groups=[group], use_threads=False):
        yield arrow().Table.from_batches([batch])


def read(path: str, start: int, end: int) -> "pa.Table":
    """Return the rows of the row groups from ``start`` to before ``end``. Raises InputError when unreadable."""
    with open_parquet(path) as parquet:
        # one by one, for pyarrow cannot read nested dictionaries of several at once
        some = [parquet.read_row_group(number, use_threads=False) for number in range(start, end)]
        table: pa.Table = arrow().concat_tables(some) if some else parquet.schema_arrow.empty_table()
        return table


def pack(table: "pa.Table") -> bytes:
    """Return a table as the bytes of an Arrow stream."""
    sink = arrow().BufferOutputStream()
    with arrow("pyarrow.ipc").new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def unpack(data: bytes) -> "pa.Table":
    """Return the table in the bytes of ``pack``. Raises ArrowException for other bytes."""
    with arrow("pyarrow.ipc").open_stream(arrow().py_buffer(data)) as stream:
        return stream.read_all()


def write(parts: Iterable[bytes], file: BinaryIO, like: str) -> None:
    """Write packed tables, of which there is one at least, as a file of Parquet: each that has rows is a row group.

    The columns are compressed as they are in ``like``. Raises InputError when that cannot be read.
    """
    with open_parquet(like) as parquet:
        compression = _compression(parquet.metadata)
    writer = None
    for part in parts:
        table = unpack(part)
        if writer is None:
            writer = arrow("pyarrow.parquet").ParquetWriter(file, table.schema, compression=compression)
        if table.num_rows:
            writer.write_table(table, row_group_size=table.num_rows)
    if writer is not None:
        writer.close()


def _compression(meta: Any) -> str | dict[str, str]:
    if not meta.num_row_groups:
        return "snappy"
    first = meta.row_group(0)
    columns = (first.column(number) for number in range(first.num_columns))
    return {one.path_in_schema: one.compression.lower().replace("uncompressed", "none") for one in columns}
