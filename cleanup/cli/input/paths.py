"""The files that the paths of a command line, and lists of paths, stand for."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.input.file_types import FileTypes
from cleanup.cli.input.search import read_stdin
from cleanup.errors import InputError
from cleanup.io.files import STDIN, read

if TYPE_CHECKING:
    from cleanup.cli.input.walk import ExcludedPaths


@dataclass(frozen=True, slots=True)
class FileSet:
    """The files that some paths stand for; ``exclude`` are lines of an ignore file in the folder ``exclude_from``."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    exclude_from: str = "."
    force_exclude: bool = False
    respect_gitignore: bool = True
    file_types: FileTypes = FileTypes()  # noqa: RUF009  # it is frozen

    def check_link(self, path: str) -> None:
        """Raise InputError for a link in a folder that leads out of it: naming the folder does not mean its target."""
        if path in self.paths or not Path(path).is_symlink():
            return
        target = Path(os.path.realpath(path))
        folders = [folder for folder in self.paths if folder != STDIN and Path(path).is_relative_to(folder)]
        if not any(target.is_relative_to(os.path.realpath(folder)) for folder in folders):
            raise InputError(
                f"{path}: not changed, because this link leads out of {' and '.join(folders)}, to {target}; name the "
                "link itself to write through it"
            )

    def walk(
        self, on_error: Callable[[InputError], None], on_skip: Callable[[str], None] = lambda _: None
    ) -> Iterator[str]:
        """Yield each file once: those named, and in place of a folder the texts and datasets in it, sorted.

        In folders, hidden, excluded and git-ignored files are skipped, and links to folders are not followed. Special
        files such as pipes are skipped with a message to ``on_skip``; a folder that cannot be read is reported to
        ``on_error``. A file that is named is read though git ignores it; also if it is excluded, or is a dataset
        without texts, unless ``force_exclude``. The path ``-`` stays as it is.
        """
        return iter(dict.fromkeys(self._walk(on_error, on_skip)))

    def _walk(self, on_error: Callable[[InputError], None], on_skip: Callable[[str], None]) -> Iterator[str]:
        excluded = None
        if self.exclude:
            from cleanup.cli.input.walk import ExcludedPaths

            excluded = ExcludedPaths(self.exclude, self.exclude_from)
        for path in self.paths:
            if path != STDIN and Path(path).is_dir() and self.file_types.type_of(path) != "datasets":
                from cleanup.cli.input.walk import walk_folder  # slow to import, and not needed for named files

                yield from walk_folder(
                    Path(path),
                    excluded,
                    self.file_types,
                    on_error,
                    on_skip,
                    respect_gitignore=self.respect_gitignore,
                )
            elif path == STDIN or not self.force_exclude or self._is_in_folder(path, excluded):
                yield path

    def _is_in_folder(self, path: str, excluded: "ExcludedPaths | None") -> bool:
        """Return whether a folder search would yield a file that is named."""
        if excluded is not None and excluded.contains(Path(path)):
            return False
        return not os.path.isfile(path) or self.file_types.has_texts(path)  # noqa: PTH113  # a pipe can be read once


def files_from(path: str, named: tuple[str, ...], *, null: bool) -> tuple[str, ...]:
    r"""Return the paths in a list, or in standard input for ``-``: one per line, or with ``null`` each ended by ``\0``.

    They are relative to the working folder; ``-`` in a list is a file of that name. Raises InputError for a list that
    cannot be read, and UsageError where standard input would be read twice.
    """
    if path == STDIN and STDIN in named:
        raise click.UsageError("--files-from - reads the list from standard input, which cannot be a text as well")
    data = read_stdin() if path == STDIN else read(path)
    names = data.split(b"\0") if null else data.splitlines()
    if not null and b"\0" in data:
        raise InputError(f"{path}: contains NUL bytes; add -0 for a list whose names end with them")
    return tuple("./-" if name == b"-" else os.fsdecode(name) for name in names if name)
