"""Columns of texts in Arrow tables, also inside of structs: read, and written again with all else as it was.

Texts travel as bytes where they are not looked at: Arrow lets columns of texts hold what is not UTF-8, and so do files.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from cleanup.errors import InputError
from cleanup.io.datasets.fields import FieldPath

if TYPE_CHECKING:
    import pyarrow as pa

Rows = TypeVar("Rows", "pa.RecordBatch", "pa.Table")


def read_texts(rows: "pa.RecordBatch | pa.Table", field: FieldPath) -> list[str | bytes | None]:
    """Return the texts of a column: None for null, bytes where a text is not UTF-8.

    Raises InputError when the field does not exist or does not contain texts.
    """
    import pyarrow.compute as pc

    place, path = _path(rows.schema, field)
    column = rows.column(place)
    return list(_values(pc.struct_field(column, path) if path else column))


def require_column(schema: "pa.Schema", field: FieldPath) -> None:
    """Raise InputError as ``read_texts`` does, before any row is read."""
    _path(schema, field)


def replace_texts(rows: Rows, field: FieldPath, new: Sequence[str | None]) -> Rows:
    """Return the rows with new texts, one per row; None keeps the old text. Types, metadata and other columns stay.

    Raises InputError as ``read_texts`` does.
    """
    import pyarrow as pa

    place, path = _path(rows.schema, field)
    column, given = rows.column(place), pa.array(new, pa.large_string())
    if given.null_count == len(given):
        return rows
    if isinstance(column, pa.ChunkedArray):
        done, chunks = 0, []
        for chunk in column.chunks:
            chunks.append(_replaced(chunk, path, given.slice(done, len(chunk))))
            done += len(chunk)
        column = pa.chunked_array(chunks, column.type)
    else:
        column = _replaced(column, path, given)
    return rows.set_column(place, rows.schema.field(place), column)


def _path(schema: "pa.Schema", field: FieldPath) -> tuple[int, list[int]]:
    """Return the index of the column of a field, and the indices that lead to it inside the column's structs."""
    import pyarrow as pa

    places: list[int] = []
    inside: Any = schema
    for name in field:
        place = inside.get_field_index(name) if isinstance(inside, pa.Schema | pa.StructType) else -1
        if place < 0:
            raise InputError(f"no field {str(field)!r}; there are {', '.join(schema.names)}")
        places.append(place)
        inside = inside.field(place).type
    value_type = inside.value_type if pa.types.is_dictionary(inside) else inside
    if value_type not in (pa.string(), pa.large_string(), pa.string_view()):
        raise InputError(f"the field {str(field)!r} holds {inside}, not texts")
    return places[0], places[1:]


def _values(column: "pa.Array | pa.ChunkedArray") -> Iterator[str | bytes | None]:
    import pyarrow as pa

    try:
        yield from column.to_pylist()
    except UnicodeDecodeError:
        for value in column.cast(pa.large_binary()).to_pylist():
            try:
                yield None if value is None else value.decode()
            except UnicodeDecodeError:
                yield value


def _replaced(array: "pa.Array", path: list[int], new: "pa.Array") -> "pa.Array":
    import pyarrow as pa
    import pyarrow.compute as pc

    if path:
        inner = [array.field(place) for place in range(array.type.num_fields)]
        inner[path[0]] = _replaced(inner[path[0]], path[1:], new)
        return pa.StructArray.from_arrays(inner, fields=list(array.type), mask=array.is_null())
    data = pc.replace_with_mask(array.cast(pa.large_binary()), new.is_valid(), new.drop_null().cast(pa.large_binary()))
    as_they_are = pc.CastOptions(pa.large_string(), allow_invalid_utf8=True)
    return data.cast(options=as_they_are).cast(array.type)
