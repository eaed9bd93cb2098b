"""The rows of Arrow tables as records, and the marks that rows are given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

from cleanup.errors import InputError
from cleanup.io.datasets.arrow.columns import read_texts
from cleanup.io.datasets.fields import FieldPath, RecordFields, type_name
from cleanup.io.datasets.record import BadRecord, Record

if TYPE_CHECKING:
    import pyarrow as pa


def records(table: "pa.Table", path: str, first: int, fields: RecordFields) -> Iterator[Record | BadRecord]:
    """Yield the records of a table; ``first`` is the number of its first row.

    Raises InputError when the column of the text does not exist or does not contain texts.
    """
    try:
        found = read_texts(table, fields.text)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    for number, (text, known) in enumerate(zip(found, _ids(table, fields.id), strict=True), first):
        if isinstance(text, str):
            yield Record(path, number, known, text)
        else:
            holds = type_name(text) if text is None else "bytes that are not UTF-8"
            yield BadRecord(path, number, f"the field {str(fields.text)!r} holds {holds}, not a text")


def _ids(table: "pa.Table", field: FieldPath) -> Iterable[str | None]:
    """Return the id of each row; None where it is neither a text nor a whole number."""
    import pyarrow as pa

    try:
        return (one if isinstance(one, str) else None for one in read_texts(table, field))
    except InputError:
        pass
    name, *inside = field
    if inside or table.column_names.count(name) != 1 or not pa.types.is_integer(table.schema.field(name).type):
        return repeat(None, table.num_rows)
    return (None if one is None else str(one) for one in table.column(name).to_pylist())


def add_score_column(table: "pa.Table", name: str, marks: Sequence[Mapping[str, float | None] | None]) -> "pa.Table":
    """Return a table with a last column of scores, which replaces any of that name; None for rows without scores."""
    import pyarrow as pa

    if name in table.column_names:
        table = table.drop_columns([name])
    scores = pa.struct([("translated", pa.float64()), ("residue", pa.float64()), ("findings", pa.int64())])
    table = table.append_column(name, pa.array(marks, scores))
    metadata = {key: value for key, value in (table.schema.metadata or {}).items() if key != b"huggingface"}
    return table.replace_schema_metadata(metadata)  # what that says of the columns is not true any more
