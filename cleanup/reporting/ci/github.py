"""Workflow commands, which GitHub Actions shows as annotations beside the lines of a change."""

import re
from collections.abc import Iterable, Iterator

from cleanup.engine.document import Span
from cleanup.engine.report import Report
from cleanup.reporting.ci.git_positions import GitLines
from cleanup.reporting.diagnostics import Diagnostic, Listed, Severity, diagnostics, path, uncovered

COMMANDS = {
    Severity.FAILURE: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What drives a terminal, or cannot be written at all."""


def github(
    reports: Iterable[Report], *, listed: Listed = uncovered, max_translated: float | None = None
) -> Iterator[str]:
    """``::error file=…,line=…,col=…,endColumn=…,title=…::message``, a line each.

    Lines are git's; columns are code points from 1, ``endColumn`` the first one after. What goes over several lines has
    no columns, for GitHub takes none then.
    """
    for report in reports:
        lines = GitLines(report.document.text)
        for notice in diagnostics(report, listed, max_translated):
            place = {"file": path(report.document)} | _place(lines, notice.span) | {"title": _title(notice)}
            told = ",".join(f"{name}={_escaped(value, PROPERTY)}" for name, value in place.items())
            yield f"::{COMMANDS[notice.severity]} {told}::{_escaped(notice.message, MESSAGE)}\n"


def _title(notice: Diagnostic) -> str:
    return f"corpuscrub {notice.code}"


def _place(lines: GitLines, span: Span | None) -> dict[str, str]:
    if span is None:
        return {}
    start, end = span
    first, last = lines.line(start), lines.line(max(start, end - 1))
    if last > first:
        return {"line": str(first), "endLine": str(last)}
    column = lines.column(start)
    return {"line": str(first), "col": str(column), "endColumn": str(column + end - start)}


def _escaped(text: str, table: dict[int, str]) -> str:
    return UNPRINTABLE.sub("\ufffd", text).translate(table)
