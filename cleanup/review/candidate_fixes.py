"""Items to review: all findings of a document, and the fixes that are applied if nobody decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, absorb_blank_lines, touched
from cleanup.engine.engine import Accept, Engine
from cleanup.engine.report import Finding, Outcome, Report
from cleanup.engine.rule import MIN_CONFIDENCE, Safety


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A report with every possible fix.

    ``default`` holds the indices, in ``report.findings``, of the findings whose fix is applied if nobody decides.
    """

    report: Report
    default: frozenset[int]

    def apply(self, indices: Collection[int]) -> Report:
        """Return the report in which exactly the fixes of these findings are applied; they must not overlap."""
        document, findings = self.report.document, self.report.findings
        edits = [edit for index in sorted(indices) if (edit := findings[index].edit) is not None]
        updated = (_with_outcome(finding, edits, fixed=index in indices) for index, finding in enumerate(findings))
        return replace(self.report, findings=tuple(updated), edits=absorb_blank_lines(document, edits))


def _with_outcome(finding: Finding, edits: Sequence[Edit], *, fixed: bool) -> Finding:
    """Return a finding with its outcome among these edits, which may cover fewer findings than all fixes do."""
    if fixed:
        outcome = Outcome.FIXED
    elif touched(edits, finding.span):
        outcome = Outcome.COVERED
    else:
        manual = finding.edit is None or finding.safety is Safety.MANUAL
        outcome = Outcome.MANUAL if manual else Outcome.OFFERED
    return finding if outcome is finding.outcome else replace(finding, outcome=outcome)


def review_item(
    engine: Engine,
    document: Document,
    *,
    unsafe: bool = False,
    min_confidence: float = MIN_CONFIDENCE,
    accept: Accept | None = None,
) -> ReviewItem:
    """Return what there is to decide in a document.

    Safe fixes are applied by default, with ``unsafe`` unsafe ones as well; the findings are the same in both cases.
    Findings that ``accept`` accepts are not among them.
    """
    report = engine.clean(document, unsafe=True, min_confidence=min_confidence, accept=accept)
    cleaned = report if unsafe else engine.clean(document, min_confidence=min_confidence, accept=accept)
    fixed = {_key(finding): finding for finding in cleaned.findings if finding.outcome is Outcome.FIXED}
    # Some safe fixes appear only where no unsafe one is made.
    more = [fixed[key] for key in fixed.keys() - {_key(finding) for finding in report.findings}]
    if more:
        findings = [*report.findings, *(_with_outcome(finding, report.edits, fixed=False) for finding in more)]
        report = replace(report, findings=tuple(sorted(findings, key=_order)))
    default = frozenset(index for index, finding in enumerate(report.findings) if _key(finding) in fixed)
    return ReviewItem(report, default)


def _key(finding: Finding) -> tuple[str, Span, Edit | None]:
    return finding.code, finding.span, finding.edit


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.span.start, -finding.span.end, finding.code, "" if finding.edit is None else finding.edit.new
