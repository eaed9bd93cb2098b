"""JSON of any text for all formats that are JSON.

JSON cannot carry the lone surrogates that stand for bytes that are not UTF-8.
"""

import re
from typing import Any

import orjson

SURROGATE = re.compile("[\ud800-\udfff]")


def encode(value: Any) -> str:
    """Return a value as one line of JSON, each lone surrogate as U+FFFD so that texts keep their length."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # rare, so that other values need not be searched
        return orjson.dumps(_without_surrogates(value)).decode()


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value
