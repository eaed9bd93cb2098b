"""The user's cache folder: bytes kept under a key, checked when they are read, and lost without harm.

What protects from whom: a folder and files that only their user can open keep others out, and a hash finds accidents.
Who can write there all the same is the user. Even so nothing that is kept can run anything or name a module, and
whatever cannot be read is made anew, in silence.
"""

import os
import re
import stat
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")

HEAD = b"corpuscrub cache 1\n"
SUM = sha256().digest_size
MACHINE = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
# Part of every checksum: results of another platform or Python are never used.
PLATFORM = f"{sys.implementation.cache_tag} {sys.platform} {MACHINE}"

ENDING, UNFINISHED = ".cache", ".unfinished"
# Names of files that this module writes; no others are ever removed.
OURS = rf"[a-z]+-[\w.-]+\{ENDING}|tmp\w+\{UNFINISHED}"

# Files that are kept; older ones are removed when a new one is written.
KEPT = 32

# Elsewhere modes and owners mean nothing: the folders of a profile are its user's anyway.
POSIX = hasattr(os, "geteuid")

# Flags for opening a file: links are not followed, and a pipe under its name blocks nobody.
OPENING = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK", "O_NOINHERIT"))


def folder() -> Path:
    """Return the folder: below ``CORPUSCRUB_CACHE_DIR``, where other files may be, or the platform's folder for caches.

    Raises RuntimeError where there is no home.
    """
    chosen = os.environ.get("CORPUSCRUB_CACHE_DIR")
    if chosen:
        return Path(chosen, "corpuscrub-cache")
    if sys.platform == "linux":  # what platformdirs says there; importing it takes a tenth of a pipe call
        return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser(), "corpuscrub")
    from platformdirs import user_cache_path

    return user_cache_path("corpuscrub", appauthor=False)


def refused() -> str | None:
    """Return, for people, why the folder is not used; None where it is used or does not exist yet."""
    try:
        place = folder()
        why = _why_not(place.lstat())
    except (OSError, RuntimeError):
        return None
    return why and f"the cache folder {place} is not used, so that each call begins anew: {why}"


def _why_not(status: os.stat_result) -> str | None:
    if stat.S_ISLNK(status.st_mode):
        return "it is a symbolic link"
    if not stat.S_ISDIR(status.st_mode):
        return "it is not a folder"
    return _whose(status)


def _whose(status: os.stat_result) -> str | None:
    """Why others may have written a file or folder; None where only its user can open it."""
    if not POSIX:
        return None
    if status.st_uid != os.geteuid():
        return f"it belongs to another user ({status.st_uid})"
    mode = stat.S_IMODE(status.st_mode)
    return f"others may open it (its mode is {mode:04o}); `chmod 700` closes it" if mode & 0o077 else None


def load(key: str) -> bytes | None:
    """Return the bytes that were saved under a key; None where there are none, or they have changed since."""
    try:
        place = folder()
        data = None if _why_not(place.lstat()) else _read(place / f"{key}{ENDING}")
    except (OSError, RuntimeError):
        return None
    if data is None or not data.startswith(HEAD):
        return None
    start = len(HEAD) + SUM
    body = data[start:]
    return body if data[len(HEAD) : start] == _sum(key, body) else None


def _read(path: Path) -> bytes | None:
    with open(os.open(path, OPENING), "rb") as file:  # noqa: PTH123  # a Path knows no flags
        status = os.fstat(file.fileno())
        return file.read() if stat.S_ISREG(status.st_mode) and not _whose(status) else None


def save(key: str, body: bytes) -> None:
    """Keep it if that is possible: whole, or not at all."""
    import tempfile

    try:
        place = folder()
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        if _why_not(place.lstat()):
            return
        handle, name = tempfile.mkstemp(UNFINISHED, dir=place)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines((HEAD, _sum(key, body), body))
            Path(name).replace(place / f"{key}{ENDING}")
        except OSError:
            Path(name).unlink()  # a full disk has room for its name, and each call would leave forty
            raise
        for old in _oldest(place):
            old.unlink()
    except (OSError, RuntimeError):  # read-only, full, or another process was faster: the next call builds it again
        return


def _oldest(place: Path) -> Sequence[Path]:
    """Return the files to remove, oldest first, among those written here; killed processes leave some half written."""
    named = ((path.lstat(), path) for path in place.iterdir() if re.fullmatch(OURS, path.name))
    ours = sorted((status.st_mtime_ns, path) for status, path in named if stat.S_ISREG(status.st_mode))
    return [path for _, path in ours[:-KEPT]]


def recall(key: str, make: Callable[[], bytes], read: Callable[[bytes], Value]) -> Value:
    """Return ``read`` of the bytes under the key; where that fails, of the bytes of ``make``, which are then saved."""
    value, made = _read_or_made(load(key), make, read)
    if made is not None:
        save(key, made)
    return value


class Memo:
    """Many small results in one file under one name; begun anew when there are more than ``kept`` of them."""

    def __init__(self, name: str, kept: int = 2000) -> None:
        self._name, self._kept = name, kept

    @cached_property
    def _known(self) -> dict[bytes, bytes]:
        known, _ = _read_or_made(load(self._name), lambda: packed([]), lambda data: dict(_pairs(unpacked(data))))
        return known

    def recall(self, question: bytes, make: Callable[[], bytes], read: Callable[[bytes], Value]) -> Value:
        """Return ``read`` of the saved answer to a question, or of what ``make`` returns, as the function ``recall``
        does.
        """
        key = blake2b(question, digest_size=16).digest()
        value, made = _read_or_made(self._known.get(key), make, read)
        if made is not None:
            if len(self._known) >= self._kept:
                self._known.clear()
            self._known[key] = made
            save(self._name, packed([part for pair in [*self._known.items()] for part in pair]))
        return value


def _read_or_made(
    known: bytes | None, make: Callable[[], bytes], read: Callable[[bytes], Value]
) -> tuple[Value, bytes | None]:
    """Return what ``read`` returns, and the bytes where they had to be made."""
    if known is not None:
        try:
            return read(known), None
        except Exception:  # bytes that are not what they say may raise anything
            pass
    made = make()
    return read(made), made


LENGTH = struct.Struct("=I")


def packed(parts: Sequence[bytes]) -> bytes:
    """Join items of bytes for ``unpacked``."""
    return b"".join((LENGTH.pack(len(parts)), *(LENGTH.pack(len(part)) for part in parts), *parts))


def unpacked(data: bytes) -> list[bytes]:
    """Return the items of ``packed``. Raises ValueError or struct.error for other bytes."""
    (number,) = LENGTH.unpack_from(data)
    at = LENGTH.size * (number + 1)
    parts = []
    for (length,) in LENGTH.iter_unpack(data[LENGTH.size : at]):
        parts.append(data[at : at + length])
        at += length
    if at != len(data) or len(parts) != number:
        raise ValueError("the pieces are not as long as they say")
    return parts


def _pairs(parts: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    return zip(parts[::2], parts[1::2], strict=True)


def _sum(key: str, body: bytes) -> bytes:
    known = sha256(HEAD + f"{PLATFORM} {key}\n".encode())
    known.update(body)
    return known.digest()
