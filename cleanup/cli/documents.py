"""The documents of one call: found, read, decoded and cleaned, one after the other."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar

from cleanup import Document, allowed_by, engine_for
from cleanup.cli.paths import walk
from cleanup.cli.progress import Progress
from cleanup.cli.talk import Talk, count, on_terminal
from cleanup.errors import InputError, NotText
from cleanup.files import STDIN, Codec, Source, decode, read

if TYPE_CHECKING:
    from cleanup.report import Report
    from cleanup.review.subject import Subject

Searched = TypeVar("Searched")


class Cleaned(NamedTuple):
    """A document that was searched; ``path`` is ``-`` for standard input."""

    path: str
    source: Source
    report: "Report"

    @property
    def data(self) -> bytes:
        """The bytes that were read."""
        return self.source.data


class LeftAlone(NamedTuple):
    """What is no text, or was not asked for."""

    path: str
    data: bytes


class Documents:
    """The documents behind some paths. What goes wrong with one is told to ``talk``, and the next one follows."""

    OPTIONS: ClassVar = (
        "select",
        "ignore",
        "rules",
        "allow",
        "unsafe",
        "min_confidence",
        "language",
        "stdin_filename",
        "exclude",
        "force_exclude",
    )

    def __init__(  # noqa: PLR0913  # one for each option
        self,
        paths: tuple[str, ...],
        codec: Codec,
        talk: Talk,
        *,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        rules: tuple[str, ...],
        allow: tuple[str, ...],
        unsafe: bool,
        min_confidence: float,
        language: str | None,
        stdin_filename: str,
        exclude: tuple[str, ...],
        force_exclude: bool,
    ) -> None:
        self.paths = paths
        self.engine = engine_for(select, ignore, rules, allowed_by(allow))
        if find_spec("hyperscan") is None:
            talk.detail("hyperscan is not installed, so that every rule looks at every line: the same, but slower")
        self._codec, self._talk = codec, talk
        self.unsafe, self._least = unsafe, min_confidence
        self._language, self._stdin_name = language, stdin_filename
        self._exclude, self._force = exclude, force_exclude
        given = {"select": select, "ignore": ignore, "rules": rules, "allow": allow, "language": language or ()}
        self.told = {"min-confidence": f"{min_confidence:g}"} | {
            name: value if isinstance(value, str) else ", ".join(value) for name, value in given.items() if value
        }

    def __iter__(self) -> Iterator[Cleaned | LeftAlone]:
        return self._each(self._cleaned)

    def reports(self) -> Iterator["Report"]:
        """The reports of those that are texts."""
        return (document.report for document in self if isinstance(document, Cleaned))

    def subjects(self) -> Iterator["Subject"]:
        """What a person decides about in those that are texts."""
        found = self._each(lambda _, source: self.subject(self._text(source)))
        return (subject for subject in found if not isinstance(subject, LeftAlone))

    def subject(self, document: Document) -> "Subject":
        """What a person decides about in a document, whether it is one of these or not."""
        from cleanup.review.subject import subject

        found = subject(self.engine, document, unsafe=self.unsafe, min_confidence=self._least)
        self._tell(found.report)
        return found

    def _each(self, search: Callable[[str, Source], Searched]) -> Iterator[Searched | LeftAlone]:
        paths = list(walk(self.paths, self._exclude, self._talk.error, force=self._force))
        if on_terminal(sys.stderr):
            self._talk.progress = Progress(sum(map(_size, paths)), sys.stderr)
        for path in paths:
            found = None
            with self._talk.guard():
                document = self._read(path)
                found = document if isinstance(document, LeftAlone) else search(path, document)
            if found is not None:
                yield found
                self._talk.step(len(document.data))
        if not paths:
            self._talk.note("no text files there; folders are searched for *.txt and *.text")

    def _read(self, path: str) -> Source | LeftAlone:
        data = stdin() if path == STDIN else read(path)
        try:
            return decode(self._stdin_name if path == STDIN else name_of(path), data, self._codec)
        except NotText as reason:
            self._talk.note(f"{reason}; left alone")
            return LeftAlone(path, data)

    def _text(self, source: Source) -> Document:
        return Document(source.text, source.name, self._language)

    def _cleaned(self, path: str, source: Source) -> Cleaned:
        report = self.engine.clean(self._text(source), unsafe=self.unsafe, min_confidence=self._least)
        self._tell(report)
        return Cleaned(path, source, report)

    def _tell(self, report: "Report") -> None:
        name = report.document.name
        for problem in report.problems:
            self._talk.error(f"{name}:{problem.line}: {problem.code}: {problem.reason}")
        self._talk.detail(f"{name}: {count(report.findings, 'finding')}, {count(report.edits, 'edit')}")


def name_of(path: str) -> str:
    """A path as it is shown and kept: in UTF-8, whatever the locale takes it for."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def stdin() -> bytes:
    """All of standard input. Raises InputError when it cannot be read."""
    if sys.stdin is None:
        raise InputError("standard input is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"standard input cannot be read: {error.strerror}") from error


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):  # it will be told when it is read
        return 0
