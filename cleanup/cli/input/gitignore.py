"""The ignore files of git, read on the way down a folder tree: an ignored folder is never entered.

Ignore files count with and without a repository. Inside one, those above the folder count as well, and its
``info/exclude`` and the user's ``core.excludesFile``. The index is not read: a file that was added in spite of an
ignore file is skipped in a folder, but can be named.
"""

import os
import stat
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from cleanup.cli.input.gitignore_patterns import compile_pattern

IGNORE_FILE = ".gitignore"
BOM = b"\xef\xbb\xbf"


class IgnorePatterns:
    """The lines of an ignore file, for paths in ``folder``. Of several lines that match a path, the last one counts."""

    def __init__(self, lines: Iterable[bytes], folder: Path | None = None) -> None:
        self._start = 0 if folder is None else len(as_bytes(folder / "x")) - 1
        self._patterns = [pattern for line in lines if (pattern := compile_pattern(line)) is not None][::-1]

    def ignores(self, path: bytes) -> bool | None:
        """Return whether a path is ignored, that of a folder with a slash at its end; None where no line matches."""
        path = path[self._start :]
        for pattern, ignores in self._patterns:
            if pattern.match(path):
                return ignores
        return None


# The ignore files for a folder, the one with the highest precedence first.
IgnoreFiles: TypeAlias = tuple[IgnorePatterns, ...]


def is_ignored(path: bytes, ignore_files: IgnoreFiles) -> bool:
    """Return whether an entry of a folder is ignored."""
    answers = (patterns.ignores(path) for patterns in ignore_files)
    return next((ignored for ignored in answers if ignored is not None), False)


def patterns_in(folder: Path, above: IgnoreFiles) -> IgnoreFiles:
    """Return the ignore files for a folder that has one of its own."""
    return (*_read(folder / IGNORE_FILE, folder), *above)


def patterns_above(folder: Path) -> IgnoreFiles:
    """Return the ignore files for a folder, given by a path without links, that lie outside it."""
    parents = [folder, *folder.parents]
    top = next((number for number, parent in enumerate(parents) if os.path.lexists(parent / ".git")), None)
    if top is None:
        return ()
    patterns: IgnoreFiles = ()
    for path in _exclude_files(parents[top]):
        patterns = (*_read(Path(os.path.realpath(path)), parents[top]), *patterns)
    for parent in parents[top:0:-1]:
        patterns = patterns_in(parent, patterns)
    return patterns


def as_bytes(path: Path) -> bytes:
    """Return a path as patterns take it."""
    return os.fsencode(path.as_posix())


def _read(path: Path, folder: Path) -> IgnoreFiles:
    """Return the patterns of a file; none where it is a link, as in git, or cannot be read."""
    try:
        if stat.S_ISREG(path.lstat().st_mode):
            lines = path.read_bytes().removeprefix(BOM).split(b"\n")
            return (IgnorePatterns((line.removesuffix(b"\r") for line in lines), folder),)
    except OSError:
        pass
    return ()


def _exclude_files(top: Path) -> Iterator[Path]:
    """Yield the user's and then the repository's exclude file; none without git."""
    default = Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config", "git", "ignore").expanduser()
    yield top / (_git(top, "config", "--type=path", "--get", "core.excludesFile") or default)
    if path := _git(top, "rev-parse", "--git-path", "info/exclude"):
        yield top / path


def _git(folder: Path, *arguments: str) -> str:
    """Return what a git command prints, or nothing."""
    try:
        output = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, check=False).stdout
    except OSError:  # it is not installed
        return ""
    return os.fsdecode(output.removesuffix(b"\n"))
