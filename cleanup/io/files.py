"""Files as bytes: read and decoded without changing anything, and replaced whole or not at all.

A byte order mark belongs to the file and not to its text: it is set aside when a file is decoded, so that the first
line is a line like any other, and stands in front again when the text is encoded.
"""

import codecs
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import FileIO, UnsupportedOperation
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cleanup.errors import InputError, NotText
from cleanup.io.permissions import EVERYBODY, STDIN, Permissions
from cleanup.io.temporary import temporary_file
from cleanup.messages import io_failure

__all__ = ["STDIN"]
# The first bytes of a baseline, which is never searched as a text.
BASELINE_PREFIX = b"# corpuscrub/baseline/"

BOM = "\ufeff"

# Maximum bytes of a text: cleaning takes many times their memory, and a device has no end.
MAX_TEXT_BYTES = 2**28

# Bytes per read of a pipe.
CHUNK_SIZE = 2**20


class Codec(NamedTuple):
    """How bytes are read as text: ``errors`` is strict, surrogate (bytes that do not decode travel through as
    surrogates) or skip (a file with such bytes is left out).
    """

    encoding: str = "utf-8"
    errors: str = "strict"

    @classmethod
    def named(cls, encoding: str, errors: str) -> "Codec":
        """Return the codec with that name. Raises InputError when no text encoding has it."""
        try:
            "".encode(encoding)
        except (LookupError, ValueError) as error:
            raise InputError(f"{encoding!r} is not an encoding of text; utf-8, cp1252 and utf-16-le are") from error
        return cls(encoding, errors)

    @property
    def handler(self) -> str:
        """What Python calls it."""
        return "surrogateescape" if self.errors == "surrogate" else "strict"


@dataclass(frozen=True, slots=True)
class TextFile:
    """The bytes of a file or a pipe, and the text in them: ``bom`` is the byte order mark before it, or empty."""

    name: str
    data: bytes
    codec: Codec
    bom: str
    text: str

    def encode(self, text: str) -> bytes:
        """Encode another text as the bytes of this file. Raises InputError for a character that its encoding lacks."""
        try:
            return (self.bom + text).encode(self.codec.encoding, self.codec.handler)
        except UnicodeEncodeError as error:
            lacks = error.object[error.start]
            raise InputError(
                f"{self.name}: a fix needs {lacks!r} (U+{ord(lacks):04X}), which {self.codec.encoding} cannot write; "
                "convert the file to UTF-8, or --ignore the rule"
            ) from error


def decode(name: str, data: bytes, codec: Codec) -> TextFile:
    """Decode the bytes of a file; line breaks stay as they are.

    Raises NotText for a binary file and, under ``skip``, for one that does not decode; InputError for any other that
    does not decode, or that could not be written back byte for byte.
    """
    try:
        text = data.decode(codec.encoding, codec.handler)
        exact = codecs.lookup(codec.encoding).name == "utf-8" or text.encode(codec.encoding, codec.handler) == data
    except UnicodeError as error:
        if b"\0" in data:
            raise NotText(f"{name}: binary (it holds NUL bytes)") from error
        raise _undecodable(name, codec, error) from error
    if "\0" in text:
        raise NotText(f"{name}: binary (it holds NUL bytes)")
    if not exact:
        raise InputError(
            f"{name}: decoded as {codec.encoding} it could not be written back byte for byte; "
            "name its exact --encoding (such as utf-16-le), or convert it to UTF-8"
        )
    mark = BOM if text.startswith(BOM) else ""
    return TextFile(name, data, codec, mark, text[len(mark) :])


def _undecodable(name: str, codec: Codec, error: UnicodeError) -> InputError:
    where = ""
    if isinstance(error, UnicodeDecodeError):
        where = f": bytes {error.object[error.start : error.end][:8].hex(' ')} at byte offset {error.start}"
    kind = "UTF-8" if codec.encoding == "utf-8" else codec.encoding
    if codec.errors == "skip":
        return NotText(f"{name}: not {kind}{where}")
    return InputError(
        f"{name}: not {kind}{where}; --errors surrogate carries such bytes through unchanged, --errors skip leaves "
        "the file out, --encoding names another encoding"
    )


def read(path: str) -> bytes:
    """Return the bytes of a file. Raises InputError when it cannot be read, or has more than ``MAX_TEXT_BYTES``."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # the path of a Path takes a while
            return read_all(file, path)
    except (OSError, ValueError) as error:
        raise InputError(io_failure(path, "read", error)) from error


def read_all(file: BinaryIO | FileIO, name: str) -> bytes:
    """Return all that an open file holds, which may be a pipe or a device without end.

    Raises InputError when it is more than ``MAX_TEXT_BYTES``. May raise OSError.
    """
    with suppress(UnsupportedOperation):  # what is no file of the system
        status = os.fstat(file.fileno())
        if status.st_size > MAX_TEXT_BYTES:
            raise _too_large(name)
        if stat.S_ISREG(status.st_mode):
            return file.read()
    pieces: list[bytes] = []
    left = MAX_TEXT_BYTES
    while piece := file.read(CHUNK_SIZE):
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise _too_large(name)
    return b"".join(pieces)


def _too_large(name: str) -> InputError:
    return InputError(
        f"{name}: larger than {MAX_TEXT_BYTES // 2**20} MB, the limit for one text; split it, or turn its documents "
        "into records (JSON Lines), which have no limit on their number"
    )


def write(path: str, data: bytes, seen: bytes, *, backup: bool = False, readers: Permissions = EVERYBODY) -> int:
    """Put other bytes in the place of those ``seen`` when the file was read; ``backup`` keeps these as ``<path>.orig``.

    The result is how many names (hard links) the file had, of which the others keep the old bytes; 0 when nothing was
    to be changed and the file was left alone. A symbolic link stays one, and its target is written.
    Raises InputError when the file is read-only, not a regular file, or has changed since it was read, and when there
    is a backup already.
    """
    if data == seen:
        return 0
    target = Path(os.path.realpath(path))
    try:
        status = target.stat()
        if not stat.S_ISREG(status.st_mode):
            raise InputError(f"{path}: not a regular file; it cannot be written in place")
        # The mode counts as well: to root every file is writable.
        if not (status.st_mode & 0o222 and os.access(target, os.W_OK)):
            raise InputError(f"{path}: read-only; `chmod u+w` allows writing it")
        if target.read_bytes() != seen:
            raise InputError(f"{path}: has changed since it was read and was left alone; run the command again")
        if backup:
            _keep(Path(f"{path}.orig"), seen, stat.S_IMODE(status.st_mode))
        with atomic_write(target, readers=readers) as file:
            file.write(data)
        return status.st_nlink
    except OSError as error:
        raise InputError(io_failure(path, "written", error)) from error


def write_if_changed(path: Path, data: bytes, readers: Permissions = EVERYBODY) -> bool:
    """Write a file that is ours, whole or not at all, for these readers; False when it held these bytes already.

    Raises InputError when it cannot be written.
    """
    if path.exists():
        return write(str(path), data, read(str(path)), readers=readers) > 0
    try:
        with atomic_write(path, readers=readers) as file:
            file.write(data)
    except OSError as error:
        raise InputError(io_failure(path, "written", error)) from error
    return True


def _keep(place: Path, data: bytes, mode: int) -> None:
    try:
        with open(place, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
    except FileExistsError as error:
        raise InputError(f"{place}: a backup is there already, perhaps of the original; move it away") from error


@contextmanager
def atomic_write(path: Path, scratch: Path | None = None, *, readers: Permissions = EVERYBODY) -> Iterator[BinaryIO]:
    """Open a file to write to, which takes the place of ``path``, with its mode, when the block has ended well.

    Until then it is in the folder ``scratch``, or else beside the other one, where its owner alone can read it; then
    ``readers`` can, if the mode or the umask lets them. What is no regular file, such as a pipe or a device, is written
    to directly. May raise OSError.
    """
    status = path.stat() if path.exists() else None
    if status is not None and not stat.S_ISREG(status.st_mode):
        with path.open("wb") as file:
            yield file
        return
    target = Path(os.path.realpath(path))
    with temporary_file(scratch or target.parent) as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
        if status is not None:
            with suppress(OSError, AttributeError):  # only root may, and not on Windows
                os.chown(file.name, status.st_uid, status.st_gid)
        wanted = 0o666 & ~_umask() if status is None else stat.S_IMODE(status.st_mode)
        Path(file.name).chmod(readers.limit_mode(wanted, os.fstat(file.fileno()).st_gid))
        if os.name == "nt":
            file.close()
        Path(file.name).replace(target)


def _umask() -> int:
    """Return the permissions that new files do not get; the system reports them only while they are set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
