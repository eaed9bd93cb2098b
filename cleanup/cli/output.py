"""Where the result of a verb goes, as bytes: standard output, or a file."""

import os
import sys
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import click

from cleanup.cli.talk import Talk, wants_colour
from cleanup.files import STDIN, replacing


class Failure(click.ClickException):
    """Something without which there is no use in going on."""

    exit_code = 2


class Output(AbstractContextManager["Output"]):
    """Standard output, or a file that is there, whole, once all is written.

    Text is written as UTF-8 whatever the locale is; surrogates become the bytes that they stand for, or escapes where
    they stand for none. ``write`` raises Failure, and BrokenPipeError when nobody reads on.
    """

    def __init__(self, path: str | None, talk: Talk) -> None:
        self.path = None if path == STDIN else path
        self.colour = wants_colour(talk.colour, sys.stdout if self.path is None else None)
        self._talk = talk
        self._stack = ExitStack()
        self._file: BinaryIO | None = None

    @property
    def folder(self) -> str | None:
        """The folder that was named in the place of a file: it is there, or its name ends with a slash."""
        return self.path if self.path and (self.path.endswith(("/", os.sep)) or Path(self.path).is_dir()) else None

    @property
    def terminal(self) -> bool:
        """Whether a person sees the result as it comes."""
        return self.path is None and sys.stdout is not None and sys.stdout.isatty()

    def __enter__(self) -> Self:
        try:
            if self.path is not None:
                self._file = self._stack.enter_context(replacing(Path(self.path)))
            elif sys.stdout is not None:
                self._file = sys.stdout.buffer
        except OSError as error:
            raise self._unwritable(error) from error
        return self

    def write(self, result: bytes | str) -> None:
        """Write a piece of the result."""
        if self._file is None:  # standard output was closed before we began
            raise BrokenPipeError
        if self.terminal:
            self._talk.clear()
        try:
            self._file.write(result if isinstance(result, bytes) else _encoded(result))
        except OSError as error:
            raise self._unwritable(error) from error

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if self.path is None and self._file is not None and kind is None:
                self._file.flush()
            self._stack.__exit__(kind, error, at)
        except OSError as trouble:
            raise self._unwritable(trouble) from trouble

    def _unwritable(self, error: OSError) -> Exception:
        if self.path is None:
            if isinstance(error, BrokenPipeError):
                return error
            hush()
        return Failure(f"{self.path or 'standard output'}: cannot be written: {error.strerror}")


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a record may hold half of a surrogate pair
        return text.encode("utf-8", "backslashreplace")


def hush() -> None:
    """Let standard output lead nowhere, so that what is left in its buffer makes no noise at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if sys.stdout is not None:
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
