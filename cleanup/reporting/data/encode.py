"""JSON of any text. It cannot carry lone surrogates, by which bytes travel that are not UTF-8."""

import re
from typing import Any

import orjson

SURROGATE = re.compile("[\ud800-\udfff]")


def encode(value: Any) -> str:
    """The value on one line; each lone surrogate is U+FFFD, so that texts stay as long as they are."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # the rare case, so that the others need not be searched
        return orjson.dumps(_sound(value)).decode()


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_sound(key): _sound(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(part) for part in value]
    return value
