"""What is done with one document: it is read, decoded and searched, in whichever process.

A ``Search`` is sent to the processes of ``--jobs``; what it finds and says must not depend on the documents before.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cleanup import Document
from cleanup.cli.talk import Talk, count
from cleanup.errors import InputError, NotText
from cleanup.files import BASELINE, STDIN, Codec, Source, decode, read
from cleanup.run.batch import How

if TYPE_CHECKING:
    from cleanup.report import Report
    from cleanup.review.subject import Subject

Found = TypeVar("Found")


class Cleaned(NamedTuple):
    """A document that was searched; ``path`` is ``-`` for standard input."""

    path: str
    source: Source
    report: "Report"


class LeftAlone(NamedTuple):
    """What is no text, or was not asked for."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Search:
    """How documents are read and searched. What goes wrong with one is told, and the result is None."""

    codec: Codec
    how: How
    stdin_filename: str
    by_path: "Callable[[str], Mapping[str, Any]] | None" = None

    def of(self, name: str) -> How:
        """How the document of a name is searched: what ``by_path`` says of it goes over the rest."""
        return self.how if self.by_path is None else replace(self.how, **self.by_path(name))

    def cleaned(self, path: str, talk: Talk) -> Cleaned | LeftAlone | None:
        """A document cleaned, with its bytes."""
        return self._search(path, talk, lambda source: Cleaned(path, source, self._report(source, talk)))

    def report(self, path: str, talk: Talk) -> "Report | LeftAlone | None":
        """What was found in a document."""
        return self._search(path, talk, lambda source: self._report(source, talk))

    def subject(self, path: str, talk: Talk) -> "Subject | LeftAlone | None":
        """What a person decides about in a document."""
        return self._search(path, talk, lambda source: self.subject_of(self._document(source), talk))

    def subject_of(self, document: Document, talk: Talk) -> "Subject":
        """What a person decides about in a text that is read already."""
        from cleanup.review.subject import subject

        how = self.of(document.name)
        found = subject(how.engine, document, unsafe=how.unsafe, min_confidence=how.min_confidence, accept=how.accept)
        _tell(found.report, talk)
        return found

    def _search(self, path: str, talk: Talk, search: Callable[[Source], Found]) -> Found | LeftAlone | None:
        with talk.guard():
            data = stdin() if path == STDIN else read(path)
            if data.startswith(BASELINE):
                return LeftAlone(path, data)
            try:
                return search(decode(self.stdin_filename if path == STDIN else name_of(path), data, self.codec))
            except NotText as reason:
                talk.note(f"{reason}; left alone")
                return LeftAlone(path, data)
        return None

    def _document(self, source: Source) -> Document:
        return self.of(source.name).document(source.text, source.name)

    def _report(self, source: Source, talk: Talk) -> "Report":
        report = self.of(source.name).clean(self._document(source))
        _tell(report, talk)
        return report


def _tell(report: "Report", talk: Talk) -> None:
    name = report.document.name
    for problem in report.problems:
        talk.error(f"{name}:{problem.line}: {problem.code}: {problem.reason}")
    accepted = f", {len(report.accepted)} accepted" if report.accepted else ""
    talk.detail(f"{name}: {count(report.findings, 'finding')}, {count(report.edits, 'edit')}{accepted}")


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
