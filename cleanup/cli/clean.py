"""``corpuscrub clean``: texts in, cleaned texts out."""

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli import choosing, options
from cleanup.cli.changes import diff_of, put
from cleanup.cli.documents import Documents
from cleanup.cli.output import Output
from cleanup.cli.search import Cleaned, LeftAlone
from cleanup.cli.talk import Talk, count
from cleanup.files import STDIN

if TYPE_CHECKING:
    from cleanup.ledger import Ledger
    from cleanup.report import Report


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with the cleaned texts."""

    write: bool
    diff: str | None
    check: bool
    backup: bool
    ledger: str | None
    max_translated: float | None
    exit_zero: bool
    exit_non_zero_on_fix: bool

    @property
    def shows(self) -> bool:
        """Whether changes are to be shown, and none made."""
        return self.check or self.diff is not None

    def drops(self, report: "Report") -> bool:
        """Whether a document looks too machine-translated to be kept."""
        return self.max_translated is not None and report.translation.score > self.max_translated

    def refuse(self, documents: Documents, output: Output) -> None:
        """Raise UsageError where the options contradict each other."""
        if self.backup and not self.write:
            raise click.UsageError("--backup keeps what -w replaces; give -w, too")
        if self.write and STDIN in documents.paths:
            raise click.UsageError("-w writes files in place; name them")
        if self.write and output.path:
            raise click.UsageError("-w writes files in place and -o writes one file; give one of them")
        if self.ledger and self.shows:
            raise click.UsageError("--ledger keeps the edits that are made; --check and --diff make none")
        several = len(documents.paths) != 1 or Path(documents.paths[0]).is_dir()
        if self.ledger and several and not self.write:
            raise click.UsageError("--ledger with several files needs -w: texts in a row cannot be told apart again")


@click.command(cls=options.Diffing)
@choosing.documents
@click.option("-w", "--write", is_flag=True, help="Write the files in place, and say each change on standard error.")
@options.diff
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if anything would change.")
@options.destination
@options.backup
@options.ledger
@options.max_translated(
    "Leave out documents that look more machine-translated than this, 0 to 1: with -w their files stay as they are."
)
@options.exit_zero
@click.option("--exit-non-zero-on-fix", is_flag=True, help="With -w: exit 1 if files were changed.")
@options.talking
@click.pass_obj
def clean(talk: Talk, /, documents: Documents, output: Output, **wish: Any) -> None:
    """Remove what is safe to remove, and print the cleaned text.

    Without a path it is a filter: text in, cleaned text out, nothing else changed by a byte. With files it prints
    their cleaned texts, one after the other; -w writes them in place. Folders are searched for *.txt and *.text.
    """
    todo = Wish(**wish)
    todo.refuse(documents, output)
    with ExitStack() as stack:
        ledger = None
        if todo.ledger:
            from cleanup.ledger import Ledger

            ledger = stack.enter_context(Ledger(todo.ledger))
        stack.enter_context(output)
        for document in documents.cleaned(documents.found, translated=todo.max_translated is not None):
            with talk.guard():
                if isinstance(document, LeftAlone):
                    if not (todo.write or todo.shows):
                        output.write(document.data)
                elif todo.drops(document.report):
                    _tell(document, todo, talk)
                elif todo.shows:
                    _show(document, todo, output, talk)
                elif todo.write:
                    _replace(document, todo, ledger, talk)
                else:
                    _print(document, output, ledger)
    if todo.exit_zero:
        talk.forgive()


def _tell(document: Cleaned, todo: Wish, talk: Talk) -> None:
    from cleanup.render.evidence import excess

    talk.note(f"{document.source.name}: left out, {excess(document.report.translation, todo.max_translated or 0.0)}")


def _show(document: Cleaned, todo: Wish, output: Output, talk: Talk) -> None:
    source, report = document.source, document.report
    if source.encode(report.cleaned) == source.data:
        return
    talk.found()
    if todo.diff:
        output.write(diff_of(document, todo.diff, colour=output.colour))
    else:
        talk.note(f"{source.name}: would be cleaned, {count(report.edits, 'edit')}")


def _replace(document: Cleaned, todo: Wish, ledger: "Ledger | None", talk: Talk) -> None:
    if put(document, talk, ledger, backup=todo.backup) and todo.exit_non_zero_on_fix:
        talk.found()


def _print(document: Cleaned, output: Output, ledger: "Ledger | None") -> None:
    source, report = document.source, document.report
    cleaned = source.encode(report.cleaned)
    if ledger is not None:
        ledger.add(output.path or STDIN, source, report, cleaned)
    output.write(cleaned)
