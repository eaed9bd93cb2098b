"""Lines of JSON as records."""

import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import orjson

from cleanup.errors import InputError, Unusable
from cleanup.io.datasets.fields import FieldPath, RecordFields, type_name
from cleanup.io.datasets.record import BadRecord, Record, undecodable

# Records that are checked for a text in the field.
CHECKED_RECORDS = 100

# Lines that must be no records before a file is refused for that: one or two may be broken.
MIN_BROKEN_LINES = 10

# Fields that a message lists at most.
MAX_LISTED_FIELDS = 20


def _number(digits: str) -> float:
    """Parse a whole number as orjson does, which makes long ones floats."""
    return int(digits) if len(digits) < 20 else float(digits)


_LENIENT = json.JSONDecoder(parse_int=_number)


def parse(line: bytes) -> dict[str, Any]:
    """Return the record in a line. Raises Unusable when the line contains none.

    A byte order mark, NaN and halves of surrogate pairs are not JSON, but Python writes them; they are accepted.
    """
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        record = _lenient(line)
    if type(record) is not dict:
        raise Unusable(f"{type_name(record)}, not an object")
    return record


def require_field(data: bytes, path: str, field: FieldPath) -> None:
    """Raise InputError for lines of which none has a text in a field, and say where the first of them have texts."""
    lines = ((number, line) for number, line in enumerate(io.BytesIO(data), 1) if not line.isspace())
    names: dict[str, None] = {}
    lacking, broken = [], []
    for number, line in islice(lines, CHECKED_RECORDS):
        try:
            record = parse(line)
        except Unusable as reason:
            broken.append(f"{path}:{number}: {reason}")
            continue
        try:
            field.text_in(record)
        except Unusable as reason:
            lacking.append(f"{path}:{number}: {reason}")
            names |= dict.fromkeys(_texts(record))
        else:
            return
    if lacking:
        also = f", nor in the next {len(lacking) - 1} records" if len(lacking) > 1 else ""
        listed = ", ".join([*names][:MAX_LISTED_FIELDS] + ["…"] * (len(names) > MAX_LISTED_FIELDS))
        where = f"there are texts in {listed}: name one with --text-field" if names else "nor is there any other text"
        raise InputError(f"{lacking[0]}{also}; {where}")
    if len(broken) >= MIN_BROKEN_LINES:
        raise InputError(f"{broken[0]}, nor are the {len(broken) - 1} lines after it; a record is one line of JSON")


def _texts(record: dict[str, Any], above: str = "") -> Iterator[str]:
    """Yield the names of the fields that contain texts, nested ones included."""
    for name, value in record.items():
        if type(value) is str:
            yield above + name
        elif type(value) is dict and not above:
            yield from _texts(value, f"{name}.")


def _lenient(line: bytes) -> Any:
    try:
        return _LENIENT.decode(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unusable(undecodable(error)) from error
    except json.JSONDecodeError as error:
        raise Unusable(f"not JSON: {error.msg} (column {error.pos + 1})") from error
    except RecursionError as error:
        raise Unusable("not JSON that can be read: nested too deeply") from error


def records(
    data: bytes, path: str, first: int, fields: RecordFields
) -> Iterator[tuple[bytes, Record | BadRecord | None]]:
    """Yield each line with its break and its record; blank lines have none.

    ``first`` is the number of the first line.
    """
    for number, line in enumerate(io.BytesIO(data), first):
        if line.isspace():
            yield line, None
            continue
        try:
            record = parse(line)
            yield line, Record(path, number, fields.id_of(record), fields.text.text_in(record))
        except Unusable as reason:
            yield line, BadRecord(path, number, str(reason))
