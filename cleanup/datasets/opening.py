"""Datasets as streams of bytes: files here, or behind the URLs that fsspec knows; plain, or compressed as gz or zst."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, cast

from cleanup.errors import InputError
from cleanup.files import reason, replacing

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)")
COMPRESSED = (".gz", ".zst")
ENDINGS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".pq": "parquet"}
CHUNK = 1 << 20


def is_remote(path: str) -> bool:
    """Whether a path is a URL for fsspec: ``s3://bucket/a.jsonl``."""
    return URL.match(path) is not None


def compression_of(path: str) -> str:
    """What a file is compressed with, by its name: gz, zst or nothing."""
    return next((ending[1:] for ending in COMPRESSED if path.lower().endswith(ending)), "")


def kind_of(path: str) -> str:
    """What a path holds: text, jsonl, parquet, or datasets, which is a folder of Hugging Face's ``save_to_disk``.

    A compressed ``.json`` is taken for JSON Lines, as large corpora name them.
    """
    name = path.lower()
    packed = compression_of(name)
    name = name.removesuffix(f".{packed}")
    if packed and name.endswith(".json"):
        return "jsonl"
    if not is_remote(path) and any(Path(path, one).is_file() for one in ("state.json", "dataset_dict.json")):
        return "datasets"
    return next((kind for ending, kind in ENDINGS.items() if name.endswith(ending)), "text")


@contextmanager
def reading(path: str) -> Iterator[BinaryIO]:
    """The bytes of a dataset, decompressed. Raises InputError when they cannot be read, also while they are."""
    with told(path), raw(path) as file, decompressed(file, compression_of(path)) as stream:
        yield stream


@contextmanager
def raw(path: str) -> Iterator[BinaryIO]:
    """The bytes of a file as they are, from anywhere in it. Raises InputError when it cannot be read."""
    with told(path):
        if is_remote(path):
            system, place = _remote(path)
            with _open(path, system, place, "rb") as file:
                yield file
        else:
            with Path(path).open("rb") as file:
                yield file


@contextmanager
def writing(path: str, scratch: str | None = None) -> Iterator[BinaryIO]:
    """A file to write bytes to, which is there, whole, when the block has ended well, and else is as it was.

    Until then it is in the folder ``scratch`` if it is written here. Raises InputError when it cannot be written.
    """
    with told(path, "written"):
        if is_remote(path):
            system, place = _remote(path)
            with system.transaction, _open(path, system, place, "wb") as file:
                yield file
        else:
            with replacing(Path(path), Path(scratch) if scratch else None) as file:
                yield file


@contextmanager
def told(path: str, done: str = "read") -> Iterator[None]:
    """Raise what goes wrong with a file as InputError that names it."""
    try:
        yield
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be {done}: {reason(error)}") from error


@contextmanager
def decompressed(file: BinaryIO, compression: str) -> Iterator[BinaryIO]:
    """A stream with what a stream of compressed bytes holds: gz, zst, or what is not compressed."""
    if compression == "gz":
        with gzip.GzipFile(fileobj=file) as stream:
            yield io.BufferedReader(cast("io.RawIOBase", stream), CHUNK)
    elif compression == "zst":
        yield io.BufferedReader(_Zstandard(file), CHUNK)
    else:
        yield file


def compressed(data: bytes, compression: str) -> bytes:
    """Bytes as a member (gz) or a frame (zst) of their own: one after the other they make a file. Always the same."""
    if compression == "gz":
        return gzip.compress(data, 4, mtime=0)  # the next level takes more than twice the time for 4 % less
    if compression == "zst":
        return cast("bytes", needed("zstandard", "zstd", "zst").ZstdCompressor(write_checksum=True).compress(data))
    return data


def needed(module: str, extra: str, what: str) -> Any:
    """A module that not everybody installs. Raises InputError that says which extra brings it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise InputError(f"{what} needs {module.partition('.')[0]}: pip install 'corpuscrub[{extra}]'") from error


def arrow(module: str = "pyarrow") -> Any:
    """pyarrow, or a module of it. Raises InputError where it is not installed."""
    return needed(module, "parquet", "Parquet")


def _remote(path: str) -> tuple[Any, str]:
    """The file system of a URL, and the place in it."""
    fsspec = needed("fsspec", "remote", f"{path.partition(':')[0]}://")
    try:
        system, place = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:  # a protocol nobody knows, or one whose package is not installed
        raise InputError(f"{path}: {error}") from error
    return system, place


def _open(path: str, system: Any, place: str, mode: str) -> Any:
    try:
        return system.open(place, mode)
    except OSError:
        raise
    except Exception as error:  # of whatever library reaches that place: no credentials, no bucket
        raise InputError(f"{path}: cannot be opened: {error}") from error


class _Zstandard(io.RawIOBase):
    """What the frames of a stream hold; the reader of zstandard itself says nothing of a frame that is cut off."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._library = file, needed("zstandard", "zstd", "zst")
        self._frame: Any = None
        self._rest = b""  # of the stream, after a frame
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            data = self._rest or self._file.read(CHUNK // 8)
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
