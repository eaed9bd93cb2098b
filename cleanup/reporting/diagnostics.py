"""Diagnostics: what formats for other programs report of a document, in one form for all of them.

A diagnostic is about a finding, a rule that gave up, or a translated score above the limit.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from typing import TypeAlias

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, absorb_blank_lines
from cleanup.engine.report import Finding, Outcome, Report
from cleanup.engine.rule import Safety
from cleanup.reporting.safe_text import visible
from cleanup.reporting.score_text import describe_excess

# Gives the findings of a report that a format lists.
FindingsOf: TypeAlias = Callable[[Report], Sequence[Finding]]

# Stands in place of a rule's code for a document that looks too machine-translated.
TRANSLATED = "max-translated"


class Severity(Enum):
    """The rank of a diagnostic for programs that do not understand safety. FAILURE: a part was not searched."""

    FAILURE = "failure"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


# How certain it is that something is wrong, because no rule states how bad it is: a build may fail on what nobody meant
# to write and `clean` removes, and continues where one reading is likely or only a person can decide.
SEVERITY = {Safety.SAFE: Severity.ERROR, Safety.UNSAFE: Severity.WARNING, Safety.MANUAL: Severity.NOTE}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to report. ``message`` is safe to show; ``span`` is None for the document as a whole."""

    code: str
    id: str
    message: str
    severity: Severity
    span: Span | None
    finding: Finding | None = None


def all_findings(report: Report) -> Sequence[Finding]:
    """Return all findings, for formats that give their outcomes."""
    return report.findings


def uncovered(report: Report) -> Sequence[Finding]:
    """Return the findings that no fix of another covers, for formats that do not give outcomes."""
    return [finding for finding in report.findings if finding.outcome is not Outcome.COVERED]


def diagnostics(report: Report, findings_of: FindingsOf, max_translated: float | None) -> Iterator[Diagnostic]:
    """Yield the diagnostics of a report; ``max_translated`` is the highest translated score allowed, 0 to 1."""
    for finding in findings_of(report):
        message, severity = visible(finding.message), SEVERITY[finding.safety]
        yield Diagnostic(finding.code, finding.id, message, severity, finding.span, finding)
    for problem in report.problems:
        code, line = problem.code, report.document.line(problem.line - 1)
        yield Diagnostic(code, f"{code}-gave-up", visible(problem.reason), Severity.FAILURE, line)
    if max_translated is not None and report.translation.exceeds(max_translated):
        message = describe_excess(report.translation, max_translated)
        yield Diagnostic(TRANSLATED, TRANSLATED, message, Severity.WARNING, None)


def edit_for(report: Report, finding: Finding) -> Edit | None:
    """Return the edit that fixes a finding, with the blank lines it removes; None where no fix is proposed."""
    if finding.outcome is Outcome.FIXED:
        return report.edits[bisect_right(report.edits, finding.span.start, key=lambda edit: edit.span.start) - 1]
    if finding.outcome is Outcome.OFFERED and finding.edit is not None:
        return absorb_blank_lines(report.document, [finding.edit])[0]
    return None


def relative_path(document: Document, root: str = "") -> str:
    """Return the name of a document as a path with slashes, relative to the directory ``root`` if it lies in there."""
    path = PurePath(document.name or "-")
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
