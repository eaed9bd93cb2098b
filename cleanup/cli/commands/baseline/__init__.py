"""``corpuscrub baseline``: accept existing findings, so that only new ones are reported."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from cleanup.cli.commands.baseline.gitattributes import ATTRIBUTES, set_union_merge
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.suppressed import entries as count_entries
from cleanup.cli.options.common import added, console_options
from cleanup.cli.options.documents import file_list_options, file_options
from cleanup.cli.options.from_config import Command
from cleanup.cli.options.suppression import BASELINE, allow_option, nearest
from cleanup.cli.output.console import Console
from cleanup.cli.output.path_conflicts import TEXT, refuse_conflicts
from cleanup.cli.output.sink import refuse_incomplete
from cleanup.engine.suppress.baseline import Baseline, everything
from cleanup.engine.suppress.baseline_diff import BaselineDiff
from cleanup.errors import BaselineError, InputError
from cleanup.io.files import BASELINE_PREFIX as SIGNATURE
from cleanup.io.files import read, write_if_changed
from cleanup.io.suppressions.baseline_file import dump, load
from cleanup.messages import plural


def _text_options(command: Command) -> Command:
    """Add the paths, and how findings in them are found; the command receives ``documents``."""
    paths = added(click.argument("paths", nargs=-1, metavar="[PATH]..."), file_list_options, allow_option)
    return file_options(paths, everything)(command)


def _file_option(default: str) -> Callable[[Any], Any]:
    return click.option("--baseline", metavar="FILE", help=f"Baseline file; default: {default}.")


_existing_file_option = _file_option(f"the nearest {BASELINE}")


def _existing(file: str | None) -> Path:
    """Return the file that was named, or the nearest. Raises BaselineError where there is none."""
    path = nearest(BASELINE) if file is None else Path(file)
    if path is None:
        raise BaselineError(f"no {BASELINE} here or in a folder above; create one with `corpuscrub baseline create`")
    return path


def _compare(documents: DocumentSet, baseline: Baseline) -> BaselineDiff:
    """Return the difference between a baseline and the findings in documents."""
    diff = BaselineDiff(baseline)
    for report in documents.reports():
        diff.add(report, documents.suppressed.in_baseline(report), documents.active_rules)
    return diff


@click.group()
def baseline() -> None:
    """Accept existing findings, so that only new ones are reported.

    Baseline entries survive edits, renames and merges, because a finding is identified by its text and neighbours, not
    by its position. They are kept in corpuscrub-baseline.txt, one line per finding; commit it with the texts. check,
    clean, report, review and stats read the nearest one.
    """


@baseline.command()
@_text_options
@_file_option(f"{BASELINE} in the working folder")
@click.option("--force", is_flag=True, help="Replace an existing file.")
@console_options
@click.pass_obj
def create(console: Console, /, documents: DocumentSet, baseline: str | None, *, force: bool) -> None:
    """Accept all current findings.

    Reads each PATH, or all texts below the working folder.
    """
    path = Path(baseline or BASELINE)
    if path.exists() and not force:
        raise BaselineError(
            f"{path}: already exists; `corpuscrub baseline update` brings it up to date, --force replaces it"
        )
    if path.is_file() and not read(str(path)).startswith(SIGNATURE):
        refuse_conflicts({"--baseline": str(path)}, ((text, TEXT) for text in documents.paths))
    diff = _compare(documents, Baseline(path))
    if refuse_incomplete(path, console):
        return
    write_if_changed(path, dump(diff.found))
    files = {entry.path for entry in diff.found}
    console.note(f"{path}: {plural(diff.found, 'finding')} in {plural(files, 'file')} accepted")
    try:
        line = set_union_merge(path)
    except InputError as error:
        console.warn(error)
    else:
        if line is not None:
            console.note(
                f"{path.with_name(ATTRIBUTES)}: added “{line}”, so that git merges the baseline without conflicts"
            )


@baseline.command()
@_text_options
@_existing_file_option
@click.option("--add", is_flag=True, help="Also accept new findings.")
@console_options
@click.pass_obj
def update(console: Console, /, documents: DocumentSet, baseline: str | None, *, add: bool) -> None:
    """Bring a baseline up to date with the texts.

    Keep the entries that still match, also in renamed files, and remove those that do not. New findings are only
    accepted with --add.
    """
    path = _existing(baseline)
    diff = _compare(documents, load(path))
    if refuse_incomplete(path, console):
        return
    entries = diff.updated(add=add)
    changed = write_if_changed(path, dump(entries))
    parts = {"removed": diff.stale, "in renamed files": diff.renamed, "added": diff.unknown if add else ()}
    done = ", ".join(f"{len(items)} {name}" for name, items in parts.items() if items)
    done = done or ("brought up to date" if changed else "nothing to change")
    console.note(f"{path}: {plural(entries, 'finding')} accepted, {done}")
    if diff.unknown and not add:
        console.note(
            f"{plural(diff.unknown, 'new finding')} not accepted (including findings covered by other fixes); "
            "`corpuscrub baseline update --add` accepts them"
        )
    if missing := {*diff.orphans}.difference(diff.renamed.values()):
        console.note(f"{count_entries(missing)} for missing files; `corpuscrub baseline prune` removes such entries")


@baseline.command()
@_text_options
@_existing_file_option
@console_options
@click.pass_obj
def prune(console: Console, /, documents: DocumentSet, baseline: str | None) -> None:
    """Remove entries that no longer match any finding.

    This covers the files that are read, and files that no longer exist. Nothing is added, and entries of rules that are
    not selected are kept.
    """
    path = _existing(baseline)
    diff = _compare(documents, load(path))
    if refuse_incomplete(path, console):
        return
    entries = diff.pruned()
    write_if_changed(path, dump(entries))
    removed = len({*diff.baseline}) - len(entries)
    done = f"{removed} removed" if removed else "nothing to remove"
    console.note(f"{path}: {plural(entries, 'finding')} accepted, {done}")
