"""Where the result of a command is written, as bytes: standard output, or a file."""

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
from cleanup.messages import io_failure


class Failure(click.ClickException):
    """An error that ends the call."""

    exit_code = 2


class Sink(AbstractContextManager["Sink"]):
    """Standard output, or a file that appears whole once everything is written, and stays as it was after an error.

    Text is written as UTF-8 whatever the locale; surrogates become the bytes that they represent, or escapes where
    they represent none. ``write`` raises Failure, and BrokenPipeError when nobody reads any more.

    ``inputs`` returns the files that the result is made of, each with its noun: the result never overwrites one of
    them, and only people who may read all of them may read it. ``owner`` is the command whose earlier output may be
    overwritten, None where any file may.
    """

    def __init__(
        self,
        path: str | None,
        console: Console,
        inputs: Callable[[], Iterable[tuple[str, str]]] = tuple,
        owner: str | None = None,
    ) -> None:
        self.path = None if path == STDIN else path
        self.colour = wants_colour(console.colour, sys.stdout if self.path is None else None)
        self._console, self._read_inputs, self._owner = console, inputs, owner
        self._stack = ExitStack()
        self._file: BinaryIO | None = None

    @property
    def folder(self) -> str | None:
        """The folder that was named in place of a file: it exists, or its name ends with a slash."""
        return self.path if self.path and (self.path.endswith(("/", os.sep)) or Path(self.path).is_dir()) else None

    @property
    def is_terminal(self) -> bool:
        """Whether a person sees the result as it is written."""
        return self.path is None and sys.stdout is not None and sys.stdout.isatty()

    @property
    def is_stream(self) -> bool:
        """Whether the result goes to standard output, a pipe or a device, which keep nothing."""
        if self.path is None:
            return True
        path = Path(self.path)
        return path.exists() and not path.is_file() and not path.is_dir()

    @cached_property
    def inputs(self) -> list[tuple[str, str]]:
        """The files that the result is made of, each with its noun."""
        return [*self._read_inputs()]

    @cached_property
    def readers(self) -> Permissions:
        """Who may read the result: everybody who may read all that it is made of."""
        from cleanup.cli.output.path_conflicts import SOURCES

        return Permissions.of(path for path, noun in self.inputs if noun in SOURCES)

    def validate(self, also: Mapping[str, str | None] = MappingProxyType({}), hint: str = "name another file") -> None:
        """Raise UsageError where the file, or the file of another option, is an input or not ours to overwrite.

        Commands call it before long work.
        """
        outputs = {"-o": self.path, **also}
        files = {option: path for option, path in outputs.items() if path is not None and path != STDIN}
        if not files:
            return
        from cleanup.cli.output.path_conflicts import refuse_conflicts

        refuse_conflicts(files, self.inputs, hint)
        if self._owner is not None:
            for path in files.values():
                self._check_owner(Path(path), self._owner)

    def _check_owner(self, path: Path, command: str) -> None:
        from cleanup.cli.output.earlier_output import is_earlier_output

        try:
            is_foreign = path.is_file() and not is_earlier_output(path, command)
        except OSError as error:
            raise self._unwritable(error) from error
        if is_foreign:
            raise click.UsageError(
                f"{path}: exists and was not written by `corpuscrub {command}`; add --force to overwrite it"
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
        """Write the next bytes of the result."""
        if self._file is None:  # standard output was closed before the call
            raise BrokenPipeError
        if self.is_terminal:
            self._console.clear()
        try:
            self._file.write(result if isinstance(result, bytes) else _encoded(result))
        except OSError as error:
            raise self._unwritable(error) from error

    def write_all(self, results: Iterable[bytes | str]) -> None:
        """Write each of several results, as they come."""
        for result in results:
            self.write(result)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if self.path is None and self._file is not None and kind is None:
                self._file.flush()
            to_file = self.path is not None and not self.is_stream
            if kind is None and to_file and refuse_incomplete(self.path, self._console):
                self._stack.__exit__(Failure, Failure(str(self.path)), None)  # as an error, so the new file is removed
                return
            self._stack.__exit__(kind, error, at)
        except OSError as failure:
            raise self._unwritable(failure) from failure

    def _unwritable(self, error: OSError) -> Exception:
        if self.path is None:
            if isinstance(error, BrokenPipeError):
                return error
            silence_stdout()
        return Failure(io_failure(self.path or "standard output", "written", error))


def refuse_incomplete(path: object, console: Console) -> bool:
    """Return whether a document is missing from a file, so that it must not be written, and print that."""
    if console.incomplete:
        console.error(f"{path}: not written, because documents are missing from it (see above)")
    return console.incomplete


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a record may hold half of a surrogate pair
        return text.encode("utf-8", "backslashreplace")


def silence_stdout() -> None:
    """Point standard output to the null device, so that flushing its buffer at exit prints no error."""
    null = os.open(os.devnull, os.O_WRONLY)
    if sys.stdout is not None:
        os.dup2(null, sys.stdout.fileno())
    os.close(null)
