"""``corpuscrub allow``: findings that are wanted, kept with the reason."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import click

from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.options import common as options
from cleanup.cli.options import documents as choosing
from cleanup.cli.options.types import ALLOW, nearest
from cleanup.cli.output.console import Console
from cleanup.engine.report import Finding, quoted
from cleanup.io.files import write_if_changed
from cleanup.io.permissions import Permissions
from cleanup.io.suppressions.allow_file import Allowance, dump, load
from cleanup.messages import did_you_mean

PLACE = re.compile(r"(.+):([0-9]+):([0-9]+)")


@click.command()
@click.argument("which", nargs=-1, required=True, metavar="ID|PLACE...")
@click.option("--reason", required=True, metavar="TEXT", help="Why they are wanted, for those who read it later.")
@click.option(
    "--file",
    "--allow",
    "file",
    metavar="FILE",
    help=f"Where they are kept; default: what is configured, the nearest {ALLOW}, or a new one here.",
)
@choosing.file_options(
    click.option(
        "--in", "paths", multiple=True, metavar="PATH", help="Where to look; default: all text files below here."
    )
)
@options.console_options
@click.pass_obj
def allow(console: Console, /, documents: DocumentSet, which: tuple[str, ...], reason: str, file: str | None) -> None:
    """Allow findings that are no mistake: they are neither reported nor fixed from now on.

    A finding is named by the PLACE where `check` lists it, such as a.txt:3:1, or by the ID that the report and the JSON
    of check show. It is kept in corpuscrub-allow.toml with the reason. All verbs go by the nearest such file, or those
    that --allow names.
    """
    path = Path(file) if file is not None else nearest(ALLOW) or Path(ALLOW)
    known = load(path) if path.exists() else ()
    allowed = {one.id for one in known}
    for name in sorted(allowed.intersection(which)):
        console.note(f"{name}: allowed already")
    found, others = _find(documents, [name for name in dict.fromkeys(which) if name not in allowed])
    for name in (missing := [name for name, findings in found.items() if not findings]):
        hint = did_you_mean(name, others, 0.7)
        console.error(f"nothing is found that is called {name!r}{hint and f'; {hint}'}")
    new = {Allowance(one.id, one.code, quoted(one.found), reason) for findings in found.values() for one in findings}
    if missing or not new:
        return
    write_if_changed(path, dump([*known, *new]), Permissions.of(documents.paths))
    for one in sorted(new):
        console.note(f"{path}: {one.code} “{one.found}” allowed")


def _find(documents: DocumentSet, names: Sequence[str]) -> tuple[dict[str, list[Finding]], list[str]]:
    """What is found under some names, and all names that were come by."""
    found: dict[str, list[Finding]] = {_whole(name): [] for name in names}
    others: list[str] = []
    for subject in documents.review_items() if found else ():
        document = subject.report.document
        for one in subject.report.findings:
            line, column = document.position(one.span.start)
            for name in (one.id, f"{document.name}:{line}:{column}"):
                others.append(name)
                if (whole := _whole(name)) in found:
                    found[whole].append(one)
        if all(found.values()):
            break
    return {name: found[_whole(name)] for name in names}, others


def _whole(name: str) -> str:
    """A name that is the same however the path in it is given."""
    place = PLACE.fullmatch(name)
    return name if place is None else f"{os.path.abspath(place[1])}:{place[2]}:{place[3]}"  # noqa: PTH100
