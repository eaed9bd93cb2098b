"""A folder that cleaned files go into, with the names that they have below the paths of a call."""

from collections.abc import Sequence
from pathlib import Path

import click

from cleanup.datasets.opening import is_remote
from cleanup.errors import InputError
from cleanup.files import STDIN, reason, replacing


class Into:
    """The folder, and where in it the files go that were found by ``paths``.

    Raises UsageError where two of them would be one, or one would be written over itself.
    """

    def __init__(self, folder: str, paths: Sequence[str], found: Sequence[str]) -> None:
        folders = [path for path in paths if path != STDIN and Path(path).is_dir()]
        self._places: dict[str, str] = {}
        taken: dict[str, str] = {}
        for path in found:
            if path == STDIN:
                raise click.UsageError("-o names a folder, where standard input has no name; name a file")
            place = _joined(folder, _below(path, folders))
            if place in taken:
                raise click.UsageError(f"{taken[place]} and {path} would both be {place}; clean one after the other")
            if not is_remote(place) and Path(place).exists() and Path(place).samefile(path):
                raise click.UsageError(f"{path} would be written over itself; -w writes files in place")
            taken[place], self._places[path] = path, place

    def place(self, path: str) -> str:
        """Where a file goes; the folder for it is made. Raises InputError where that cannot be."""
        place = self._places[path]
        if not is_remote(place):
            try:
                Path(place).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise InputError(f"{Path(place).parent}: cannot be made: {reason(error)}") from error
        return place

    def write(self, path: str, data: bytes) -> None:
        """Write what a file becomes. Raises InputError where that cannot be."""
        place = self.place(path)
        try:
            with replacing(Path(place)) as file:
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
