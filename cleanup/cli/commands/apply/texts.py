"""The texts that decisions are about, changed one after the other, or shown as they would be."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cleanup.cli.commands.changes import changes, diff_of, put
from cleanup.cli.input.search import Cleaned, stdin
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
from cleanup.engine.document import Document
from cleanup.errors import DecisionError, NotText
from cleanup.io.files import STDIN, Codec, TextFile, decode, read
from cleanup.messages import plural
from cleanup.pipeline.result import AppliedFix

if TYPE_CHECKING:
    from cleanup.engine.report import Report
    from cleanup.io.ledger.documents import Ledger
    from cleanup.review.decisions import DocumentDecisions, Review


@dataclass(frozen=True, slots=True)
class ApplyRequest:
    """What is to be done with the decisions."""

    codec: Codec
    format: str
    fuzzy: bool
    dry_run: bool
    diff: str | None
    backup: bool
    ledger: str | None
    learn: str | None

    @property
    def shows(self) -> bool:
        """Whether changes are to be shown, and none made."""
        return self.dry_run or self.diff is not None

    def refuse(self, paths: tuple[str, ...], output: Sink) -> None:
        """Raise UsageError where the options contradict each other."""
        if self.shows and (self.ledger or self.backup):
            raise click.UsageError("--ledger and --backup keep what is changed; --dry-run and --diff change nothing")
        if self.dry_run and self.diff:
            raise click.UsageError("--dry-run says what would be done and --diff shows it; give one of them")
        if output.path and not self.diff and paths != (STDIN,):
            raise click.UsageError("-o is for a diff, or for the text of -; files are written in place")


class DecisionApplier:
    """The texts, one after the other."""

    def __init__(self, request: ApplyRequest, output: Sink, ledger: "Ledger | None", console: Console) -> None:
        self._request, self._output, self._ledger, self._console = request, output, ledger, console

    def file(self, place: str, decided: "DocumentDecisions") -> None:
        """Apply the decisions about a file, and write it in place, unless changes are only to be shown."""
        source = self._source(decided.path, read(place))
        if source is None:
            return
        document = Cleaned(place, source, self._report(source, decided))
        if self._request.shows:
            self._show(document)
        elif not put(document, self._console, self._ledger, backup=self._request.backup):
            self._console.detail(f"{source.name}: nothing to be changed")

    def pipe(self, review: "Review") -> None:
        """Print standard input with the decisions about this very text done; of a changed one with those there are."""
        data = stdin()
        source = self._source(STDIN, data)
        if source is None:
            if not self._request.shows:
                self._output.write(data)
            return
        sha256 = Document(source.text).sha256
        fits = [one for one in review.documents if one.sha256 == sha256] or review.documents
        if len(fits) > 1 and any(one.sha256 != sha256 for one in fits):
            raise DecisionError(
                f"{STDIN}: none of the {len(fits)} texts that were decided about; name the file instead"
            )
        if not fits:
            raise DecisionError(f"{STDIN}: there are no decisions")
        document = Cleaned(STDIN, source, self._report(source, fits[0]))
        if self._request.shows:
            self._show(document)
            return
        cleaned = source.encode(document.report.cleaned)
        if self._ledger is not None:
            place, origin = (STDIN, None) if self._output.is_stream else (str(self._output.path), STDIN)
            self._ledger.add(place, source, document.report, cleaned, origin)
        self._output.write(cleaned)

    def _source(self, name: str, data: bytes) -> TextFile | None:
        """The text in some bytes; None where there is none, which is told."""
        try:
            return decode(name, data, self._request.codec)
        except NotText as reason:
            self._console.note(f"{reason}; left alone")
            return None

    def _report(self, source: TextFile, decided: "DocumentDecisions") -> "Report":
        from cleanup.review.apply import applied

        if decided.id is not None:
            raise DecisionError(f"{source.name}: decisions about a record ({decided.id}); only whole files are changed")
        document = Document(source.text, source.name)
        if self._request.fuzzy and document.sha256 != decided.sha256:  # the very text that was decided about was read
            self._refuse(source)
        report, found, left = applied(decided, document, fuzzy=self._request.fuzzy)
        for each in found:
            self._console.note(each)
        for each in left:
            self._console.warn(each)
            self._console.fail_with(1)
        return report

    def _refuse(self, source: TextFile) -> None:
        """Raise InputError for a text that holds another format, unless --format says text."""
        from cleanup.cli.input.file_types import FileTypes

        kinds = FileTypes(self._request.format, named=frozenset([source.name]))
        kinds.refuse(source.name, source.name, source.data, source.codec.encoding)

    def _show(self, document: Cleaned) -> None:
        source, report = document.source, document.report
        if source.encode(report.cleaned) == source.data:
            return
        if self._request.diff:
            self._console.fail_with(1)
            self._output.write(diff_of(document, self._request.diff, colour=self._output.colour))
        else:
            self._console.lines(changes(AppliedFix.of(report)))
            self._console.note(f"{source.name}: would be cleaned, {plural(report.edits, 'edit')}")
