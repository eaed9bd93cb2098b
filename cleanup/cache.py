"""The user's cache folder: bytes kept under a key, checked when they are read, and lost without harm."""

import marshal
import os
import sys
from collections.abc import Callable
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

SUM = 4
MACHINE = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
PLATFORM = f"{sys.implementation.cache_tag} {sys.platform} {MACHINE}"
"""What was made on another platform, or by another Python, is as good as not there."""

KEPT = 32
"""How many files stay; older ones are removed when a new one is written."""


def folder() -> Path:
    """Where it is: ``CORPUSCRUB_CACHE_DIR``, or what the platform has for it."""
    chosen = os.environ.get("CORPUSCRUB_CACHE_DIR")
    if chosen:
        return Path(chosen)
    if sys.platform == "linux":  # what platformdirs says there; importing it takes a tenth of a pipe call
        return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser(), "corpuscrub")
    from platformdirs import user_cache_path

    return user_cache_path("corpuscrub", appauthor=False)


def load(key: str) -> bytes | None:
    """What was saved under the key; None when nothing was, or when it is no longer what was saved."""
    try:
        data = (folder() / key).read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return None
    body = data[SUM:]
    return body if data[:SUM] == _sum(key, body) else None


def save(key: str, body: bytes) -> None:
    """Keep it if that is possible: whole, or not at all."""
    import tempfile

    try:
        place = folder()
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=place)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_sum(key, body) + body)
            Path(name).replace(place / key)
        except OSError:
            Path(name).unlink()  # a full disk has room for its name, and each call would leave forty
            raise
        for old in sorted(place.iterdir(), key=lambda path: path.stat().st_mtime_ns)[:-KEPT]:
            old.unlink()
    except (OSError, RuntimeError):  # read-only, full, or another process was faster: the next call builds it again
        return


class Memo:
    """Many small results in one file under one name; begun anew when there are more than ``kept`` of them."""

    def __init__(self, name: str, kept: int = 2000) -> None:
        self._name, self._kept = name, kept

    @cached_property
    def _known(self) -> dict[bytes, bytes]:
        data = load(self._name)
        return {} if data is None else dict(marshal.loads(data))

    def recall(self, question: bytes, work: Callable[[], bytes]) -> bytes:
        """The answer to a question, which ``work`` gives when it has not been asked before."""
        key = blake2b(question, digest_size=16).digest()
        answer = self._known.get(key)
        if answer is None:
            if len(self._known) >= self._kept:
                self._known.clear()
            answer = self._known[key] = work()
            save(self._name, marshal.dumps(self._known))
        return answer


def _sum(key: str, body: bytes) -> bytes:
    return crc32(body, crc32(f"{PLATFORM} {key}".encode())).to_bytes(SUM)
