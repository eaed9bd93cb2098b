"""The search of one work item in whichever process: its documents are read, decoded and searched.

A ``Search`` is sent to the processes of ``--jobs``; its results and messages must not depend on the documents before.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from cleanup import Document
from cleanup.cli.input.file_types import FileTypes
from cleanup.cli.output.console import Console
from cleanup.errors import InputError, NotText
from cleanup.io.files import BASELINE_PREFIX, STDIN, Codec, TextFile, decode, read, read_all
from cleanup.messages import io_failure, plural
from cleanup.pipeline.options import CleanOptions, as_document_error

if TYPE_CHECKING:
    from cleanup.engine.report import Report
    from cleanup.pipeline.shard import Shard
    from cleanup.review.candidate_fixes import ReviewItem

SearchResult = TypeVar("SearchResult")

# The path of a text, a shard of a dataset, in which each record is a document, or the error that the next one caused.
Content: TypeAlias = "str | Shard | InputError"


class Cleaned(NamedTuple):
    """A document that was searched; ``path`` is ``-`` for standard input. The source of a record has no bytes."""

    path: str
    source: TextFile
    report: "Report"


class LeftAlone(NamedTuple):
    """A file that was not searched: it is not text, or it is a baseline."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Search:
    """How documents are read and searched. Errors are reported, and the document is missing from the results.

    ``by_path`` returns the fields of ``options`` that differ for the document of a name.
    """

    codec: Codec
    options: CleanOptions
    stdin_filename: str
    file_types: FileTypes
    by_path: "Callable[[str], Mapping[str, Any]] | None" = None

    def options_for(self, name: str) -> CleanOptions:
        """Return the options for the document of this name."""
        return self.options if self.by_path is None else replace(self.options, **self.by_path(name))

    def cleaned(self, content: Content, console: Console) -> list[Cleaned | LeftAlone]:
        """Return the documents of a work item, cleaned, with their bytes."""
        return self._each(content, console, lambda path, source: Cleaned(path, source, self._report(source, console)))

    def reports(self, content: Content, console: Console) -> list["Report | LeftAlone"]:
        """Return the reports of the documents of a work item."""
        return self._each(content, console, lambda _, source: self._report(source, console))

    def review_items(self, content: Content, console: Console) -> list["ReviewItem | LeftAlone"]:
        """Return the documents of a work item for review by a person."""
        return self._each(content, console, lambda _, source: self.review_item(self._document(source), console))

    def review_item(self, document: Document, console: Console) -> "ReviewItem":
        """Return a document that was read already for review by a person."""
        from cleanup.review.candidate_fixes import review_item

        options = self.options_for(document.name)
        engine, accepts, confidence = options.engine, options.combined_accept, options.min_confidence
        with as_document_error(document):
            item = review_item(engine, document, unsafe=options.unsafe, min_confidence=confidence, accept=accepts)
        _print_problems(item.report, console)
        return item

    def _each(
        self, content: Content, console: Console, search: Callable[[str, TextFile], SearchResult]
    ) -> list[SearchResult | LeftAlone]:
        results: list[SearchResult | LeftAlone] = []
        with console.report_errors():
            if isinstance(content, InputError):
                raise content
            path = content if isinstance(content, str) else content.path
            sources = self._text(content, console) if isinstance(content, str) else self._records(content, console)
            for source in sources:
                if isinstance(source, LeftAlone):
                    results.append(source)
                    continue
                with console.report_errors():
                    results.append(search(path, source))
        return results

    def _text(self, path: str, console: Console) -> Iterator[TextFile | LeftAlone]:
        data = read_stdin() if path == STDIN else read(path)
        if data.startswith(BASELINE_PREFIX):
            yield LeftAlone(path, data)
            return
        name = self.stdin_filename if path == STDIN else display_name(path)
        try:
            self.file_types.check_text(path, name, data, self.codec.encoding)
            yield decode(name, data, self.codec)
        except NotText as reason:
            console.note(f"{reason}; skipped")
            yield LeftAlone(path, data)

    def _records(self, shard: "Shard", console: Console) -> Iterator[TextFile]:
        from cleanup.io.datasets.record import BadRecord
        from cleanup.pipeline.shard import records

        for record in records(shard, self.file_types.fields):
            if isinstance(record, BadRecord):
                console.error(record)
            else:
                yield TextFile(record._replace(path=display_name(record.path)).name, b"", Codec(), "", record.text)

    def _document(self, source: TextFile) -> Document:
        return self.options_for(source.name).document(source.text, source.name)

    def _report(self, source: TextFile, console: Console) -> "Report":
        report = self.options_for(source.name).clean(self._document(source))
        _print_problems(report, console)
        return report


def _print_problems(report: "Report", console: Console) -> None:
    """Print what went wrong in rules, and under --verbose what was found."""
    name = report.document.name
    for problem in report.problems:
        console.error(f"{name}:{problem.line}: {problem.code}: {problem.reason}")
    accepted = f", {len(report.accepted)} accepted" if report.accepted else ""
    found = f"{plural(report.findings, 'finding')}, {plural(report.edits, 'edit')}{accepted}"
    console.detail(f"{name}: {found}, layout {report.layout.value}")


def display_name(path: str) -> str:
    """Return a path as messages and ledgers have it: decoded as UTF-8, whatever the locale."""
    return os.fsencode(path).decode("utf-8", "surrogateescape")


def read_stdin() -> bytes:
    """Return all of standard input. Raises InputError when it cannot be read or is too large for one text."""
    if sys.stdin is None:
        raise InputError("standard input is closed")
    try:
        return read_all(sys.stdin.buffer, "standard input")
    except OSError as error:
        raise InputError(io_failure("standard input", "read", error)) from error
