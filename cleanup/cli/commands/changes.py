"""The changes of ``clean`` and ``apply``: printed as a diff, or written in place and listed."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cleanup.cli.input.search import Cleaned, display_name
from cleanup.cli.output.console import Console
from cleanup.engine.document import Span
from cleanup.engine.edits import Edit
from cleanup.engine.report import Report
from cleanup.io.files import write
from cleanup.messages import plural
from cleanup.pipeline.result import AppliedFix

if TYPE_CHECKING:
    from cleanup.io.ledger.documents import Ledger

# Code points of a changed text that a message shows.
SHOWN = 80


def diff_of(document: Cleaned, kind: str, *, colour: bool) -> str:
    """Return the diff of one document, ``unified`` or ``word``."""
    from cleanup.reporting.terminal import diff
    from cleanup.reporting.terminal.style import without_styles

    if kind == "word":
        words = diff.words(document.report)
        return words if colour else without_styles(words)
    unified = diff.unified(_with_bom(document.report, document.source.bom))
    return diff.styled(unified) if colour else unified


def _with_bom(report: Report, bom: str) -> Report:
    """Return the report with the byte order mark as part of the text, as git and patch see it."""
    shifted = tuple(Edit(Span(start + len(bom), end + len(bom)), old, new) for (start, end), old, new in report.edits)
    return replace(
        report, document=replace(report.document, text=bom + report.document.text), findings=(), edits=shifted
    )


def write_in_place(document: Cleaned, console: Console, ledger: "Ledger | None", *, backup: bool) -> bool:
    """Write a cleaned text, the ledger first, list its changes, and return whether there were any."""
    path, source, report = document
    cleaned = source.encode(report.cleaned)
    if ledger is not None:
        ledger.add(path, source, report, cleaned)
    names = write(path, cleaned, source.data, backup=backup)
    if names:
        console.lines(change_lines(AppliedFix.of(report)))
        console.note(f"{source.name}: cleaned, {plural(report.edits, 'edit')}")
        if ledger is None and not backup:
            note_irreversible(path, console)
    if names > 1:
        console.warn(f"{source.name}: the old text remains under {plural(names - 1, 'other name')} (hard links)")
    return names > 0


def note_irreversible(path: str, console: Console) -> None:
    """Print once per call that a file in no git repository was changed without a ledger or backup."""
    folder = Path(os.path.realpath(path)).parent
    if not any(os.path.lexists(parent / ".git") for parent in (folder, *folder.parents)):
        console.note_once(
            "irreversible",
            f"{display_name(path)} is not in a git repository, so this change cannot be undone; next time add "
            "--ledger FILE to undo it with `corpuscrub restore`, or --backup to keep the originals",
        )


def change_lines(fixes: Iterable[AppliedFix]) -> Iterator[str]:
    """Yield ``file:line:column CODE “old” -> “new”`` for each change."""
    from cleanup.reporting.safe_text import visible

    for name, line, column, code, old, new in fixes:
        change = f"-> “{_shortened(new)}”" if new else "removed"
        yield visible(f"{name}:{line}:{column} {code} “{_shortened(old)}” {change}")


def _shortened(text: str) -> str:
    """Return at most 80 code points of a text, with its lines joined by slashes."""
    row = " / ".join(line for line in text.splitlines() if line.strip())
    return row if len(row) <= SHOWN else f"{row[:60]}…{row[-19:]}"
