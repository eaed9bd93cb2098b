"""The texts and datasets in a folder."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cleanup.cli.input.file_types import FileTypes
from cleanup.cli.input.gitignore import (
    IGNORE_FILE,
    Ignored,
    IgnorePatterns,
    as_bytes,
    is_ignored,
    patterns_above,
    patterns_in,
)
from cleanup.errors import InputError
from cleanup.io.files import reason

NAMELESS = (b".", b"..")

STRANGE = {stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
"""What may have no end, or somebody who waits at the other one."""


class ExcludedPaths:
    """The paths that lines as of an ignore file in a folder are about, and all that lies under them."""

    def __init__(self, lines: Sequence[str], folder: str) -> None:
        self._folder = folder
        self._patterns = IgnorePatterns(map(os.fsencode, lines))

    def holds(self, path: Path, *, folder: bool = False) -> bool:
        """Whether a path is excluded, that of a folder or that of a file."""
        *above, name = as_bytes(Path(os.path.relpath(path, self._folder))).split(b"/")
        place = b""
        for part in [*above, name] if folder else above:
            place += part + b"/"
            if part not in NAMELESS and self._patterns.ignores(place):
                return True
        return not folder and bool(self._patterns.ignores(place + name))


def walk_folder(
    folder: Path,
    excluded: ExcludedPaths | None,
    kinds: FileTypes,
    trouble: Callable[[InputError], None],
    note: Callable[[str], None],
    *,
    respect_gitignore: bool,
) -> Iterator[str]:
    """The paths of texts and datasets in a folder, see ``FileSet.walk``."""
    if excluded is not None and excluded.holds(folder, folder=True):
        return
    real, suffixes = Path(os.path.realpath(folder)), kinds.suffixes
    request: list[tuple[Path, Path, Ignored]] = [(folder, real, patterns_above(real) if respect_gitignore else ())]
    while request:
        place, real, ignored = request.pop()
        try:
            folders, files, others = _entries(place, suffixes)
        except OSError as error:
            trouble(InputError(f"{place}: cannot be read: {reason(error)}"))
            continue
        if respect_gitignore and IGNORE_FILE in files:
            ignored = patterns_in(real, ignored)
        found = [(name, b"") for name in files if name.lower().endswith(suffixes) or name in others]
        for name, end in found + [(name, b"/") for name in reversed(folders)]:
            path = place / name
            if (
                name.startswith(".")
                or is_ignored(as_bytes(real / name) + end, ignored)
                or (excluded is not None and excluded.holds(path, folder=bool(end)))
            ):
                continue
            if name in others:
                note(f"{path}: {others[name]}; passed over")
            elif end:
                request.append((path, real / name, ignored))
            elif kinds.in_folder(str(path)):
                yield str(path)


def _entries(folder: Path, suffixes: tuple[str, ...]) -> tuple[list[str], list[str], dict[str, str]]:
    """The names of the folders in a folder that are no links, and of all else, sorted; and what those are that are
    neither folder nor file, if their names end like that of a text. May raise OSError.
    """
    folders, files, others = [], [], {}
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                    continue
                if entry.is_dir():
                    continue
                if not entry.is_file() and entry.name.lower().endswith(suffixes):
                    others[entry.name] = STRANGE[stat.S_IFMT(entry.stat().st_mode)]
            except (FileNotFoundError, KeyError):  # such as a link to nothing, which will be told when it is read
                pass
            except OSError as error:  # links in a circle
                others[entry.name] = reason(error)
            files.append(entry.name)
    return sorted(folders), sorted(files), others
