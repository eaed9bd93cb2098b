"""Datasets as they were before they were cleaned, from a ledger: record by record, in constant memory."""

import io
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cleanup.io.datasets.arrow import parquet
from cleanup.io.datasets.arrow.columns import read_texts, replace_texts
from cleanup.io.datasets.fields import FieldPath
from cleanup.io.datasets.optional import arrow
from cleanup.io.ledger.records import RecordEntry
from cleanup.io.ledger.runs import Run, RunHeader, read_entries

if TYPE_CHECKING:
    import pyarrow as pa

Item = TypeVar("Item")

# Bytes of lines that are yielded at once: enough to be worth compressing.
CHUNK = 8_000_000


def restore_records(chunks: Iterable[bytes], ledger: str, runs: Sequence[Run]) -> Iterator[bytes]:
    """Yield the original of a cleaned dataset in chunks: whole lines, or packed tables, as ``chunks`` of it are.

    ``runs`` are undone, the last one first. Raises LedgerError when the dataset is not what cleaning left there.
    """
    if runs[-1].header.kind == "parquet":
        tables: Iterable[pa.Table] = map(parquet.unpack, chunks)
        for run in reversed(runs):
            tables = tables_before(tables, run.header, read_entries(ledger, run))
        yield from map(parquet.pack, tables)
        return
    lines: Iterable[bytes] = (line for chunk in chunks for line in io.BytesIO(chunk))
    for run in reversed(runs):
        lines = lines_before(lines, run.header, read_entries(ledger, run))
    yield from _together(lines)


def _together(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Join lines into chunks that are large enough to compress well."""
    some: list[bytes] = []
    size = 0
    for line in lines:
        some.append(line)
        size += len(line)
        if size >= CHUNK:
            yield b"".join(some)
            some, size = [], 0
    yield b"".join(some)


def _paired(
    items: Iterable[Item], todo: Iterable[RecordEntry], is_original: Callable[[RecordEntry, Item], bool]
) -> Iterator[tuple[Item | None, RecordEntry | None]]:
    """Yield the records of an original in order: what is left of each, and its entry where there is one.

    ``is_original`` returns True where a dropped record is still there. Raises LedgerError for entries about missing
    records.
    """
    left = iter(items)
    item = next(left, None)
    number = 1
    for entry in todo:
        while item is not None and number < entry.record:
            yield item, None
            item, number = next(left, None), number + 1
        is_gone = entry.dropped is not None and (item is None or not is_original(entry, item))
        if number < entry.record or (item is None and not is_gone):
            raise entry.error("is not there any more")
        number += 1
        if is_gone:
            yield None, entry
        else:
            yield item, entry
            item = next(left, None)
    while item is not None:
        yield item, None
        item = next(left, None)


def lines_before(lines: Iterable[bytes], head: RunHeader, todo: Iterable[RecordEntry]) -> Iterator[bytes]:
    """Yield the lines that cleaning read. Raises LedgerError where the entries are about other lines."""
    field = FieldPath(head.field)
    for line, entry in _paired(lines, todo, RecordEntry.is_original):
        if entry is None:
            yield line or b""
        elif line is not None:
            yield entry.undo(line, field)
        else:
            gone = (entry.dropped or "").encode("utf-8", "replace")
            entry.verify_hash(entry.before, gone)
            yield gone


class _Row(NamedTuple):
    table: "pa.Table"
    text: str | bytes | None

    @property
    def data(self) -> bytes:
        """What it is known by."""
        return self.text.encode() if isinstance(self.text, str) else b""


def tables_before(tables: Iterable["pa.Table"], head: RunHeader, todo: Iterable[RecordEntry]) -> Iterator["pa.Table"]:
    """Yield the tables that cleaning read, at least one. Raises LedgerError where the entries are about other rows."""
    field = FieldPath(head.field)
    plain = (one.drop_columns([head.score_column]) if head.score_column in one.column_names else one for one in tables)
    table = next(plain)
    rows = (_Row(one, text) for one in chain([table], plain) for text in read_texts(one, field))
    news: list[str | None] = []
    gone: list[tuple[int, RecordEntry]] = []
    for row, entry in _paired(rows, todo, lambda entry, row: entry.is_original(row.data)):
        if row is not None:
            if row.table is not table:
                yield _whole(table, field, news, gone)
                table, news, gone = row.table, [], []
            news.append(entry.undo_text(row.data) if entry is not None else None)
        elif entry is not None:
            gone.append((len(news), entry))
    yield _whole(table, field, news, gone)


def _whole(
    table: "pa.Table", field: FieldPath, news: Sequence[str | None], gone: Sequence[tuple[int, RecordEntry]]
) -> "pa.Table":
    """Return a table with other texts, and with the dropped rows back in front of the rows with these numbers."""
    table = replace_texts(table, field, news)
    pieces, done = [], 0
    for row, entry in gone:
        pieces += [table.slice(done, row - done), _dropped_row(entry, table.schema, field)]
        done = row
    return arrow().concat_tables([*pieces, table.slice(done)])


def _dropped_row(entry: RecordEntry, schema: "pa.Schema", field: FieldPath) -> "pa.Table":
    try:
        row = parquet.unpack(b64decode(entry.dropped or "")).cast(schema)
        row.validate(full=True)  # which a ledger that somebody made need not be
        (text,) = read_texts(row, field)
    except (arrow().ArrowException, ValueError) as error:
        raise entry.error(f"the entry does not hold it: {error}") from error
    entry.verify_hash(entry.before, text.encode() if isinstance(text, str) else b"")
    return row
