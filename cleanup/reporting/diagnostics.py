"""What formats for other programs tell of a document: findings, rules that gave up, a translated score too high."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from pathlib import PurePath
from typing import NamedTuple

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, absorb_blank_lines
from cleanup.engine.report import Finding, Outcome, Report
from cleanup.engine.rule import Safety
from cleanup.reporting.safe_text import visible
from cleanup.reporting.score_text import excess

Listed = Callable[[Report], Sequence[Finding]]
"""Which findings of a report are told."""

TRANSLATED = "max-translated"
"""What stands in the place of a rule's code for a document that looks too machine-translated."""


class Severity(Enum):
    """What programs go by that know neither rules nor fixes. FAILURE: a part of the text was not searched."""

    FAILURE = "failure"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITY = {Safety.SAFE: Severity.ERROR, Safety.UNSAFE: Severity.WARNING, Safety.MANUAL: Severity.NOTE}
"""How sure it is that something is wrong, for no rule knows how bad it is: a build may fail on what nobody meant to
write and `clean` takes away, and goes on where one reading is likely, or only a person could tell.
"""


class Diagnostic(NamedTuple):
    """One thing to tell. ``message`` is safe to show; ``span`` is None where the document as a whole is meant."""

    code: str
    id: str
    message: str
    severity: Severity
    span: Span | None
    finding: Finding | None = None


def uncovered(report: Report) -> Sequence[Finding]:
    """The findings without those that the fix of another covers, as all formats list them that do not tell outcomes."""
    return [finding for finding in report.findings if finding.outcome is not Outcome.COVERED]


def diagnostics(report: Report, listed: Listed, max_translated: float | None) -> Iterator[Diagnostic]:
    """What is told of a report; ``max_translated`` is the highest translated score that is allowed, 0 to 1."""
    for finding in listed(report):
        message, severity = visible(finding.message), SEVERITY[finding.safety]
        yield Diagnostic(finding.code, finding.id, message, severity, finding.span, finding)
    for code, line, reason in report.problems:
        yield Diagnostic(code, f"{code}-gave-up", visible(reason), Severity.FAILURE, report.document.line(line - 1))
    if max_translated is not None and report.translation.exceeds(max_translated):
        told = excess(report.translation, max_translated)
        yield Diagnostic(TRANSLATED, TRANSLATED, told, Severity.WARNING, None)


def fix(report: Report, finding: Finding) -> Edit | None:
    """What is changed when this finding is fixed, with the blank lines that go; None where nothing is proposed."""
    if finding.outcome is Outcome.FIXED:
        return report.edits[bisect_right(report.edits, finding.span.start, key=lambda edit: edit.span.start) - 1]
    if finding.outcome is Outcome.OFFERED and finding.edit is not None:
        return absorb_blank_lines(report.document, [finding.edit])[0]
    return None


def path(document: Document, root: str = "") -> str:
    """The name of a document as a path with slashes, from the folder ``root`` on where it lies in there."""
    place = PurePath(document.name or "-")
    return (place.relative_to(root) if place.is_relative_to(root) else place).as_posix()
