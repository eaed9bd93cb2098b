"""A folder that cleaned files go into, with the names that they have below the paths of a call."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from cleanup.cli.output.path_conflicts import TEXT, identity
from cleanup.errors import InputError
from cleanup.io.datasets.storage import is_remote
from cleanup.io.files import STDIN, atomic_write, reason
from cleanup.io.permissions import Permissions


class OutputDir:
    """The folder, and where in it the files go that were found by ``paths``.

    ``reads`` are all files that are read, each with what it is. Raises UsageError where two of them would be one, or
    one would be written over.
    """

    def __init__(
        self, folder: str, paths: Sequence[str], found: Sequence[str], reads: Iterable[tuple[str, str]]
    ) -> None:
        self._folder = folder
        read = {identity(path): (path, kind) for path, kind in reads}
        folders = [path for path in paths if path != STDIN and Path(path).is_dir()]
        self._places: dict[str, str] = {}
        taken: dict[str, str] = {}
        for path in found:
            if path == STDIN:
                raise click.UsageError("-o names a folder, where standard input has no name; name a file")
            place = _joined(folder, _below(path, folders))
            if place in taken:
                raise click.UsageError(f"{taken[place]} and {path} would both be {place}; clean one after the other")
            if Path(place).exists() and (known := identity(place)) is not None and known in read:
                other, kind = read[known]
                what = other if kind == TEXT else f"{kind} {other}"
                raise click.UsageError(f"-o {folder}: {what} would be written over itself; -w writes files in place")
            taken[place], self._places[path] = path, place

    def place(self, path: str) -> str:
        """Where a file goes; the folder for it is made. Raises InputError where that cannot be."""
        place = self._places[path]
        if not is_remote(place):
            real, folder = os.path.realpath(place), os.path.realpath(self._folder)
            if not Path(real).is_relative_to(folder):
                raise InputError(f"{place}: leads out of {self._folder}, to {real}, and was left alone")
            try:
                Path(place).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise InputError(f"{Path(place).parent}: cannot be made: {reason(error)}") from error
        return place

    def write(self, path: str, data: bytes) -> None:
        """Write what a file becomes. Raises InputError where that cannot be."""
        place = self.place(path)
        try:
            with atomic_write(Path(place), readers=Permissions.of([path])) as file:
                file.write(data)
        except OSError as error:
            raise InputError(f"{place}: cannot be written: {reason(error)}") from error


def _below(path: str, folders: Sequence[str]) -> str:
    """The name of a file below the folder that it was found in."""
    for folder in folders:
        if path != folder and Path(path).is_relative_to(folder):
            return str(Path(path).relative_to(folder))
    return Path(path).name


def _joined(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if is_remote(folder) else str(Path(folder, name))
