"""Which entries of folders git ignores, asked on the way down: what is in an ignored folder is never looked at.

Ignore files count with and without a repository; in one, those above the folder do, too, and what its ``info/exclude``
and the user's ``core.excludesFile`` say. Nothing is known of the index: what was added in spite of an ignore file is
left out of a folder, but can be named.
"""

import os
import stat
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from cleanup.cli.input.gitignore_patterns import compiled

IGNORE_FILE = ".gitignore"
MARK = b"\xef\xbb\xbf"


class IgnorePatterns:
    """The lines of an ignore file, about what lies in ``folder``; where several are about a path, the last is right."""

    def __init__(self, lines: Iterable[bytes], folder: Path | None = None) -> None:
        self._start = 0 if folder is None else len(as_bytes(folder / "x")) - 1
        self._patterns = [found for line in lines if (found := compiled(line)) is not None][::-1]

    def ignores(self, path: bytes) -> bool | None:
        """Whether a path is ignored, that of a folder with a slash at its end; None where no line is about it."""
        path = path[self._start :]
        for pattern, ignores in self._patterns:
            if pattern.match(path):
                return ignores
        return None


Ignored = tuple[IgnorePatterns, ...]
"""The ignore files that are about a folder, first those that go before others."""


def is_ignored(path: bytes, ignored: Ignored) -> bool:
    """Whether an entry of a folder is ignored."""
    return next((told for one in ignored if (told := one.ignores(path)) is not None), False)


def patterns_in(folder: Path, above: Ignored) -> Ignored:
    """What is about a folder that has an ignore file."""
    return (*_patterns(folder / IGNORE_FILE, folder), *above)


def patterns_above(folder: Path) -> Ignored:
    """What is about a folder, by a path without links, of the ignore files that do not lie in it."""
    parents = [folder, *folder.parents]
    top = next((number for number, parent in enumerate(parents) if os.path.lexists(parent / ".git")), None)
    if top is None:
        return ()
    ignored: Ignored = ()
    for path in _elsewhere(parents[top]):
        ignored = (*_patterns(Path(os.path.realpath(path)), parents[top]), *ignored)
    for parent in parents[top:0:-1]:
        ignored = patterns_in(parent, ignored)
    return ignored


def as_bytes(path: Path) -> bytes:
    """A path as patterns take it."""
    return os.fsencode(path.as_posix())


def _patterns(path: Path, folder: Path) -> Ignored:
    """Those of a file; none where it is a link, as git has it, or cannot be read."""
    try:
        if stat.S_ISREG(path.lstat().st_mode):
            lines = path.read_bytes().removeprefix(MARK).split(b"\n")
            return (IgnorePatterns((line.removesuffix(b"\r") for line in lines), folder),)
    except OSError:
        pass
    return ()


def _elsewhere(top: Path) -> Iterator[Path]:
    """The files with what a user, and then a repository, ignores. Without git there are none."""
    default = Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config", "git", "ignore").expanduser()
    yield top / (_git(top, "config", "--type=path", "--get", "core.excludesFile") or default)
    if own := _git(top, "rev-parse", "--git-path", "info/exclude"):
        yield top / own


def _git(folder: Path, *question: str) -> str:
    """What git says, or nothing."""
    try:
        told = subprocess.run(["git", "-C", folder, *question], capture_output=True, check=False).stdout
    except OSError:  # it is not installed
        return ""
    return os.fsdecode(told.removesuffix(b"\n"))
