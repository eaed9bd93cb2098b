"""Where the result of a verb goes, as bytes: standard output, or a file."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, ExitStack
from functools import cached_property
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import BinaryIO, Self

import click

from cleanup.cli.output.console import Console, wants_colour
from cleanup.io.files import STDIN, atomic_write
from cleanup.io.permissions import Permissions


class Failure(click.ClickException):
    """Something without which there is no use in going on."""

    exit_code = 2


class Sink(AbstractContextManager["Sink"]):
    """Standard output, or a file that is there, whole, once all is written, and stays as it was if anything is missing.

    Text is written as UTF-8 whatever the locale is; surrogates become the bytes that they stand for, or escapes where
    they stand for none. ``write`` raises Failure, and BrokenPipeError when nobody reads on.

    ``reads`` gives the files that the result is made of, each with what it is: it is never written over one of them,
    and has no other readers than they have. ``command`` is the one that is to know its own earlier output, None where
    any file may be written over.
    """

    def __init__(
        self,
        path: str | None,
        console: Console,
        inputs: Callable[[], Iterable[tuple[str, str]]] = tuple,
        command: str | None = None,
    ) -> None:
        self.path = None if path == STDIN else path
        self.colour = wants_colour(console.colour, sys.stdout if self.path is None else None)
        self._console, self._inputs, self._command = console, inputs, command
        self._stack = ExitStack()
        self._file: BinaryIO | None = None

    @property
    def folder(self) -> str | None:
        """The folder that was named in the place of a file: it is there, or its name ends with a slash."""
        return self.path if self.path and (self.path.endswith(("/", os.sep)) or Path(self.path).is_dir()) else None

    @property
    def is_terminal(self) -> bool:
        """Whether a person sees the result as it comes."""
        return self.path is None and sys.stdout is not None and sys.stdout.isatty()

    @property
    def is_stream(self) -> bool:
        """Whether the result goes where nothing can be kept: to standard output, a pipe, a device."""
        if self.path is None:
            return True
        place = Path(self.path)
        return place.exists() and not place.is_file() and not place.is_dir()

    @cached_property
    def inputs(self) -> list[tuple[str, str]]:
        """The files that the result is made of, each with what it is."""
        return [*self._inputs()]

    @cached_property
    def readers(self) -> Permissions:
        """Who may read the result: all who may read what it is made of."""
        from cleanup.cli.output.path_conflicts import MADE_OF

        return Permissions.of(path for path, kind in self.inputs if kind in MADE_OF)

    def validate(self, also: Mapping[str, str | None] = MappingProxyType({}), hint: str = "name another file") -> None:
        """Raise UsageError where the file, or one of those that other options are to write, is read, or not ours.

        What writes after long work asks before that.
        """
        writes = {"-o": self.path, **also}
        files = {option: path for option, path in writes.items() if path is not None and path != STDIN}
        if not files:
            return
        from cleanup.cli.output.path_conflicts import refuse_conflicts

        refuse_conflicts(files, self.inputs, hint)
        if self._command is not None:
            for path in files.values():
                self._ask(Path(path), self._command)

    def _ask(self, path: Path, command: str) -> None:
        from cleanup.cli.output.earlier_output import is_ours

        try:
            asks = path.is_file() and not is_ours(path, command)
        except OSError as error:
            raise self._unwritable(error) from error
        if asks:
            raise click.UsageError(
                f"{path}: is there already, and not from an earlier `corpuscrub {command}`; --force writes over it"
            )

    def __enter__(self) -> Self:
        if self.path is not None:
            self.validate()
        try:
            if self.path is not None:
                self._file = self._stack.enter_context(atomic_write(Path(self.path), readers=self.readers))
            elif sys.stdout is not None:
                self._file = sys.stdout.buffer
        except OSError as error:
            raise self._unwritable(error) from error
        return self

    def write(self, result: bytes | str) -> None:
        """Write a piece of the result."""
        if self._file is None:  # standard output was closed before we began
            raise BrokenPipeError
        if self.is_terminal:
            self._console.clear()
        try:
            self._file.write(result if isinstance(result, bytes) else _encoded(result))
        except OSError as error:
            raise self._unwritable(error) from error

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if self.path is None and self._file is not None and kind is None:
                self._file.flush()
            if (
                kind is None
                and self.path is not None
                and not self.is_stream
                and refuse_incomplete(self.path, self._console)
            ):
                gone = Failure(str(self.path))  # which takes the new file away
                self._stack.__exit__(Failure, gone, None)
                return
            self._stack.__exit__(kind, error, at)
        except OSError as trouble:
            raise self._unwritable(trouble) from trouble

    def _unwritable(self, error: OSError) -> Exception:
        if self.path is None:
            if isinstance(error, BrokenPipeError):
                return error
            silence_stdout()
        return Failure(f"{self.path or 'standard output'}: cannot be written: {error.strerror}")


def refuse_incomplete(path: object, console: Console) -> bool:
    """Whether a document is missing from what is to be written to a file, so that it must not be; that is said."""
    if console.incomplete:
        console.error(f"{path}: not written, because something that belongs in it is missing (see above)")
    return console.incomplete


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a record may hold half of a surrogate pair
        return text.encode("utf-8", "backslashreplace")


def silence_stdout() -> None:
    """Let standard output lead nowhere, so that what is left in its buffer makes no noise at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if sys.stdout is not None:
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
