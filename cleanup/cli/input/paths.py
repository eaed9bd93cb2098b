"""Which files the paths of the command line stand for."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.input.file_types import FileTypes
from cleanup.cli.input.search import stdin
from cleanup.errors import InputError
from cleanup.io.files import STDIN, read

if TYPE_CHECKING:
    from cleanup.cli.input.walk import ExcludedPaths


@dataclass(frozen=True, slots=True)
class FileSet:
    """The files that some paths stand for; ``exclude`` holds lines as of an ignore file in ``exclude_from``."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    exclude_from: str = "."
    force_exclude: bool = False
    respect_gitignore: bool = True
    kinds: FileTypes = FileTypes()  # noqa: RUF009  # it is frozen

    def check_link(self, path: str) -> None:
        """Raise InputError for a file of a folder that is a link out of it: who named the folder did not mean that."""
        if path in self.paths or not Path(path).is_symlink():
            return
        real = Path(os.path.realpath(path))
        folders = [one for one in self.paths if one != STDIN and Path(path).is_relative_to(one)]
        if not any(real.is_relative_to(os.path.realpath(folder)) for folder in folders):
            raise InputError(
                f"{path}: a link that leads out of {' and '.join(folders)}, to {real}, and was left alone; name it to "
                "write through it"
            )

    def walk(
        self, trouble: Callable[[InputError], None], note: Callable[[str], None] = lambda _: None
    ) -> Iterator[str]:
        """Each file once: those named, and in place of a folder the texts and datasets in it, sorted.

        What is hidden, excluded or ignored by git in a folder is left out, symbolic links to folders are not followed,
        and what is neither file nor folder is passed over and told to ``note``. A folder that cannot be read is told to
        ``trouble``. A file that is named is taken though git ignores it; also what is excluded, or holds records
        without texts, unless ``force_exclude`` says otherwise. A path ``-`` stays as it is.
        """
        return iter(dict.fromkeys(self._walk(trouble, note)))

    def _walk(self, trouble: Callable[[InputError], None], note: Callable[[str], None]) -> Iterator[str]:
        excluded = None
        if self.exclude:
            from cleanup.cli.input.walk import ExcludedPaths

            excluded = ExcludedPaths(self.exclude, self.exclude_from)
        for path in self.paths:
            if path != STDIN and Path(path).is_dir() and self.kinds.of(path) != "datasets":
                from cleanup.cli.input.walk import (
                    walk_folder,  # which takes a while, and is not for those who name files
                )

                rest = {"respect_gitignore": self.respect_gitignore}
                yield from walk_folder(Path(path), excluded, self.kinds, trouble, note, **rest)
            elif path == STDIN or not self.force_exclude or self._in_folder(path, excluded):
                yield path

    def _in_folder(self, path: str, excluded: "ExcludedPaths | None") -> bool:
        """Whether a file that is named would be taken from a folder."""
        if excluded is not None and excluded.holds(Path(path)):
            return False
        return not os.path.isfile(path) or self.kinds.in_folder(path)  # noqa: PTH113  # a pipe can be read once


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
