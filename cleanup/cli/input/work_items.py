"""The work items that documents are read in: a text is one, and so are some thousand records of a dataset."""

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

# Bytes of records in one item: their reports take many times the memory of their texts.
ITEM_SIZE = 1_000_000

# Folders whose files may be other files in another process.
PROCESS_FOLDERS = ("dev",), ("proc",)


class FileInfo(NamedTuple):
    """The size of a file in bytes, and whether it is ``local``: read in this process, and in its turn.

    A stream is local, and so is a file that an earlier path names as well, which may be written before.
    """

    size: int
    local: bool


def file_infos(paths: Iterable[str]) -> Iterator[FileInfo]:
    """Yield the sizes of files before they are read."""
    earlier: set[tuple[int, int]] = set()
    for path in paths:
        if path == STDIN:
            yield FileInfo(0, local=True)
            continue
        try:
            status = Path(path).stat()
        except (OSError, ValueError):  # reported when the file is read
            yield FileInfo(0, local=False)
            continue
        identity = status.st_dev, status.st_ino
        is_stream = not stat.S_ISREG(status.st_mode) or Path(path).absolute().parts[1:2] in PROCESS_FOLDERS
        yield FileInfo(status.st_size, local=is_stream or identity in earlier)
        earlier.add(identity)


class WorkItem(NamedTuple):
    """A content, its size in bytes of a file, and whether it is searched in this process and in its turn."""

    content: Content
    size: int
    local: bool

    @property
    def weight(self) -> int:
        """The bytes that are sent to another process, or read there."""
        return max(self.size, len(getattr(self.content, "data", None) or b""))


def work_items(
    paths: Iterable[str], infos: Iterable[FileInfo], file_types: FileTypes, stdin_filename: str
) -> Iterator[WorkItem]:
    """Yield the work items of files, which are read as the items are needed."""
    for path, info in zip(paths, infos, strict=True):
        kind = file_types.type_of(stdin_filename if path == STDIN else path)
        if kind == "text":
            yield WorkItem(path, *info)
            continue
        from cleanup.pipeline.shard import require_texts

        done = 0
        try:
            if kind == "datasets":
                raise InputError(f"{path}: a folder of datasets, which only `clean -o` reads; convert it to Parquet")
            for shard in require_texts(shards_of(path, kind, stdin_filename, ITEM_SIZE), file_types.fields.text):
                yield WorkItem(shard, shard.bytes_read - done, local=False)
                done = shard.bytes_read
        except InputError as error:
            yield WorkItem(error, 0, local=True)


def shards_of(path: str, kind: str, stdin_filename: str, size: int) -> "Iterator[Shard]":
    """Yield the shards, of about ``size`` bytes, of a dataset; standard input is read as a file of its name.

    Raises InputError when it cannot be read.
    """
    from cleanup.io.datasets.compression import compression_of, open_decompressed
    from cleanup.io.datasets.storage import as_input_error
    from cleanup.pipeline.shard import shards, stream_shards

    if path != STDIN:
        yield from shards(path, kind, size)
        return
    if kind == "parquet":
        raise InputError("Parquet cannot be read from standard input; name the file")
    if sys.stdin is None:
        raise InputError("standard input is closed")
    with as_input_error("standard input"), open_decompressed(sys.stdin.buffer, compression_of(stdin_filename)) as lines:
        yield from stream_shards(stdin_filename, lines, size)
