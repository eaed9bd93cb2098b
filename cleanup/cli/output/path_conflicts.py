"""What a call reads and what it writes: no file is both, however its path is spelled."""

import os
import stat
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path

import click

from cleanup.io.datasets.storage import is_remote
from cleanup.io.files import STDIN

TEXT, DECISIONS = "a text", "the file of decisions"

MADE_OF = (TEXT, DECISIONS)
"""What results are made of; what else is read says how."""


def refuse_conflicts(
    writes: Mapping[str, str], reads: Iterable[tuple[str, str]], hint: str = "name another file"
) -> None:
    """Raise UsageError where one of the files that options are to write is read, or two of them are one."""
    others = [*reads]
    for option, path in writes.items():
        _refuse(option, path, others, hint)
        others.append((path, f"what {option} names,"))


def _refuse(option: str, path: str, others: Iterable[tuple[str, str]], hint: str) -> None:
    written = identity(path)
    if written is None:
        return
    there = Path(path).exists()
    for other, kind in others:
        # what is not there can only be the same by its name
        if (other == STDIN or not there or Path(other).exists()) and identity(other) == written:
            what = "standard input" if other == STDIN else other if kind == TEXT else f"{kind} {other}"
            raise click.UsageError(f"{option} {path}: {what} would be written over itself; {hint}")


def identity(path: str) -> Hashable | None:
    """What a file is known by, whichever path, link or further name leads to it; None for what is no file here.

    One that is not there is known by its folder and name.
    """
    if path != STDIN and is_remote(path):
        return None
    try:
        status = os.fstat(0) if path == STDIN else os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None if path == STDIN else _to_be(path)
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _to_be(path: str) -> Hashable | None:
    try:
        place = Path(os.path.realpath(path))
        folder = place.parent.stat()
    except (OSError, ValueError):
        return None
    return folder.st_dev, folder.st_ino, place.name
