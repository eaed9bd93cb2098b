"""What is said on standard error, and the exit code that comes of it."""

import os
import sys
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from cleanup.cli.interrupts import check
from cleanup.errors import CleanupError

if TYPE_CHECKING:
    from cleanup.cli.output.progress import Progress


def wants_colour(choice: str, stream: IO[str] | None) -> bool:
    """Whether a stream gets colour: by the flag, NO_COLOR, FORCE_COLOR, or being a terminal, in this order."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal(stream)


def on_terminal(stream: IO[str] | None) -> bool:
    """Whether a stream is a terminal that can do more than print line after line."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def count(things: int | Sized, name: str) -> str:
    """``1 edit``, ``2 edits``."""
    number = things if isinstance(things, int) else len(things)
    return f"{number} {name}{'' if number == 1 else 's'}"


class Console:
    """``colour`` is auto, always or never; ``loudness`` is -1 (errors only), 0, or 1 (each document); ``worst`` is
    the exit code so far, and ``incomplete`` whether a document is missing from the result.
    """

    def __init__(self) -> None:
        self.colour = "auto"
        self.loudness = 0
        self.worst = 0
        self.incomplete = False
        self.progress: Progress | None = None
        self._once: set[str] = set()

    @property
    def paints(self) -> bool:
        """Whether lines are to be coloured."""
        return wants_colour(self.colour, sys.stderr)

    def error(self, message: object) -> None:
        """Say what went wrong; the exit code will be 2. Raises KeyboardInterrupt where Ctrl-C is what went wrong."""
        check()
        self.worst = 2
        self._say("Error", message)

    def lose(self, message: object) -> None:
        """Say what went wrong with a document, which is missing from the result."""
        self.incomplete = True
        self.error(message)

    def warn(self, message: object) -> None:
        """Say what a person should know of."""
        if self.loudness >= 0:
            self._say("Warning", message)

    def note(self, message: object) -> None:
        """Say what happened."""
        if self.loudness >= 0:
            self._say("", message)

    def outcome(self, message: object) -> None:
        """Say in one line what was done, to a person at a terminal; in scripts and hooks silence says as much."""
        if self.loudness >= 0 and sys.stderr is not None and sys.stderr.isatty():
            self._say("", message)

    def note_once(self, subject: str, message: object) -> None:
        """Say what happened, unless the same was said of something else."""
        if subject not in self._once:
            self._once.add(subject)
            self.note(message)

    def detail(self, message: object) -> None:
        """Say what happened, to those who want to know all."""
        if self.loudness > 0:
            self._say("", message)

    def lines(self, lines: Iterable[str]) -> None:
        """Pass on lines that were made to be shown."""
        if self.loudness >= 0:
            for line in lines:
                self._write(line)

    def found(self) -> None:
        """There is something to do: the exit code will be 1 at least."""
        self.worst = max(self.worst, 1)

    def forgive(self) -> None:
        """What was found is no reason for exit code 1."""
        self.worst = 0 if self.worst == 1 else self.worst

    def step(self, size: int) -> None:
        """Count bytes as done. Raises KeyboardInterrupt or SystemExit for a signal that got lost."""
        check()
        if self.progress is not None:
            self.progress.step(size)

    def clear(self) -> None:
        """Make room for a line on the terminal."""
        if self.progress is not None:
            self.progress.clear()

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Report what goes wrong with one document, and go on."""
        try:
            yield
        except CleanupError as error:
            self.lose(error)

    def _say(self, kind: str, message: object) -> None:
        text = str(message)
        if not text.isprintable():  # names of files and their bytes are hostile
            from cleanup.reporting.safe_text import visible

            text = "\n".join(map(visible, text.split("\n")))
        if kind and self.paints:
            kind = f"\x1b[1;31m{kind}\x1b[0m"
        self._write(f"{kind}: {text}" if kind else text)

    def _write(self, line: str) -> None:
        self.clear()
        if sys.stderr is None:
            return
        try:
            sys.stderr.write(line + "\n")
        except OSError:  # nobody listens; the work goes on
            sys.stderr = None
