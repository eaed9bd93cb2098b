"""Datasets as streams of bytes: files here, or behind the URLs that fsspec knows."""

import os
import re
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from cleanup.errors import InputError
from cleanup.io.datasets.compression import compression_of, open_decompressed
from cleanup.io.datasets.optional import require
from cleanup.io.files import atomic_write
from cleanup.io.permissions import EVERYBODY, Permissions
from cleanup.messages import io_failure

# What changes when somebody writes a file: its size in bytes and, for local files, its time in nanoseconds.
FileState: TypeAlias = tuple[int, int]

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)")
KIND_OF_SUFFIX = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".pq": "parquet"}


def is_remote(path: str) -> bool:
    """Return True for a URL of fsspec, such as ``s3://bucket/a.jsonl``."""
    return URL.match(path) is not None


def kind_of(path: str) -> str:
    """Return what a path contains: text, jsonl, parquet, or datasets (a folder of Hugging Face's ``save_to_disk``).

    A compressed ``.json`` counts as JSON Lines, because large corpora name them so.
    """
    name = path.lower()
    packed = compression_of(name)
    name = name.removesuffix(f".{packed}")
    if packed and name.endswith(".json"):
        return "jsonl"
    if not is_remote(path) and any(Path(path, one).is_file() for one in ("state.json", "dataset_dict.json")):
        return "datasets"
    return next((kind for ending, kind in KIND_OF_SUFFIX.items() if name.endswith(ending)), "text")


@contextmanager
def open_for_reading(path: str) -> Iterator[BinaryIO]:
    """Open a dataset for reading, decompressed. Raises InputError when it cannot be read, now or in the block."""
    with as_input_error(path), open_raw(path) as file, open_decompressed(file, compression_of(path)) as stream:
        yield stream


@contextmanager
def open_raw(path: str) -> Iterator[BinaryIO]:
    """Open the bytes of a seekable file as they are. Raises InputError when it cannot be read."""
    with as_input_error(path):
        if is_remote(path):
            system, place = _remote(path)
            with _open(path, system, place, "rb") as file:
                yield file
        else:
            with Path(path).open("rb") as file:
                yield file


@contextmanager
def open_for_writing(path: str, scratch: str | None = None, *, readers: Permissions = EVERYBODY) -> Iterator[BinaryIO]:
    """Open a file for writing; it appears, complete, when the block ends without an error, and stays as it was
    otherwise.

    Until then a local file is in the folder ``scratch``, where only ``readers`` may read it. Raises InputError when it
    cannot be written.
    """
    with as_input_error(path, "written"):
        if is_remote(path):
            system, place = _remote(path)
            with system.transaction, _open(path, system, place, "wb") as file:
                yield file
        else:
            with atomic_write(Path(path), Path(scratch) if scratch else None, readers=readers) as file:
                yield file


def state_of(path: str) -> FileState:
    """Return the state of a file. Raises InputError when there is none."""
    with as_input_error(path):
        if is_remote(path):
            system, place = _remote(path)
            return system.size(place), 0
        return file_state(Path(path).stat())


def file_state(status: os.stat_result) -> FileState:
    """Return the state of a local file; that of a pipe, which changes while it is read, is always the same."""
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else (0, 0)


@contextmanager
def as_input_error(path: str, action: str = "read") -> Iterator[None]:
    """Raise what goes wrong with a file as InputError that names it."""
    try:
        yield
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(io_failure(path, action, error)) from error


def _remote(path: str) -> tuple[Any, str]:
    """Return the file system of a URL and the path in it."""
    fsspec = require("fsspec", "remote", f"{path.partition(':')[0]}://")
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
