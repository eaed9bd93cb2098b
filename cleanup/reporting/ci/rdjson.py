"""Reviewdog's diagnostics, which it makes into comments on pull requests, with suggestions to accept."""

from collections.abc import Iterable, Iterator
from typing import Any

from cleanup.engine.document import Span
from cleanup.engine.report import Report
from cleanup.reporting.ci.git_positions import GitLines
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import Diagnostic, Listed, Severity, diagnostics, fix, path, uncovered

SEVERITIES = {
    Severity.FAILURE: "ERROR",
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.NOTE: "INFO",
}


def rdjson(
    reports: Iterable[Report], *, listed: Listed = uncovered, max_translated: float | None = None
) -> Iterator[str]:
    """A DiagnosticResult; lines are git's, columns bytes of UTF-8 from 1, ends exclusive."""
    yield '{"source":{"name":"corpuscrub"},"diagnostics":['
    between = "\n"
    for report in reports:
        lines = GitLines(report.document.text)
        for notice in diagnostics(report, listed, max_translated):
            yield between + encode(_diagnostic(report, notice, lines))
            between = ",\n"
    yield "\n]}\n"


def _diagnostic(report: Report, notice: Diagnostic, lines: GitLines) -> dict[str, Any]:
    location: dict[str, Any] = {"path": path(report.document)}
    if notice.span is not None:
        location["range"] = _range(notice.span, lines)
    told: dict[str, Any] = {
        "message": notice.message,
        "location": location,
        "severity": SEVERITIES[notice.severity],
        "code": {"value": notice.code},
    }
    edit = None if notice.finding is None else fix(report, notice.finding)
    if edit is not None:
        told["suggestions"] = [{"range": _range(edit.span, lines), "text": edit.new}]
    return told


def _range(span: Span, lines: GitLines) -> dict[str, Any]:
    start, end = ({"line": lines.line(place), "column": lines.byte_column(place)} for place in span)
    return {"start": start, "end": end}
