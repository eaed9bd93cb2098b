"""Messages on standard error and the resulting exit code."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click

from cleanup.cli.interrupts import check
from cleanup.errors import CleanupError

if TYPE_CHECKING:
    from cleanup.cli.output.progress import Progress


def wants_colour(choice: str, stream: IO[str] | None) -> bool:
    """Return whether to colour a stream.

    In this order: ``choice`` unless it is ``auto``, NO_COLOR, FORCE_COLOR, and whether the stream is a terminal.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal(stream)


def on_terminal(stream: IO[str] | None) -> bool:
    """Return whether a stream is a terminal that can move its cursor."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


class Console:
    """Standard error and the exit code of a call.

    ``colour`` is auto, always or never. ``verbosity`` is -1 (errors only), 0, or 1 (details of each document).
    ``exit_code`` is the highest so far. ``incomplete`` says that a document is missing from the result.
    """

    def __init__(self) -> None:
        self.colour = "auto"
        self.verbosity = 0
        self.exit_code = 0
        self.incomplete = False
        self.progress: Progress | None = None
        self._printed_once: set[str] = set()

    def error(self, message: object) -> None:
        """Print an error; the exit code will be 2. Raises KeyboardInterrupt where Ctrl-C caused the error."""
        check()
        self.fail_with(2)
        self._print("Error", message)

    def fail_document(self, message: object) -> None:
        """Print an error about a document, which is missing from the result."""
        self.incomplete = True
        self.error(message)

    def warn(self, message: object) -> None:
        """Print a warning, unless --quiet."""
        if self.verbosity >= 0:
            self._print("Warning", message)

    def note(self, message: object) -> None:
        """Print a message, unless --quiet."""
        if self.verbosity >= 0:
            self._print("", message)

    def note_once(self, key: str, message: object) -> None:
        """Print a message, unless one was printed under the same ``key``."""
        if key not in self._printed_once:
            self._printed_once.add(key)
            self.note(message)

    def outcome(self, message: object) -> None:
        """Print a one-line summary on a terminal only; scripts and hooks read the exit code."""
        if self.verbosity >= 0 and sys.stderr is not None and sys.stderr.isatty():
            self._print("", message)

    def detail(self, message: object) -> None:
        """Print a message under --verbose."""
        if self.verbosity > 0:
            self._print("", message)

    def lines(self, lines: Iterable[str]) -> None:
        """Print lines whose control characters are escaped already, unless --quiet."""
        if self.verbosity >= 0:
            for line in lines:
                self._write(line)

    def fail_with(self, code: int) -> None:
        """Raise the exit code to at least ``code``: 1 for findings or changes, 2 for errors."""
        self.exit_code = max(self.exit_code, code)

    def clear_failure(self) -> None:
        """Turn exit code 1 into 0; 2 stays 2."""
        if self.exit_code == 1:
            self.exit_code = 0

    def step(self, size: int) -> None:
        """Count ``size`` more bytes as done. Raises KeyboardInterrupt or SystemExit for a signal that was swallowed."""
        check()
        if self.progress is not None:
            self.progress.step(size)

    def clear(self) -> None:
        """Remove the progress bar, to make room for a line on the terminal."""
        if self.progress is not None:
            self.progress.clear()

    @contextmanager
    def report_errors(self) -> Iterator[None]:
        """Print a CleanupError of one document and carry on."""
        try:
            yield
        except CleanupError as error:
            self.fail_document(error)

    def _print(self, kind: str, message: object) -> None:
        text = str(message)
        if not text.isprintable():  # file names and their bytes are untrusted
            from cleanup.reporting.safe_text import visible

            text = "\n".join(map(visible, text.split("\n")))
        if kind and wants_colour(self.colour, sys.stderr):
            kind = click.style(kind, fg="red", bold=True)
        self._write(f"{kind}: {text}" if kind else text)

    def _write(self, line: str) -> None:
        self.clear()
        if sys.stderr is None:
            return
        try:
            sys.stderr.write(line + "\n")
        except OSError:  # nobody reads it; the work goes on
            sys.stderr = None
