"""The pieces in which documents are read: a text is one of them, and so are some thousand records of a dataset."""

import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleanup.cli.input.file_types import FileTypes
from cleanup.cli.input.search import Content
from cleanup.errors import InputError
from cleanup.io.files import STDIN

if TYPE_CHECKING:
    from cleanup.pipeline.shard import Shard

PIECE = 1_000_000
"""Bytes of the records that are searched at once: reports take many times the memory of their texts."""

OWN = ("dev",), ("proc",)
"""The folders whose files may be other files in another process."""


class FileInfo(NamedTuple):
    """The bytes of a file, and whether it must be read here and in its turn: a stream, or what an earlier path names,
    which may be written before.
    """

    size: int
    here: bool


def places(paths: Iterable[str]) -> Iterator[FileInfo]:
    """What is known of files before they are read."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        size, here = 0, path == STDIN
        if not here:
            try:
                status = Path(path).stat()
            except (OSError, ValueError):  # it will be told when it is read
                yield FileInfo(0, here=False)
                continue
            same = status.st_dev, status.st_ino
            stream = not stat.S_ISREG(status.st_mode) or Path(path).absolute().parts[1:2] in OWN
            size, here = status.st_size, stream or same in seen
            seen.add(same)
        yield FileInfo(size, here)


class WorkItem(NamedTuple):
    """A piece, how many bytes of a file it is, and whether it must be searched here and in its turn."""

    piece: Content
    size: int
    here: bool

    @property
    def weight(self) -> int:
        """The bytes that it takes to send it, or to read it."""
        return max(self.size, len(getattr(self.piece, "data", None) or b""))


def tasks(paths: Iterable[str], known: Iterable[FileInfo], kinds: FileTypes, stdin_filename: str) -> Iterator[WorkItem]:
    """The pieces of files, found as they are asked for; ``known`` is what is known of the files."""
    for path, place in zip(paths, known, strict=True):
        kind = kinds.of(stdin_filename if path == STDIN else path)
        if kind == "text":
            yield WorkItem(path, *place)
            continue
        from cleanup.pipeline.shard import with_texts

        upto = 0
        try:
            if kind == "datasets":
                raise InputError(
                    f"{path}: a folder of datasets; `clean -o` cleans it, for all else it has to be Parquet"
                )
            for shard in with_texts(shards_of(path, kind, stdin_filename, PIECE), kinds.fields.text):
                yield WorkItem(shard, shard.upto - upto, here=False)
                upto = shard.upto
        except InputError as error:
            yield WorkItem(error, 0, here=True)


def shards_of(path: str, kind: str, stdin_filename: str, size: int) -> "Iterator[Shard]":
    """The shards of a dataset, or of what standard input holds as a file of that name would, of so many bytes.

    Raises InputError when it cannot be read.
    """
    from cleanup.io.datasets.compression import compression_of, decompressed
    from cleanup.io.datasets.storage import as_input_error
    from cleanup.pipeline.shard import shards, streamed

    if path != STDIN:
        yield from shards(path, kind, size)
        return
    if kind == "parquet":
        raise InputError("Parquet cannot be read from standard input; name the file")
    if sys.stdin is None:
        raise InputError("standard input is closed")
    with as_input_error("standard input"), decompressed(sys.stdin.buffer, compression_of(stdin_filename)) as lines:
        yield from streamed(stdin_filename, lines, size)
