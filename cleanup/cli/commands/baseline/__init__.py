"""``corpuscrub baseline``: the findings that are there already, accepted, so that only new ones are reported."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cleanup.cli.commands.baseline.gitattributes import FILE, merge_by_union
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.suppressed import stale
from cleanup.cli.options import common as options
from cleanup.cli.options import documents as choosing
from cleanup.cli.options.types import BASELINE, nearest
from cleanup.cli.output.console import Console
from cleanup.cli.output.path_conflicts import TEXT, refuse_conflicts
from cleanup.cli.output.sink import refuse_incomplete
from cleanup.engine.suppress.baseline import Baseline, everything
from cleanup.engine.suppress.baseline_diff import BaselineDiff
from cleanup.errors import BaselineError, InputError
from cleanup.io.files import BASELINE as FIRST
from cleanup.io.files import read, write_if_changed
from cleanup.io.suppressions.baseline_file import dump, load
from cleanup.messages import plural


def _texts(verb: options.Command) -> options.Command:
    """PATHs, and all that says how findings in them are found; the verb gets ``documents``."""
    where = options.added(click.argument("paths", nargs=-1, metavar="[PATH]..."), choosing.listing, options.allowed)
    return choosing.file_options(where, everything)(verb)


def _file(told: str) -> Callable[[Any], Any]:
    return click.option("--baseline", metavar="FILE", help=f"The file; default: {told}.")


_there = _file(f"the nearest {BASELINE}")


def _existing(file: str | None) -> Path:
    """The file that was named, or the nearest. Raises BaselineError where there is none."""
    path = nearest(BASELINE) if file is None else Path(file)
    if path is None:
        raise BaselineError(f"no {BASELINE} here or in a folder above; `corpuscrub baseline create` writes one")
    return path


def _read(documents: DocumentSet, baseline: Baseline) -> BaselineDiff:
    """What became of the entries of a baseline in the documents."""
    account = BaselineDiff(baseline)
    for report in documents.reports():
        account.add(report, documents.suppressed.in_baseline(report), documents.active_rules)
    return account


@click.group()
def baseline() -> None:
    """Accept the findings that are there already: check reports what is new, and clean fixes nothing else.

    What is accepted is known by its text and neighbours, not by its place, so that it may move. It is kept in
    corpuscrub-baseline.txt, a line a finding, which belongs beside the texts into git: check, clean, report, review and
    stats go by the nearest one.
    """


@baseline.command()
@_texts
@_file(f"{BASELINE}, here")
@click.option("--force", is_flag=True, help="Write it anew where there is one.")
@options.console_options
@click.pass_obj
def create(console: Console, /, documents: DocumentSet, baseline: str | None, *, force: bool) -> None:
    """Accept all findings of today.

    All text files below here are read, or the PATHs.
    """
    path = Path(baseline or BASELINE)
    if path.exists() and not force:
        raise BaselineError(
            f"{path}: is there already; `corpuscrub baseline update` keeps it up to date, --force writes it anew"
        )
    if path.is_file() and not read(str(path)).startswith(FIRST):
        refuse_conflicts({"--baseline": str(path)}, ((text, TEXT) for text in documents.paths))
    account = _read(documents, Baseline(path))
    if refuse_incomplete(path, console):
        return
    write_if_changed(path, dump(account.found))
    files = {entry.path for entry in account.found}
    console.note(f"{path}: {plural(account.found, 'finding')} in {plural(files, 'file')} accepted")
    try:
        line = merge_by_union(path)
    except InputError as error:
        console.warn(error)
    else:
        if line is not None:
            console.note(f"{path.with_name(FILE)}: “{line}” added, so that branches are merged without conflicts")


@baseline.command()
@_texts
@_there
@click.option("--add", is_flag=True, help="Accept what is new, too.")
@options.console_options
@click.pass_obj
def update(console: Console, /, documents: DocumentSet, baseline: str | None, *, add: bool) -> None:
    """Follow the texts: what is accepted stays so, also in a file with a new name, and what was mended is dropped.

    New findings are not accepted, unless with --add.
    """
    path = _existing(baseline)
    account = _read(documents, load(path))
    if refuse_incomplete(path, console):
        return
    entries = account.updated(add=add)
    changed = write_if_changed(path, dump(entries))
    parts = {"dropped": account.stale, "under a new name": account.renamed, "added": account.unknown if add else ()}
    done = ", ".join(f"{len(ones)} {name}" for name, ones in parts.items() if ones)
    done = done or ("brought up to date" if changed else "nothing to change")
    console.note(f"{path}: {plural(entries, 'finding')} accepted, {done}")
    if account.unknown and not add:
        console.note(
            f"{plural(account.unknown, 'finding')} not accepted, counted with what other fixes cover; "
            "`corpuscrub baseline update --add` accepts what is new"
        )
    if gone := {*account.orphans}.difference(account.renamed.values()):
        console.note(f"{stale(gone)} for files that are gone; `corpuscrub baseline prune` drops such")


@baseline.command()
@_texts
@_there
@options.console_options
@click.pass_obj
def prune(console: Console, /, documents: DocumentSet, baseline: str | None) -> None:
    """Drop what matches nothing any more, in the files that are read and of files that are gone.

    Nothing is added. What rules found that are not asked this time is kept.
    """
    path = _existing(baseline)
    account = _read(documents, load(path))
    if refuse_incomplete(path, console):
        return
    entries = account.pruned()
    write_if_changed(path, dump(entries))
    dropped = len({*account.baseline}) - len(entries)
    console.note(
        f"{path}: {plural(entries, 'finding')} accepted, {f'{dropped} dropped' if dropped else 'nothing to drop'}"
    )
