"""What one call of ``clean`` is to do with the cleaned texts."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.output.console import Console
from cleanup.cli.output.sink import Sink
from cleanup.io.files import STDIN

if TYPE_CHECKING:
    from cleanup.engine.report import Report


@dataclass(frozen=True, slots=True)
class CleanRequest:
    """The values of the options of ``clean`` alone."""

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
    def is_preview(self) -> bool:
        """Whether changes are only shown or counted, and nothing is written."""
        return self.check or self.diff is not None

    def drops(self, report: "Report") -> bool:
        """Return whether a document looks too machine-translated to be kept."""
        return self.max_translated is not None and report.translation.exceeds(self.max_translated)

    def validate(self, documents: DocumentSet, output: Sink, console: Console) -> None:
        """Raise UsageError where the options contradict each other, and LedgerError for a file that is no ledger."""
        self._check_targets(documents, output)
        if self.write and self.is_preview:
            console.note("-w is ignored, because --diff and --check change nothing")
        output.validate({"--ledger": self.ledger}, "-w writes files in place")
        if self.ledger:
            from cleanup.io.ledger.documents import require_ledger

            require_ledger(self.ledger)

    def _check_targets(self, documents: DocumentSet, output: Sink) -> None:
        if self.backup and not self.write:
            raise click.UsageError("--backup keeps the files that -w overwrites; add -w")
        if self.write and STDIN in documents.named:
            raise click.UsageError("-w writes files in place; name files, not standard input")
        if self.write and output.path:
            raise click.UsageError("-w writes files in place and -o writes one file; give only one of them")
        if self.is_preview and output.folder:
            raise click.UsageError("-o names a folder for cleaned files; --check and --diff write none")
        if self.ledger and self.is_preview:
            raise click.UsageError("--ledger records edits that are made; --check and --diff make none")
        named = documents.named
        several = len(named) != 1 or (Path(named[0]).is_dir() and documents.paths != [*named])  # it holds a dataset
        if several and output.path and not (self.is_preview or output.folder or output.is_stream):
            raise click.UsageError(
                f"-o names one file, but there are several texts; name a folder: -o {output.path}/ (or concatenate "
                f"the texts: > {output.path})"
            )
        if self.ledger and several and not (self.write or output.folder):
            raise click.UsageError(
                "--ledger with several files needs -w, or a folder with -o: concatenated texts cannot be restored"
            )
