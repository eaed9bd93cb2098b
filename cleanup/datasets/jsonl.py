"""Lines of JSON as records."""

import io
import json
from collections.abc import Iterator
from typing import Any

import orjson

from cleanup.datasets.bad import BadRecord, Unusable, undecodable
from cleanup.datasets.field import Fields, kind
from cleanup.datasets.record import Record


def _number(digits: str) -> float:
    """A whole number as orjson has it, which makes a float of a long one, too."""
    return int(digits) if len(digits) < 20 else float(digits)


_LENIENT = json.JSONDecoder(parse_int=_number)


def parse(line: bytes) -> dict[str, Any]:
    """The record in a line. Raises Unusable when it holds none.

    A byte order mark, NaN and halves of surrogate pairs, which JSON does not know, are taken as Python writes them.
    """
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        record = _lenient(line)
    if type(record) is not dict:
        raise Unusable(f"{kind(record)}, not an object")
    return record


def _lenient(line: bytes) -> Any:
    try:
        return _LENIENT.decode(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unusable(undecodable(error)) from error
    except json.JSONDecodeError as error:
        raise Unusable(f"not JSON: {error.msg} (column {error.pos + 1})") from error
    except RecursionError as error:
        raise Unusable("not JSON that can be read: nested too deeply") from error


def records(data: bytes, path: str, first: int, fields: Fields) -> Iterator[tuple[bytes, Record | BadRecord | None]]:
    """The lines in some bytes, with their breaks, and the record in each; blank lines have none.

    ``first`` is the number of the first line.
    """
    for number, line in enumerate(io.BytesIO(data), first):
        if line.isspace():
            yield line, None
            continue
        try:
            record = parse(line)
            yield line, Record(path, number, fields.id_of(record), fields.text.text(record))
        except Unusable as reason:
            yield line, BadRecord(path, number, str(reason))
