"""``corpuscrub clean``: texts in, cleaned texts out."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli import options
from cleanup.cli.documents import Cleaned, Documents, LeftAlone
from cleanup.cli.output import Output
from cleanup.cli.talk import Talk, count
from cleanup.edits import Edit
from cleanup.files import STDIN, names, write
from cleanup.report import Outcome, Report
from cleanup.text import Span

if TYPE_CHECKING:
    from cleanup.ledger import Ledger


class Clean(click.Command):
    """A command whose ``--diff`` may do without a value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; click alone would take the path in ``--diff a.txt`` as the kind of diff."""
        return super().parse_args(ctx, ["--diff=unified" if arg == "--diff" else arg for arg in args])


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with the cleaned texts."""

    write: bool
    diff: str | None
    check: bool
    backup: bool
    ledger: str | None
    exit_zero: bool
    exit_non_zero_on_fix: bool

    @property
    def shows(self) -> bool:
        """Whether changes are to be shown, and none made."""
        return self.check or self.diff is not None

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
        if self.ledger and not self.write and len(documents.paths) > 1:
            raise click.UsageError("--ledger with several files needs -w: texts in a row cannot be told apart again")


@click.command(cls=Clean)
@options.documents
@click.option("-w", "--write", is_flag=True, help="Write the files in place, and say each change on standard error.")
@click.option(
    "--diff", type=click.Choice(["unified", "word"]), help="Change nothing; show what would change, and exit 1."
)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if anything would change.")
@options.destination
@click.option("--backup", is_flag=True, help="With -w: keep each original as FILE.orig.")
@click.option("--ledger", metavar="FILE", help="Add every edit to this file, so that `restore` can undo it.")
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
        for document in documents:
            with talk.guard():
                if isinstance(document, LeftAlone):
                    if not (todo.write or todo.shows):
                        output.write(document.data)
                elif todo.shows:
                    _show(document, todo, output, talk)
                elif todo.write:
                    _replace(document, todo, ledger, talk)
                else:
                    _print(document, output, ledger)
    if todo.exit_zero:
        talk.forgive()


def _show(document: Cleaned, todo: Wish, output: Output, talk: Talk) -> None:
    source, report = document.source, document.report
    if source.encode(report.cleaned) == source.data:
        return
    talk.found()
    if todo.diff:
        output.write(_diff(document, todo.diff, colour=output.colour))
    else:
        talk.note(f"{source.name}: would be cleaned, {count(report.edits, 'edit')}")


def _replace(document: Cleaned, todo: Wish, ledger: "Ledger | None", talk: Talk) -> None:
    path, source, report = document
    cleaned = source.encode(report.cleaned)
    others = names(path) - 1
    if ledger is not None:
        ledger.add(path, source, report, cleaned)
    if not write(path, cleaned, source.data, backup=todo.backup):
        return
    talk.lines(_changes(report, colour=talk.paints))
    talk.note(f"{source.name}: cleaned, {count(report.edits, 'edit')}")
    if others:
        talk.warn(f"{source.name}: has {count(others, 'other name')} (hard links), where the old text stays")
    if todo.exit_non_zero_on_fix:
        talk.found()


def _print(document: Cleaned, output: Output, ledger: "Ledger | None") -> None:
    source, report = document.source, document.report
    cleaned = source.encode(report.cleaned)
    if ledger is not None:
        ledger.add(output.path or STDIN, source, report, cleaned)
    output.write(cleaned)


def _diff(document: Cleaned, kind: str, *, colour: bool) -> str:
    from cleanup.render import diff

    if kind == "word":
        return diff.words(document.report, colour=colour)
    return diff.unified(_marked(document.report, document.source.mark), colour=colour)


def _marked(report: Report, mark: str) -> Report:
    """The report with the byte order mark as part of the text, as git and patch see it."""
    shifted = tuple(Edit(Span(start + len(mark), end + len(mark)), old, new) for (start, end), old, new in report.edits)
    return replace(
        report, document=replace(report.document, text=mark + report.document.text), findings=(), edits=shifted
    )


def _changes(report: Report, *, colour: bool) -> Iterator[str]:
    from cleanup.render.listing import concise

    fixed = tuple(finding for finding in report.findings if finding.outcome is Outcome.FIXED)
    return concise([replace(report, findings=fixed)], colour=colour)
