"""TOML files, read as hostile input: a small one must neither take minutes nor end in a traceback."""

import re
from pathlib import Path
from typing import Any

# Maximum size of a file, in bytes: room for 100,000 phrases or 50,000 allowed findings.
MAX_BYTES = 10_000_000

# Maximum parts of a dotted key. tomllib needs time quadratic in them: a minute for 50,000.
MAX_KEY_PARTS = 16

_PART = r"""(?>[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(
    rf"(?:^[ \t]*\[{{0,2}}|[{{,])[ \t]*{_PART}(?:[ \t]*\.[ \t]*{_PART}){{{MAX_KEY_PARTS}}}", re.MULTILINE
)


def read(path: str | Path) -> str:
    """Return the text of a file. Raise OSError, or ValueError for one that is too large or not UTF-8."""
    with Path(path).open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES:,} bytes; spread what it holds over several files")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte offset {error.start}") from error


def parse(text: str) -> dict[str, Any]:
    """Return what a TOML text says. Raise ValueError, which says what is wrong, and mostly in which line."""
    import tomllib

    key = _LONG_KEY.search(text)
    if key is not None:
        line = text.count("\n", 0, key.end()) + 1
        raise ValueError(f"line {line}: a dotted key has more than {MAX_KEY_PARTS} parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
