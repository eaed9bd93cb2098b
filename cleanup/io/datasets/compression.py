"""Streams of bytes that are compressed as gz or zst, of which each part is a stream of its own."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from cleanup.io.datasets.optional import require

COMPRESSED = (".gz", ".zst")
CHUNK = 1 << 20

# Input bytes per call of zstandard: runs of one byte expand 30,000 times.
ZSTD_INPUT_BYTES = 1 << 12


def compression_of(path: str) -> str:
    """Return the compression that the name of a file stands for: gz, zst or an empty string."""
    return next((ending[1:] for ending in COMPRESSED if path.lower().endswith(ending)), "")


@contextmanager
def open_decompressed(file: BinaryIO, compression: str) -> Iterator[BinaryIO]:
    """Open a stream of bytes for reading, decompressed from gz, zst or nothing."""
    if compression == "gz":
        with gzip.GzipFile(fileobj=file) as stream:
            yield io.BufferedReader(cast("io.RawIOBase", stream), CHUNK)
    elif compression == "zst":
        yield io.BufferedReader(_Zstandard(file), CHUNK)
    else:
        yield file


def compress(data: bytes, compression: str) -> bytes:
    """Compress bytes as a separate member (gz) or frame (zst); concatenated, these make a file. Deterministic."""
    if compression == "gz":
        return gzip.compress(data, 4, mtime=0)  # the next level takes more than twice the time for 4 % less
    if compression == "zst":
        return cast("bytes", require("zstandard", "zstd", "zst").ZstdCompressor(write_checksum=True).compress(data))
    return data


class _Zstandard(io.RawIOBase):
    """What the frames of a stream hold; the reader of zstandard itself says nothing of a frame that is cut off."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._library = file, require("zstandard", "zstd", "zst")
        self._frame: Any = None
        self._rest = b""  # of the stream, after a frame
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            data = self._rest or self._file.read(ZSTD_INPUT_BYTES)
            if not data:
                if self._frame is not None:
                    raise EOFError("the compressed bytes end in the midst of a frame")
                return 0
            self._ready = memoryview(self._next(data))
        size = min(len(buffer), len(self._ready))
        buffer[:size], self._ready = self._ready[:size], self._ready[size:]
        return size

    def _next(self, data: bytes) -> bytes:
        if self._frame is None:
            self._frame = self._library.ZstdDecompressor().decompressobj()
        try:
            made = cast("bytes", self._frame.decompress(data))
        except self._library.ZstdError as error:
            raise OSError(str(error)) from error
        self._rest = b""
        if self._frame.eof:
            self._rest, self._frame = self._frame.unused_data, None
        return made
