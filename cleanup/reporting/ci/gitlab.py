"""GitLab's Code Quality report, which merge requests show."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from cleanup.engine.report import Report
from cleanup.reporting.ci.git_positions import GitLines
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import Diagnostic, Listed, Severity, diagnostics, path, uncovered

SEVERITIES = {
    Severity.FAILURE: "critical",
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.NOTE: "info",
}


def gitlab(
    reports: Iterable[Report], *, listed: Listed = uncovered, max_translated: float | None = None, root: str = ""
) -> Iterator[str]:
    """An array with an object for each notice; lines are git's, paths are told from the folder ``root`` on."""
    between = "[\n"
    for report in reports:
        place, lines = path(report.document, root), GitLines(report.document.text)
        for notice in diagnostics(report, listed, max_translated):
            line = 1 if notice.span is None else lines.line(notice.span.start)
            yield between + encode(_issue(notice, place, line))
            between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _issue(notice: Diagnostic, place: str, line: int) -> dict[str, Any]:
    # an id is known in one document only, and a fingerprint has to be one in all of them
    fingerprint = blake2b(f"{place}\0{notice.id}".encode("utf-8", "replace"), digest_size=16).hexdigest()
    return {
        "description": notice.message,
        "check_name": notice.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[notice.severity],
        "location": {"path": place, "lines": {"begin": line}},
    }
