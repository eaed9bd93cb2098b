"""What is done with one piece of the documents: it is read, decoded and searched, in whichever process.

A ``Search`` is sent to the processes of ``--jobs``; what it finds and says must not depend on the documents before.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from cleanup.cli.input.file_types import FileTypes
from cleanup.cli.output.console import Console
from cleanup.engine.document import Document
from cleanup.errors import InputError, NotText
from cleanup.io.files import BASELINE, STDIN, Codec, TextFile, decode, drained, read
from cleanup.messages import plural
from cleanup.pipeline.options import CleanOptions, contained

if TYPE_CHECKING:
    from cleanup.engine.report import Report
    from cleanup.pipeline.shard import Shard
    from cleanup.review.candidate_fixes import ReviewItem

SearchResult = TypeVar("SearchResult")

Content: TypeAlias = "str | Shard | InputError"
"""The path of a text, or a part of a dataset, in which each record is a document, or what is wrong with the rest."""


class Cleaned(NamedTuple):
    """A document that was searched; ``path`` is ``-`` for standard input. The source of a record has no bytes."""

    path: str
    source: TextFile
    report: "Report"


class LeftAlone(NamedTuple):
    """What is no text, or was not asked for."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Search:
    """Settings with which documents are read and searched. Failures are reported and the document is skipped."""

    codec: Codec
    how: CleanOptions
    stdin_filename: str
    kinds: FileTypes
    by_path: "Callable[[str], Mapping[str, Any]] | None" = None

    def of(self, name: str) -> CleanOptions:
        """How the document of a name is searched: what ``by_path`` says of it goes over the rest."""
        return self.how if self.by_path is None else replace(self.how, **self.by_path(name))

    def cleaned(self, piece: Content, console: Console) -> list[Cleaned | LeftAlone]:
        """The documents of a piece cleaned, with their bytes."""
        return self._each(piece, console, lambda path, source: Cleaned(path, source, self._report(source, console)))

    def reports(self, piece: Content, console: Console) -> list["Report | LeftAlone"]:
        """What was found in the documents of a piece."""
        return self._each(piece, console, lambda _, source: self._report(source, console))

    def subjects(self, piece: Content, console: Console) -> list["ReviewItem | LeftAlone"]:
        """What a person decides about in the documents of a piece."""
        return self._each(piece, console, lambda _, source: self.review_item(self._document(source), console))

    def review_item(self, document: Document, console: Console) -> "ReviewItem":
        """What a person decides about in a text that is read already."""
        from cleanup.review.candidate_fixes import review_item

        how = self.of(document.name)
        engine, accepts, confidence = how.engine, how.accepts, how.min_confidence
        with contained(document):
            found = review_item(engine, document, unsafe=how.unsafe, min_confidence=confidence, accept=accepts)
        _tell(found.report, console)
        return found

    def _each(
        self, piece: Content, console: Console, search: Callable[[str, TextFile], SearchResult]
    ) -> list[SearchResult | LeftAlone]:
        found: list[SearchResult | LeftAlone] = []
        with console.report_errors():
            if isinstance(piece, InputError):
                raise piece
            path = piece if isinstance(piece, str) else piece.path
            for source in self._text(piece, console) if isinstance(piece, str) else self._records(piece, console):
                if isinstance(source, LeftAlone):
                    found.append(source)
                    continue
                with console.report_errors():
                    found.append(search(path, source))
        return found

    def _text(self, path: str, console: Console) -> Iterator[TextFile | LeftAlone]:
        data = stdin() if path == STDIN else read(path)
        if data.startswith(BASELINE):
            yield LeftAlone(path, data)
            return
        name = self.stdin_filename if path == STDIN else name_of(path)
        try:
            self.kinds.refuse(path, name, data, self.codec.encoding)
            yield decode(name, data, self.codec)
        except NotText as reason:
            console.note(f"{reason}; left alone")
            yield LeftAlone(path, data)

    def _records(self, shard: "Shard", console: Console) -> Iterator[TextFile]:
        from cleanup.io.datasets.record import BadRecord
        from cleanup.pipeline.shard import records

        for record in records(shard, self.kinds.fields):
            if isinstance(record, BadRecord):
                console.error(record)
            else:
                yield TextFile(record._replace(path=name_of(record.path)).name, b"", Codec(), "", record.text)

    def _document(self, source: TextFile) -> Document:
        return self.of(source.name).document(source.text, source.name)

    def _report(self, source: TextFile, console: Console) -> "Report":
        report = self.of(source.name).clean(self._document(source))
        _tell(report, console)
        return report


def _tell(report: "Report", console: Console) -> None:
    name = report.document.name
    for problem in report.problems:
        console.error(f"{name}:{problem.line}: {problem.code}: {problem.reason}")
    accepted = f", {len(report.accepted)} accepted" if report.accepted else ""
    console.detail(f"{name}: {plural(report.findings, 'finding')}, {plural(report.edits, 'edit')}{accepted}")


def name_of(path: str) -> str:
    """A path as it is shown and kept: in UTF-8, whatever the locale takes it for."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def stdin() -> bytes:
    """All of standard input. Raises InputError when it cannot be read, or is too large for one text."""
    if sys.stdin is None:
        raise InputError("standard input is closed")
    try:
        return drained(sys.stdin.buffer, "standard input")
    except OSError as error:
        raise InputError(f"standard input cannot be read: {error.strerror}") from error
