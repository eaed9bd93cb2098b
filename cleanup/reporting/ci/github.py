"""Workflow commands for GitHub Actions, which shows them as annotations on the lines of a change."""

import re
from collections.abc import Iterable, Iterator

from cleanup.engine.document import Span
from cleanup.engine.report import Report
from cleanup.reporting.ci.git_positions import GitLines
from cleanup.reporting.diagnostics import FindingsOf, Severity, diagnostics, relative_path, uncovered

COMMANDS = {
    Severity.FAILURE: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})

# Characters that drive a terminal or cannot be written at all.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def github(
    reports: Iterable[Report], *, findings_of: FindingsOf = uncovered, max_translated: float | None = None
) -> Iterator[str]:
    """Yield ``::error file=…,line=…,col=…,endColumn=…,title=…::message``, a line for each diagnostic.

    Lines are counted as git counts them; columns are code points from 1, ``endColumn`` is exclusive. A diagnostic of
    several lines has no columns, because GitHub accepts none there.
    """
    for report in reports:
        lines = GitLines(report.document.text)
        for diagnostic in diagnostics(report, findings_of, max_translated):
            title = f"corpuscrub {diagnostic.code}"
            properties = {"file": relative_path(report.document), **_position(lines, diagnostic.span), "title": title}
            listed = ",".join(f"{name}={_escaped(value, PROPERTY)}" for name, value in properties.items())
            yield f"::{COMMANDS[diagnostic.severity]} {listed}::{_escaped(diagnostic.message, MESSAGE)}\n"


def _position(lines: GitLines, span: Span | None) -> dict[str, str]:
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
