"""Temporary files and folders: locked as long as the run that made them lives, and removed once it is dead.

Their names are ours, ``.corpuscrub-0123456789ab.tmp``. Who opens one holds a lock on it (``flock``), which the system
takes back when the process ends, however it ends. So what nobody has locked was left by a run that was killed, and the
next run that writes into the same folder removes it. Where there are no such locks nothing is removed.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

NAME = re.compile(r"\.corpuscrub-[0-9a-f]{12}\.tmp")

# Folders that this process has tidied.
_tidied: set[Path] = set()


@contextmanager
def temporary_file(folder: Path) -> Iterator[BinaryIO]:
    """Open a new file in a folder, for its owner alone; it is removed at the end unless it was moved to its place.

    May raise OSError.
    """
    remove_stale(folder)
    place = _new(folder)
    try:
        while True:
            with open(place, "x+b", opener=_private) as file:
                if _lock(file.fileno()) and not os.fstat(file.fileno()).st_nlink:
                    continue  # another run took it for a leftover before it was locked
                yield file
                return
    finally:
        place.unlink(missing_ok=True)


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Make a new folder, for its owner alone, which is removed at the end with all that is left in it.

    May raise OSError.
    """
    remove_stale(parent)
    place = _new(parent)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, place, ignore_errors=True)
        place.mkdir(mode=0o700)
        while fcntl is not None:
            descriptor = os.open(place, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            if not _lock(descriptor) or os.fstat(descriptor).st_nlink:
                break
            place.mkdir(mode=0o700)
        yield place


def remove_stale(folder: Path) -> None:
    """Remove what killed runs left in a folder; this is done once a process."""
    folder = folder.absolute()
    if fcntl is None or folder in _tidied:
        return
    _tidied.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if NAME.fullmatch(entry.name):
                with suppress(OSError):
                    _remove_if_stale(entry)


def _remove_if_stale(entry: "os.DirEntry[str]") -> None:
    is_folder = entry.is_dir(follow_symlinks=False)
    if not is_folder and not entry.is_file(follow_symlinks=False):
        return
    descriptor = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if os.fstat(descriptor).st_uid != os.geteuid():
            return
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if is_folder:
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)  # noqa: PTH108
    finally:
        os.close(descriptor)


def _lock(handle: int) -> bool:
    """Hold a lock on an open file until it is closed; False where the file system has none."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        return False
    return True


def _new(folder: Path) -> Path:
    return folder / f".corpuscrub-{os.urandom(6).hex()}.tmp"


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
