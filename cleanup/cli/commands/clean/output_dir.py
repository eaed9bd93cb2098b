"""The folder for cleaned files, where they have the names that they have below the paths of a call."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from cleanup.cli.output.path_conflicts import describe, identity
from cleanup.errors import InputError
from cleanup.io.datasets.storage import is_remote
from cleanup.io.files import STDIN, atomic_write
from cleanup.io.permissions import Permissions
from cleanup.messages import io_failure, reason


class OutputDir:
    """The folder, and the target in it of each of the ``files`` that were found by ``paths``.

    ``inputs`` are all files that are read, each with its noun. Raises UsageError where two targets are the same, or
    one is an input.
    """

    def __init__(
        self, folder: str, paths: Sequence[str], files: Sequence[str], inputs: Iterable[tuple[str, str]]
    ) -> None:
        self._folder = folder
        by_identity = {identity(path): (path, noun) for path, noun in inputs}
        folders = [path for path in paths if path != STDIN and Path(path).is_dir()]
        self._targets: dict[str, str] = {}
        sources: dict[str, str] = {}
        for path in files:
            if path == STDIN:
                raise click.UsageError("-o names a folder, but standard input has no file name; name a file")
            target = _joined(folder, _name_below(path, folders))
            if target in sources:
                raise click.UsageError(
                    f"{sources[target]} and {path} would both become {target}; clean them separately"
                )
            if Path(target).exists() and (key := identity(target)) is not None and key in by_identity:
                conflict = describe(*by_identity[key])
                raise click.UsageError(f"-o {folder}: would overwrite {conflict}; -w writes files in place")
            sources[target], self._targets[path] = path, target

    def target(self, path: str) -> str:
        """Return where a file is written, and make its folder. Raises InputError where that is not possible."""
        target = self._targets[path]
        if not is_remote(target):
            real, folder = os.path.realpath(target), os.path.realpath(self._folder)
            if not Path(real).is_relative_to(folder):
                raise InputError(f"{target}: not written, because it leads out of {self._folder}, to {real}")
            try:
                Path(target).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise InputError(f"{Path(target).parent}: cannot be created: {reason(error)}") from error
        return target

    def write(self, path: str, data: bytes) -> None:
        """Write the cleaned bytes of a file. Raises InputError where that is not possible."""
        target = self.target(path)
        try:
            with atomic_write(Path(target), readers=Permissions.of([path])) as file:
                file.write(data)
        except OSError as error:
            raise InputError(io_failure(target, "written", error)) from error


def _name_below(path: str, folders: Sequence[str]) -> str:
    """Return the name of a file below the folder that it was found in."""
    for folder in folders:
        if path != folder and Path(path).is_relative_to(folder):
            return str(Path(path).relative_to(folder))
    return Path(path).name


def _joined(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if is_remote(folder) else str(Path(folder, name))
