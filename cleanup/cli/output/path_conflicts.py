"""No file is both read and written by one call, however its path is spelled."""

import os
import stat
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path

import click

from cleanup.io.datasets.storage import is_remote
from cleanup.io.files import STDIN

# Nouns for files that a call reads. Results are made of texts and decisions; other files say how.
TEXT, DECISIONS = "the input", "the decision file"
SOURCES = (TEXT, DECISIONS)


def refuse_conflicts(
    outputs: Mapping[str, str], inputs: Iterable[tuple[str, str]], hint: str = "name another file"
) -> None:
    """Raise UsageError where an output is also an input or another output.

    ``outputs`` are paths by option, ``inputs`` paths with their nouns; ``hint`` ends the message.
    """
    others = [*inputs]
    for option, path in outputs.items():
        _refuse_conflict(option, path, others, hint)
        others.append((path, f"the output of {option}"))


def _refuse_conflict(option: str, path: str, others: Iterable[tuple[str, str]], hint: str) -> None:
    output = identity(path)
    if output is None:
        return
    exists = Path(path).exists()
    for other, noun in others:
        # a missing file can only be the same by its name
        if (other == STDIN or not exists or Path(other).exists()) and identity(other) == output:
            raise click.UsageError(f"{option} {path}: would overwrite {describe(other, noun)}; {hint}")


def describe(path: str, noun: str) -> str:
    """Return a file for messages: ``the input a.txt``, ``the baseline b.txt``, ``standard input``."""
    return "standard input" if path == STDIN else f"{noun} {path}"


def identity(path: str) -> Hashable | None:
    """Return a key that is the same for every path, link and hard link of a file; None for anything but a local file.

    The key of a missing file is its folder and name.
    """
    if path != STDIN and is_remote(path):
        return None
    try:
        status = os.fstat(0) if path == STDIN else os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None if path == STDIN else _future_identity(path)
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _future_identity(path: str) -> Hashable | None:
    try:
        real = Path(os.path.realpath(path))
        folder = real.parent.stat()
    except (OSError, ValueError):
        return None
    return folder.st_dev, folder.st_ino, real.name
