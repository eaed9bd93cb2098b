"""The texts that were decided about, changed one after another, or shown as they would become."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cleanup import Document
from cleanup.cli.commands.changes import change_lines, diff_of, write_in_place
from cleanup.cli.input.search import Cleaned, read_stdin
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
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
    """The values of the options of ``apply`` alone."""

    codec: Codec
    format: str
    fuzzy: bool
    dry_run: bool
    diff: str | None
    backup: bool
    ledger: str | None
    learn: str | None

    @property
    def is_preview(self) -> bool:
        """Whether changes are only shown, and nothing is written."""
        return self.dry_run or self.diff is not None

    def validate(self, paths: tuple[str, ...], output: Sink) -> None:
        """Raise UsageError where the options contradict each other."""
        if self.is_preview and (self.ledger or self.backup):
            raise click.UsageError("--ledger and --backup keep what is changed; --dry-run and --diff change nothing")
        if self.dry_run and self.diff:
            raise click.UsageError("--dry-run lists the changes and --diff shows them; give only one of them")
        if output.path and not self.diff and paths != (STDIN,):
            raise click.UsageError("-o writes a diff, or the text of -; files are written in place")


class DecisionApplier:
    """Applies decisions to one text after another."""

    def __init__(self, request: ApplyRequest, output: Sink, ledger: "Ledger | None", console: Console) -> None:
        self._request, self._output, self._ledger, self._console = request, output, ledger, console

    def file(self, path: str, decisions: "DocumentDecisions") -> None:
        """Apply the decisions about a file, and write it in place, or show the changes in a preview."""
        source = self._decode(decisions.path, read(path))
        if source is None:
            return
        document = Cleaned(path, source, self._report(source, decisions))
        if self._request.is_preview:
            self._preview(document)
        elif not write_in_place(document, self._console, self._ledger, backup=self._request.backup):
            self._console.detail(f"{source.name}: no changes")

    def pipe(self, review: "Review") -> None:
        """Print standard input with the decisions about it applied.

        A text that has changed gets the decisions about the only text of the review. Raises DecisionError where there
        are several.
        """
        data = read_stdin()
        source = self._decode(STDIN, data)
        if source is None:
            if not self._request.is_preview:
                self._output.write(data)
            return
        document = Cleaned(STDIN, source, self._report(source, _decisions_about(source, review)))
        if self._request.is_preview:
            self._preview(document)
            return
        cleaned = source.encode(document.report.cleaned)
        if self._ledger is not None:
            target, origin = (STDIN, None) if self._output.is_stream else (str(self._output.path), STDIN)
            self._ledger.add(target, source, document.report, cleaned, origin)
        self._output.write(cleaned)

    def _decode(self, name: str, data: bytes) -> TextFile | None:
        """Return the text in some bytes, or None and a message where they are not text."""
        try:
            return decode(name, data, self._request.codec)
        except NotText as reason:
            self._console.note(f"{reason}; skipped")
            return None

    def _report(self, source: TextFile, decisions: "DocumentDecisions") -> "Report":
        from cleanup.review.apply import apply_decisions

        if decisions.id is not None:
            raise DecisionError(f"{source.name}: decisions about a record ({decisions.id}); only files can be changed")
        document = Document(source.text, source.name)
        if self._request.fuzzy and document.sha256 != decisions.sha256:  # it may have become another format
            self._check_text(source)
        applied = apply_decisions(decisions, document, fuzzy=self._request.fuzzy)
        for message in applied.relocated:
            self._console.note(message)
        for message in applied.skipped:
            self._console.warn(message)
            self._console.fail_with(1)
        return applied.report

    def _check_text(self, source: TextFile) -> None:
        """Raise InputError for a text that contains another format, unless --format is text."""
        from cleanup.cli.input.file_types import FileTypes

        types = FileTypes(self._request.format, named=frozenset([source.name]))
        types.check_text(source.name, source.name, source.data, source.codec.encoding)

    def _preview(self, document: Cleaned) -> None:
        source, report = document.source, document.report
        if source.encode(report.cleaned) == source.data:
            return
        if self._request.diff:
            self._console.fail_with(1)
            self._output.write(diff_of(document, self._request.diff, colour=self._output.colour))
        else:
            self._console.lines(change_lines(AppliedFix.of(report)))
            self._console.note(f"{source.name}: would be cleaned, {plural(report.edits, 'edit')}")


def _decisions_about(source: TextFile, review: "Review") -> "DocumentDecisions":
    """Return the decisions about a text, or those about the only other text. Raises DecisionError."""
    sha256 = Document(source.text).sha256
    candidates = [document for document in review.documents if document.sha256 == sha256] or review.documents
    if len(candidates) > 1 and any(document.sha256 != sha256 for document in candidates):
        raise DecisionError(
            f"{STDIN}: matches none of the {len(candidates)} texts in the decision file; name the file instead"
        )
    if not candidates:
        raise DecisionError(f"{STDIN}: the decision file has no decisions")
    return candidates[0]
