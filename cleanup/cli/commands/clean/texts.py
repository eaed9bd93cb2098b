"""The texts that ``clean`` cleans: printed, written to a folder, or written in place."""

from contextlib import ExitStack
from typing import TYPE_CHECKING

from cleanup.cli.commands.changes import diff_of, write_in_place
from cleanup.cli.commands.clean.request import CleanRequest
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.search import Cleaned, LeftAlone
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
from cleanup.io.files import STDIN
from cleanup.io.permissions import Permissions
from cleanup.messages import plural

if TYPE_CHECKING:
    from cleanup.cli.commands.clean.output_dir import OutputDir
    from cleanup.io.ledger.documents import Ledger


class TextCleaner:
    """Cleans the texts of a call one after another, and counts what changed."""

    def __init__(self, request: CleanRequest, output: Sink, output_dir: "OutputDir | None", console: Console) -> None:
        self._request, self._output, self._output_dir, self._console = request, output, output_dir, console
        self._ledger: Ledger | None = None
        self._written = self._changed = self._edits = 0

    def clean(self, documents: DocumentSet) -> None:
        """Clean the texts, in a preview also the records of datasets. Errors in one are reported."""
        request = self._request
        self._file_set = documents.file_set
        paths = documents.paths if request.is_preview else documents.texts
        with ExitStack() as stack:
            if request.ledger:
                from cleanup.io.ledger.documents import Ledger

                self._ledger = stack.enter_context(Ledger(request.ledger, Permissions.of(documents.paths)))
            if self._output_dir is None:
                stack.enter_context(self._output)
            for document in documents.cleaned(paths, translated=request.max_translated is not None):
                with self._console.report_errors():
                    self._handle(document)
        if self._written:
            self._console.outcome(self._summary())

    def _handle(self, document: Cleaned | LeftAlone) -> None:
        request = self._request
        if isinstance(document, LeftAlone):
            if not (request.write or request.is_preview):
                self._write(document.path, document.data)
        elif request.drops(document.report):
            self._note_dropped(document)
        elif request.is_preview:
            self._preview(document)
        elif request.write:
            self._write_in_place(document)
        else:
            self._write_cleaned(document)

    def _note_dropped(self, document: Cleaned) -> None:
        from cleanup.reporting.score_text import describe_excess

        why = describe_excess(document.report.translation, self._request.max_translated or 0.0)
        self._console.note(f"{document.source.name}: left out, {why}")

    def _preview(self, document: Cleaned) -> None:
        report = document.report
        if report.cleaned == report.document.text:
            return
        self._console.fail_with(1)
        if self._request.diff:
            self._output.write(diff_of(document, self._request.diff, colour=self._output.colour))
        else:
            self._console.note(f"{report.document.name}: would be cleaned, {plural(report.edits, 'edit')}")

    def _write_in_place(self, document: Cleaned) -> None:
        if document.report.edits:
            self._file_set.check_link(document.path)
        changed = write_in_place(document, self._console, self._ledger, backup=self._request.backup)
        self._count(document, changed=changed)
        if changed and self._request.exit_non_zero_on_fix:
            self._console.fail_with(1)

    def _write_cleaned(self, document: Cleaned) -> None:
        path, source, report = document
        cleaned = source.encode(report.cleaned)
        if self._ledger is not None:
            if self._output_dir is None and self._output.is_stream:
                self._ledger.add(STDIN, source, report, cleaned)
            else:
                target = self._output_dir.target(path) if self._output_dir else str(self._output.path)
                self._ledger.add(target, source, report, cleaned, origin=path)
        self._write(path, cleaned)
        if self._output.path:
            self._count(document, changed=bool(report.edits))

    def _write(self, path: str, data: bytes) -> None:
        if self._output_dir is None:
            self._output.write(data)
        else:
            self._output_dir.write(path, data)

    def _count(self, document: Cleaned, *, changed: bool) -> None:
        self._written += 1
        self._changed += changed
        self._edits += changed * len(document.report.edits)

    def _summary(self) -> str:
        """Return the numbers of edits and changed texts among those that were written."""
        done = f"{plural(self._edits, 'edit')} in {self._changed} of {plural(self._written, 'text')}"
        return f"{self._output.path}: {done}" if self._output.path else done
