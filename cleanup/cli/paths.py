"""Which files the paths of the command line stand for."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from cleanup.errors import InputError
from cleanup.files import STDIN, reason

SUFFIXES = (".txt", ".text")
"""What is taken from a folder; a file that is named is taken whatever it is called."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files that some paths stand for."""

    paths: tuple[str, ...]
    exclude: tuple[str, ...]
    force_exclude: bool

    def walk(self, trouble: Callable[[InputError], None]) -> Iterator[str]:
        """See ``walk``."""
        return walk(self.paths, self.exclude, trouble, force=self.force_exclude)


def walk(
    paths: Iterable[str], exclude: Sequence[str], trouble: Callable[[InputError], None], *, force: bool = False
) -> Iterator[str]:
    """Each file once: those named, and in place of a folder the ``*.txt`` and ``*.text`` in it, sorted.

    What is hidden or excluded in a folder is left out, symbolic links to folders are not followed, and a folder that
    cannot be read is told to ``trouble``. ``force`` excludes files that are named, too. A path ``-`` stays as it is.
    """
    for path in dict.fromkeys(paths):
        if path != STDIN and Path(path).is_dir():
            yield from _files(path, exclude, trouble)
        elif path == STDIN or not (force and _excluded(path, exclude)):
            yield path


def _files(folder: str, exclude: Sequence[str], trouble: Callable[[InputError], None]) -> Iterator[str]:
    def unreadable(error: OSError) -> None:
        trouble(InputError(f"{error.filename}: cannot be read: {reason(error)}"))

    def wanted(place: str, names: Iterable[str]) -> list[str]:
        return [name for name in sorted(names) if not (name[0] == "." or _excluded(str(Path(place, name)), exclude))]

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = wanted(place, folders)
        yield from (str(Path(place, name)) for name in wanted(place, names) if name.lower().endswith(SUFFIXES))


def _excluded(path: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern names the path or a folder above it: by its name, or by the path from where we are."""
    if not patterns:
        return False
    whole = Path(os.path.relpath(path))
    return any(
        fnmatchcase(place.as_posix(), pattern) or fnmatchcase(place.name, pattern)
        for place in (whole, *whole.parents[:-1])
        for pattern in (pattern.rstrip("/") for pattern in patterns)
    )
