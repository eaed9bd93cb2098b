"""A file of lines that are appended to the disk completely or not at all."""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cleanup.errors import InputError
from cleanup.io.files import atomic_write
from cleanup.io.permissions import EVERYBODY, Permissions
from cleanup.messages import reason


class AppendLog:
    """The file at ``path``, opened for appending, which only ``readers`` may read.

    All methods raise InputError when the file cannot be read or written.
    """

    def __init__(self, path: str, readers: Permissions = EVERYBODY) -> None:
        self._path, self._readers = Path(path), readers
        with self._input_errors():
            if self._path.exists() and not self._path.is_file():
                raise InputError(f"{path}: not a regular file; name another one")
            self._file = self._open()
            readers.restrict(self._file.fileno())

    def read(self) -> bytes:
        """Return the content of the file."""
        with self._input_errors():
            return self._path.read_bytes()

    def append(self, lines: bytes) -> None:
        """Append all lines or none; they are on the disk when this returns."""
        with self._input_errors():
            size = os.fstat(self._file.fileno()).st_size
            try:
                if self._file.write(lines) != len(lines):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(self._file.fileno())
            except OSError:
                self._file.truncate(size)
                raise

    def replace(self, lines: Iterable[bytes]) -> None:
        """Replace the content of the file."""
        self._file.close()
        with self._input_errors():
            try:
                with atomic_write(self._path, readers=self._readers) as file:
                    file.writelines(lines)
            finally:
                self._file = self._open()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _open(self) -> BinaryIO:
        return open(self._path, "ab", buffering=0, opener=self._readers.opener)

    @contextmanager
    def _input_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise InputError(f"{self._path}: cannot be read or written: {reason(error)}") from error
