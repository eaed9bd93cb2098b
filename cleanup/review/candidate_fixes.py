"""What a person decides about: all findings of a document, and what would be done if nobody decided."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, absorb_blank_lines, touched
from cleanup.engine.engine import Accept, Engine
from cleanup.engine.report import Finding, Outcome, Report
from cleanup.engine.rule import MIN_CONFIDENCE, Safety


class ReviewItem(NamedTuple):
    """A report with every fix there is, and the *default*: the places, in ``report.findings``, of those findings whose
    fix is applied where nobody decides.
    """

    report: Report
    default: frozenset[int]

    def applying(self, places: Collection[int]) -> Report:
        """The report in which the fixes at these places are done and no others; they must not overlap."""
        document, found = self.report.document, self.report.findings
        edits = [edit for place in sorted(places) if (edit := found[place].edit) is not None]
        findings = tuple(_settled(finding, edits, fixed=place in places) for place, finding in enumerate(found))
        return replace(self.report, findings=findings, edits=absorb_blank_lines(document, edits))


def _settled(finding: Finding, edits: Sequence[Edit], *, fixed: bool) -> Finding:
    """The finding, where these edits are done: what is covered by all fixes need not be covered by some of them."""
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
    """Find what there is to decide about in a document.

    Where nobody decides safe fixes are applied, with ``unsafe`` those with one likely reading, too; the findings are
    the same in both cases. What ``accept`` accepts is not decided about.
    """
    report = engine.clean(document, unsafe=True, min_confidence=min_confidence, accept=accept)
    cleaned = report if unsafe else engine.clean(document, min_confidence=min_confidence, accept=accept)
    fixed = {_key(finding): finding for finding in cleaned.findings if finding.outcome is Outcome.FIXED}
    # a safe fix may come to light only where no unsafe one is made
    more = [fixed[key] for key in fixed.keys() - {_key(finding) for finding in report.findings}]
    if more:
        every = [*report.findings, *(_settled(finding, report.edits, fixed=False) for finding in more)]
        report = replace(report, findings=tuple(sorted(every, key=_place)))
    return ReviewItem(
        report, frozenset(place for place, finding in enumerate(report.findings) if _key(finding) in fixed)
    )


def _key(finding: Finding) -> tuple[str, Span, Edit | None]:
    return finding.code, finding.span, finding.edit


def _place(finding: Finding) -> tuple[int, int, str, str]:
    return finding.span.start, -finding.span.end, finding.code, "" if finding.edit is None else finding.edit.new
