"""Reviewdog's diagnostics, which it posts as comments on pull requests, with suggestions to accept."""

from collections.abc import Iterable, Iterator
from typing import Any

from cleanup.engine.document import Span
from cleanup.engine.report import Report
from cleanup.reporting.ci.git_positions import GitLines
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import (
    Diagnostic,
    FindingsOf,
    Severity,
    diagnostics,
    edit_for,
    relative_path,
    uncovered,
)

SEVERITIES = {
    Severity.FAILURE: "ERROR",
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.NOTE: "INFO",
}


def rdjson(
    reports: Iterable[Report], *, findings_of: FindingsOf = uncovered, max_translated: float | None = None
) -> Iterator[str]:
    """Yield a DiagnosticResult in parts: lines as git counts them, columns in bytes of UTF-8 from 1, ends exclusive."""
    yield '{"source":{"name":"corpuscrub"},"diagnostics":['
    between = "\n"
    for report in reports:
        lines = GitLines(report.document.text)
        for diagnostic in diagnostics(report, findings_of, max_translated):
            yield between + encode(_entry(report, diagnostic, lines))
            between = ",\n"
    yield "\n]}\n"


def _entry(report: Report, diagnostic: Diagnostic, lines: GitLines) -> dict[str, Any]:
    location: dict[str, Any] = {"path": relative_path(report.document)}
    if diagnostic.span is not None:
        location["range"] = _range(diagnostic.span, lines)
    entry: dict[str, Any] = {
        "message": diagnostic.message,
        "location": location,
        "severity": SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code},
    }
    edit = None if diagnostic.finding is None else edit_for(report, diagnostic.finding)
    if edit is not None:
        entry["suggestions"] = [{"range": _range(edit.span, lines), "text": edit.new}]
    return entry


def _range(span: Span, lines: GitLines) -> dict[str, Any]:
    start, end = ({"line": lines.line(offset), "column": lines.byte_column(offset)} for offset in span)
    return {"start": start, "end": end}
