"""What is changed, or would be: shown, or written in place and told."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cleanup.cli.input.search import Cleaned, name_of
from cleanup.cli.output.console import Console
from cleanup.engine.document import Span
from cleanup.engine.edits import Edit
from cleanup.engine.report import Report
from cleanup.io.files import write
from cleanup.messages import plural
from cleanup.pipeline.result import AppliedFix

if TYPE_CHECKING:
    from cleanup.io.ledger.documents import Ledger


def diff_of(document: Cleaned, kind: str, *, colour: bool) -> str:
    """The diff of one document, ``unified`` or ``word``."""
    from cleanup.reporting.terminal import diff
    from cleanup.reporting.terminal.style import without_styles

    if kind == "word":
        words = diff.words(document.report)
        return words if colour else without_styles(words)
    unified = diff.unified(_marked(document.report, document.source.mark))
    return diff.styled(unified) if colour else unified


def _marked(report: Report, mark: str) -> Report:
    """The report with the byte order mark as part of the text, as git and patch see it."""
    shifted = tuple(Edit(Span(start + len(mark), end + len(mark)), old, new) for (start, end), old, new in report.edits)
    return replace(
        report, document=replace(report.document, text=mark + report.document.text), findings=(), edits=shifted
    )


def put(document: Cleaned, console: Console, ledger: "Ledger | None", *, backup: bool) -> bool:
    """Write a cleaned text in place, the ledger first, and say each change; whether there was one."""
    path, source, report = document
    cleaned = source.encode(report.cleaned)
    if ledger is not None:
        ledger.add(path, source, report, cleaned)
    names = write(path, cleaned, source.data, backup=backup)
    if names:
        console.lines(changes(AppliedFix.of(report)))
        console.note(f"{source.name}: cleaned, {plural(report.edits, 'edit')}")
        if ledger is None and not backup:
            note_irreversible(path, console)
    if names > 1:
        console.warn(f"{source.name}: has {plural(names - 1, 'other name')} (hard links), where the old text stays")
    return names > 0


def note_irreversible(path: str, console: Console) -> None:
    """Say once of a call that wrote a file in place, and kept nothing of it, that this cannot be undone.

    Nothing is said where the file lies in a repository of git.
    """
    folder = Path(os.path.realpath(path)).parent
    if not any(os.path.lexists(place / ".git") for place in (folder, *folder.parents)):
        console.note_once(
            "lasting",
            f"{name_of(path)} is in no git repository, and what was changed cannot be undone; next time --ledger FILE "
            "keeps every edit for `corpuscrub restore`, or --backup the originals",
        )


def changes(made: Iterable[AppliedFix]) -> Iterator[str]:
    """``file:line:column CODE “old” -> “new”``, a line a change."""
    from cleanup.reporting.safe_text import visible

    for name, line, column, code, found, new in made:
        became = f"-> “{_short(new)}”" if new else "removed"
        yield visible(f"{name}:{line}:{column} {code} “{_short(found)}” {became}")


def _short(text: str) -> str:
    """At most 80 code points of a text, its lines in a row."""
    row = " / ".join(line for line in text.splitlines() if line.strip())
    return row if len(row) <= 80 else f"{row[:60]}…{row[-19:]}"
