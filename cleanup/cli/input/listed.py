"""The files that a list names: ``--files-from``."""

import os

import click

from cleanup.cli.input.search import stdin
from cleanup.errors import InputError
from cleanup.io.files import STDIN, read


def files_from(path: str, paths: tuple[str, ...], *, null: bool) -> tuple[str, ...]:
    """The paths in a file, or in standard input for ``-``: a line each, or with ``null`` each with a NUL at its end.

    They are of the working folder. ``-`` in a list is a file of that name. Raises InputError where the list cannot be
    read, and UsageError where standard input is to be read twice.
    """
    if path == STDIN and STDIN in paths:
        raise click.UsageError("--files-from - reads the list from standard input; it cannot be a text, too")
    data = stdin() if path == STDIN else read(path)
    names = data.split(b"\0") if null else data.splitlines()
    if not null and b"\0" in data:
        raise InputError(f"{path}: holds NUL bytes; -0 reads a list whose names end with them")
    return tuple("./-" if name == b"-" else os.fsdecode(name) for name in names if name)
