"""``corpuscrub allow``: keep findings that are no mistakes, each with a reason."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options.common import console_options
from cleanup.cli.options.documents import file_options
from cleanup.cli.options.suppression import ALLOW, nearest
from cleanup.cli.output.console import Console
from cleanup.engine.report import Finding, quoted
from cleanup.io.files import write_if_changed
from cleanup.io.permissions import Permissions
from cleanup.io.suppressions.allow_file import Allowance, dump, load
from cleanup.messages import did_you_mean

POSITION = re.compile(r"(.+):([0-9]+):([0-9]+)")
FILE_AND_LINE = re.compile(r"(.+):([0-9]+):?")


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="ID|POSITION...")
@click.option("--reason", required=True, metavar="TEXT", help="Why the findings are allowed, for later readers.")
@click.option(
    "--file",
    "--allow",
    "file",
    metavar="FILE",
    help=f"Allow file to extend; default: the configured one, else the nearest {ALLOW}, else a new one here.",
)
@file_options(
    click.option(
        "--in",
        "paths",
        multiple=True,
        metavar="PATH",
        help="File or folder to search for the findings; default: all texts below the working folder.",
    )
)
@console_options
@click.pass_obj
def allow(console: Console, /, documents: DocumentSet, names: tuple[str, ...], reason: str, file: str | None) -> None:
    """Allow findings that are no mistakes: they are no longer reported or fixed.

    Name a finding by its POSITION in the output of `check`, such as a.txt:3:1, or by its ID in a report or in the JSON
    of `check`. It is added to corpuscrub-allow.toml with the reason. All commands read the nearest such file, or the
    files of --allow.
    """
    path = Path(file) if file is not None else nearest(ALLOW) or Path(ALLOW)
    existing = load(path) if path.exists() else ()
    allowed = {allowance.id for allowance in existing}
    for name in sorted(allowed.intersection(names)):
        console.note(f"{name}: already allowed")
    found, others = _find(documents, [name for name in dict.fromkeys(names) if name not in allowed])
    missing = [name for name, findings in found.items() if not findings]
    for name in missing:
        console.error(f"no finding {name!r}{_hint(name, others)}")
    new = {
        Allowance(finding.id, finding.code, quoted(finding.found), reason)
        for findings in found.values()
        for finding in findings
    }
    if missing or not new:
        return
    write_if_changed(path, dump([*existing, *new]), Permissions.of(documents.paths))
    for allowance in sorted(new):
        console.note(f"{path}: {allowance.code} “{allowance.found}” allowed")


def _find(documents: DocumentSet, names: Sequence[str]) -> tuple[dict[str, list[Finding]], list[str]]:
    """Return the findings under each name, and the names of all findings that were read on the way."""
    found: dict[str, list[Finding]] = {_absolute(name): [] for name in names}
    others: list[str] = []
    for item in documents.review_items() if found else ():
        document = item.report.document
        for finding in item.report.findings:
            line, column = document.position(finding.span.start)
            for name in (finding.id, f"{document.name}:{line}:{column}"):
                others.append(name)
                if (key := _absolute(name)) in found:
                    found[key].append(finding)
        if all(found.values()):
            break
    return {name: found[_absolute(name)] for name in names}, others


def _hint(name: str, others: Sequence[str]) -> str:
    """Return what may have been meant: the findings of a line that was named without a column, or a similar name."""
    if POSITION.fullmatch(name) is None and FILE_AND_LINE.fullmatch(name):
        prefix = _absolute(f"{name.rstrip(':')}:1")[:-1]
        on_line = [other for other in dict.fromkeys(others) if _absolute(other).startswith(prefix)]
        if on_line:
            return f"; a position ends with a column: {', '.join(on_line[:5])}"
        return "; a position has a line and a column, such as a.txt:3:1, as `check` lists it"
    hint = did_you_mean(name, others, 0.7)
    return hint and f"; {hint}"


def _absolute(name: str) -> str:
    """Return a name whose path, if it has one, is absolute."""
    position = POSITION.fullmatch(name)
    if position is None:
        return name
    return f"{os.path.abspath(position[1])}:{position[2]}:{position[3]}"  # noqa: PTH100
