"""GitLab's Code Quality report, which GitLab shows in merge requests."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from cleanup.engine.report import Report
from cleanup.reporting.ci.git_positions import GitLines
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import Diagnostic, FindingsOf, Severity, diagnostics, relative_path, uncovered

SEVERITIES = {
    Severity.FAILURE: "critical",
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.NOTE: "info",
}


def gitlab(
    reports: Iterable[Report],
    *,
    findings_of: FindingsOf = uncovered,
    max_translated: float | None = None,
    root: str = "",
) -> Iterator[str]:
    """Yield the parts of a JSON array with an object for each diagnostic.

    Lines are counted as git counts them; paths are relative to the directory ``root``.
    """
    between = "[\n"
    for report in reports:
        path, lines = relative_path(report.document, root), GitLines(report.document.text)
        for diagnostic in diagnostics(report, findings_of, max_translated):
            line = 1 if diagnostic.span is None else lines.line(diagnostic.span.start)
            yield between + encode(_issue(diagnostic, path, line))
            between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _issue(diagnostic: Diagnostic, path: str, line: int) -> dict[str, Any]:
    # ids are unique within a document, and fingerprints have to be unique in the whole report
    fingerprint = blake2b(f"{path}\0{diagnostic.id}".encode("utf-8", "replace"), digest_size=16).hexdigest()
    return {
        "description": diagnostic.message,
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": line}},
    }
