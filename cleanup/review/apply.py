"""Apply decisions to a text, by arithmetic alone: no rule runs again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, absorb_blank_lines
from cleanup.engine.report import Finding, Ids, Outcome, Report, quoted
from cleanup.engine.rule import Safety
from cleanup.errors import DecisionError
from cleanup.review.decisions import Decision, DocumentDecisions
from cleanup.review.relocate import relocate


@dataclass(frozen=True, slots=True)
class AppliedDecisions:
    """The report with the decisions applied.

    For a changed text, ``relocated`` and ``skipped`` describe the decisions whose place was found again and the others.
    """

    report: Report
    relocated: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def apply_decisions(decided: DocumentDecisions, document: Document, *, fuzzy: bool = False) -> AppliedDecisions:
    """Apply decisions to the text that they are about; the findings of the resulting report are the applied ones.

    With ``fuzzy`` the text may have changed: each finding is relocated by its words and those around it. Raises
    DecisionError when the text is another one, and when decisions do not fit it or overlap.
    """
    if document.sha256 == decided.sha256:
        return AppliedDecisions(_report(document, list(_at_their_spans(decided, document))))
    if fuzzy:
        return _relocate(decided, document)
    raise DecisionError(
        f"{_name(document)}: has changed since the review and was left alone; --fuzzy relocates each finding, "
        "`corpuscrub report` writes a new report to review"
    )


def _name(document: Document) -> str:
    return document.name or "the text"


def _at_their_spans(decided: DocumentDecisions, document: Document) -> Iterator[tuple[Span, Decision]]:
    for decision in decided.decisions:
        if decision.applied:
            if document.slice(decision.span) != decision.original:
                raise DecisionError(
                    f"{_name(document)}: {decision.code} is about “{quoted(decision.original)}”, which is not at code "
                    f"points {decision.span.start} to {decision.span.end}; export the decisions again"
                )
            yield decision.span, decision


def _relocate(decided: DocumentDecisions, document: Document) -> AppliedDecisions:
    chosen, relocated, skipped = [], [], []
    for decision, relocation in zip(decided.decisions, relocate(document.text, decided.decisions), strict=True):
        if not decision.applied:
            continue
        subject = f"{_name(document)}: {decision.code} “{quoted(decision.original)}”"
        if relocation.span is None:
            skipped.append(f"{subject} {relocation}; left out")
        else:
            chosen.append((relocation.span, decision))
            line, _ = document.position(relocation.span.start)
            relocated.append(f"{subject} relocated to line {line}{_shift(decision, relocation.span)}")
    return AppliedDecisions(_report(document, chosen), tuple(relocated), tuple(skipped))


def _shift(decision: Decision, span: Span) -> str:
    shift = span.start - decision.span.start
    return f", {abs(shift):,} code points further {'down' if shift > 0 else 'up'}" if shift else ""


def _report(document: Document, chosen: Sequence[tuple[Span, Decision]]) -> Report:
    chosen = sorted(chosen, key=itemgetter(0))
    for (span, decision), (next_span, next_decision) in pairwise(chosen):
        if span.overlaps(next_span):
            line, next_line = (document.position(each.start)[0] for each in (span, next_span))
            raise DecisionError(
                f"{_name(document)}: {decision.code} at line {line} and {next_decision.code} at line {next_line} "
                "overlap, and both are to be applied; reject one of them"
            )
    ids = Ids(document, [(decision.code, span) for span, decision in chosen])
    findings = tuple(_finding(ids, span, decision) for span, decision in chosen)
    edits = [finding.edit for finding in findings if finding.edit is not None]
    return Report(document, findings, absorb_blank_lines(document, edits))


def _finding(ids: Ids, span: Span, decision: Decision) -> Finding:
    return Finding(
        ids=ids,
        span=span,
        code=decision.code,
        name="",
        template="a person decided about “{found}”",
        found=decision.original,
        edit=Edit(span, decision.original, decision.replacement or ""),
        safety=Safety(decision.safety),
        outcome=Outcome.FIXED,
        confidence=None,
    )
