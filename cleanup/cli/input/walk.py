"""The texts and datasets in a folder."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cleanup.cli.input.file_types import FileTypes
from cleanup.cli.input.gitignore import (
    IGNORE_FILE,
    IgnoreFiles,
    IgnorePatterns,
    as_bytes,
    is_ignored,
    patterns_above,
    patterns_in,
)
from cleanup.errors import InputError
from cleanup.messages import io_failure, reason

NAMELESS = (b".", b"..")

# Files that may have no end, or a process waiting at their other end.
SPECIAL_FILES = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class ExcludedPaths:
    """The paths that lines of an ignore file in a folder match, and everything below them."""

    def __init__(self, lines: Sequence[str], folder: str) -> None:
        self._folder = folder
        self._patterns = IgnorePatterns(map(os.fsencode, lines))

    def contains(self, path: Path, *, folder: bool = False) -> bool:
        """Return whether a path is excluded: that of a folder, or that of a file."""
        *above, name = as_bytes(Path(os.path.relpath(path, self._folder))).split(b"/")
        parent = b""
        for part in [*above, name] if folder else above:
            parent += part + b"/"
            if part not in NAMELESS and self._patterns.ignores(parent):
                return True
        return not folder and bool(self._patterns.ignores(parent + name))


def walk_folder(
    folder: Path,
    excluded: ExcludedPaths | None,
    file_types: FileTypes,
    on_error: Callable[[InputError], None],
    on_skip: Callable[[str], None],
    *,
    respect_gitignore: bool,
) -> Iterator[str]:
    """Yield the paths of texts and datasets in a folder; see ``FileSet.walk``."""
    if excluded is not None and excluded.contains(folder, folder=True):
        return
    real, suffixes = Path(os.path.realpath(folder)), file_types.suffixes
    pending: list[tuple[Path, Path, IgnoreFiles]] = [(folder, real, patterns_above(real) if respect_gitignore else ())]
    while pending:
        parent, real, ignored = pending.pop()
        try:
            folders, files, special = _entries(parent, suffixes)
        except OSError as error:
            on_error(InputError(io_failure(parent, "read", error)))
            continue
        if respect_gitignore and IGNORE_FILE in files:
            ignored = patterns_in(real, ignored)
        found = [(name, b"") for name in files if name.lower().endswith(suffixes) or name in special]
        for name, end in found + [(name, b"/") for name in reversed(folders)]:
            path = parent / name
            if (
                name.startswith(".")
                or is_ignored(as_bytes(real / name) + end, ignored)
                or (excluded is not None and excluded.contains(path, folder=bool(end)))
            ):
                continue
            if name in special:
                on_skip(f"{path}: skipped, {special[name]}")
            elif end:
                pending.append((path, real / name, ignored))
            elif file_types.has_texts(str(path)):
                yield str(path)


def _entries(folder: Path, suffixes: tuple[str, ...]) -> tuple[list[str], list[str], dict[str, str]]:
    """Return the folders in a folder, which are not links, and all other entries, sorted by name.

    The third result describes special files and broken links among the others whose names have one of the suffixes.
    May raise OSError.
    """
    folders, files, special = [], [], {}
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                    continue
                if entry.is_dir():
                    continue
                if not entry.is_file() and entry.name.lower().endswith(suffixes):
                    special[entry.name] = SPECIAL_FILES[stat.S_IFMT(entry.stat().st_mode)]
            except (FileNotFoundError, KeyError):  # such as a link to nothing, which is reported when it is read
                pass
            except OSError as error:  # links in a circle
                special[entry.name] = reason(error)
            files.append(entry.name)
    return sorted(folders), sorted(files), special
