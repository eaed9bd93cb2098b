"""What ``clean`` is to do, and the texts that it does it with."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.commands.changes import diff_of, put
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.search import Cleaned, LeftAlone
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
from cleanup.io.files import STDIN
from cleanup.io.permissions import Permissions
from cleanup.messages import plural

if TYPE_CHECKING:
    from cleanup.cli.commands.clean.output_dir import OutputDir
    from cleanup.engine.report import Report
    from cleanup.io.ledger.documents import Ledger


@dataclass(frozen=True, slots=True)
class CleanRequest:
    """What is to be done with the cleaned texts."""

    write: bool
    diff: str | None
    check: bool
    backup: bool
    ledger: str | None
    max_translated: float | None
    mark: str | None
    resume: bool
    engine: str
    exit_zero: bool
    exit_non_zero_on_fix: bool

    @property
    def shows(self) -> bool:
        """Whether changes are to be shown, and none made."""
        return self.check or self.diff is not None

    def drops(self, report: "Report") -> bool:
        """Whether a document looks too machine-translated to be kept."""
        return self.max_translated is not None and report.translation.exceeds(self.max_translated)

    def refuse(self, documents: DocumentSet, output: Sink) -> None:
        """Raise UsageError where the options contradict each other."""
        if self.backup and not self.write:
            raise click.UsageError("--backup keeps what -w replaces; give -w, too")
        if self.write and STDIN in documents.named:
            raise click.UsageError("-w writes files in place; name them")
        if self.write and output.path:
            raise click.UsageError("-w writes files in place and -o writes one file; give one of them")
        if self.shows and output.folder:
            raise click.UsageError("-o names a folder for cleaned files; --check and --diff make none")
        if self.ledger and self.shows:
            raise click.UsageError("--ledger keeps the edits that are made; --check and --diff make none")
        paths = documents.named
        several = len(paths) != 1 or (Path(paths[0]).is_dir() and documents.paths != [*paths])  # which holds a dataset
        if several and output.path and not (self.shows or output.folder or output.is_stream):
            raise click.UsageError(
                f"-o names one file and there are several; name a folder for them: -o {output.path}/ (or put the texts "
                f"in a row: > {output.path})"
            )
        if self.ledger and several and not (self.write or output.folder):
            raise click.UsageError(
                "--ledger with several files needs -w, or a folder with -o: texts in a row cannot be told apart again"
            )
        output.validate({"--ledger": self.ledger}, "-w writes files in place")
        if self.ledger:
            from cleanup.io.ledger.documents import check

            check(self.ledger)


class TextCleaner:
    """Where the cleaned texts of a call go: to the output, into a folder, or back in place."""

    def __init__(self, request: CleanRequest, output: Sink, into: "OutputDir | None", console: Console) -> None:
        self._request, self._output, self._into, self._console = request, output, into, console
        self._ledger: Ledger | None = None
        self._searched = self._changed = self._edits = 0

    def clean(self, documents: DocumentSet) -> None:
        """Clean them, one after the other; what is wrong with one is told."""
        request = self._request
        self._files = documents.file_set
        paths = documents.paths if request.shows else documents.texts
        with ExitStack() as stack:
            if request.ledger:
                from cleanup.io.ledger.documents import Ledger

                self._ledger = stack.enter_context(Ledger(request.ledger, Permissions.of(documents.paths)))
            if self._into is None:
                stack.enter_context(self._output)
            for document in documents.cleaned(paths, translated=request.max_translated is not None):
                with self._console.report_errors():
                    self._take(document)
        if self._searched:
            self._console.outcome(self._outcome())

    def _take(self, document: Cleaned | LeftAlone) -> None:
        request = self._request
        if isinstance(document, LeftAlone):
            if not (request.write or request.shows):
                self._put(document.path, document.data)
        elif request.drops(document.report):
            self._tell(document)
        elif request.shows:
            self._show(document)
        elif request.write:
            if document.report.edits:
                self._files.check_link(document.path)
            changed = put(document, self._console, self._ledger, backup=request.backup)
            self._count(document, changed=changed)
            if changed and request.exit_non_zero_on_fix:
                self._console.fail_with(1)
        else:
            self._print(document)
            if self._output.path:
                self._count(document, changed=bool(document.report.edits))

    def _count(self, document: Cleaned, *, changed: bool) -> None:
        """Count a document that was written."""
        self._searched += 1
        self._changed += changed
        self._edits += changed * len(document.report.edits)

    def _outcome(self) -> str:
        """What became of the documents that were written."""
        done = f"{plural(self._edits, 'edit')} in {self._changed} of {plural(self._searched, 'text')}"
        return f"{self._output.path}: {done}" if self._output.path else done

    def _tell(self, document: Cleaned) -> None:
        from cleanup.reporting.score_text import describe_excess

        why = describe_excess(document.report.translation, self._request.max_translated or 0.0)
        self._console.note(f"{document.source.name}: left out, {why}")

    def _show(self, document: Cleaned) -> None:
        report = document.report
        if report.cleaned == report.document.text:
            return
        self._console.fail_with(1)
        if self._request.diff:
            self._output.write(diff_of(document, self._request.diff, colour=self._output.colour))
        else:
            self._console.note(f"{report.document.name}: would be cleaned, {plural(report.edits, 'edit')}")

    def _print(self, document: Cleaned) -> None:
        path, source, report = document
        cleaned = source.encode(report.cleaned)
        if self._ledger is not None:
            if self._into is None and self._output.is_stream:
                self._ledger.add(STDIN, source, report, cleaned)
            else:
                place = self._into.place(path) if self._into else str(self._output.path)
                self._ledger.add(place, source, report, cleaned, origin=path)
        self._put(path, cleaned)

    def _put(self, path: str, data: bytes) -> None:
        if self._into is None:
            self._output.write(data)
        else:
            self._into.write(path, data)
