"""The user's cache folder: bytes kept under a key, checked when they are read, and lost without harm."""

import os
from hashlib import blake2b
from pathlib import Path

SUM = 16
KEPT = 32
"""How many files stay; older ones are removed when a new one is written."""


def folder() -> Path:
    """Where it is: ``CORPUSCRUB_CACHE_DIR``, or what the platform has for it."""
    chosen = os.environ.get("CORPUSCRUB_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("corpuscrub", appauthor=False)


def load(key: str) -> bytes | None:
    """What was saved under the key; None when nothing was, or when it is no longer what was saved."""
    try:
        data = (folder() / key).read_bytes()
    except OSError:
        return None
    body = data[SUM:]
    return body if data[:SUM] == _sum(key, body) else None


def save(key: str, body: bytes) -> None:
    """Keep it if that is possible: whole, or not at all."""
    import tempfile

    place = folder()
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=place)
        with os.fdopen(handle, "wb") as file:
            file.write(_sum(key, body) + body)
        Path(name).replace(place / key)
        for old in sorted(place.iterdir(), key=lambda path: path.stat().st_mtime_ns)[:-KEPT]:
            old.unlink()
    except OSError:  # read-only, full, or another process was faster: the next call builds it again
        return


def _sum(key: str, body: bytes) -> bytes:
    return blake2b(body, digest_size=SUM, person=key.encode()[:16]).digest()
