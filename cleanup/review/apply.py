"""What was decided about a document, done to its text: by arithmetic, no rule is asked again."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, absorb_blank_lines
from cleanup.engine.report import Finding, Ids, Outcome, Report, quoted
from cleanup.engine.rule import Safety
from cleanup.errors import DecisionError
from cleanup.review.decisions import Decision, DocumentDecisions
from cleanup.review.relocate import relocate


class Applied(NamedTuple):
    """The report in which the decisions are done, and for a changed text: which of them were ``found`` again, and
    which were not and are ``left`` out, in words.
    """

    report: Report
    found: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def applied(decided: DocumentDecisions, document: Document, *, fuzzy: bool = False) -> Applied:
    """Do what was decided to the text that it was decided about; the findings of the report are those applied.

    With ``fuzzy`` the text may have changed: each finding is looked for by its words and those around it. Raises
    DecisionError when the text is another one, and when the decisions do not fit it or each other.
    """
    if document.sha256 == decided.sha256:
        return Applied(_report(document, list(_as_decided(decided, document))))
    if fuzzy:
        return _again(decided, document)
    raise DecisionError(
        f"{_name(document)}: has changed since it was decided about, and was left alone; --fuzzy looks for each place "
        "again, `corpuscrub report` makes a new report to decide with"
    )


def _name(document: Document) -> str:
    return document.name or "the text"


def _as_decided(decided: DocumentDecisions, document: Document) -> Iterator[tuple[Span, Decision]]:
    for one in decided.decisions:
        if one.applied:
            if document.slice(one.span) != one.original:
                raise DecisionError(
                    f"{_name(document)}: {one.code} was decided about “{quoted(one.original)}”, which does not stand "
                    f"at code points {one.span.start} to {one.span.end}; export the decisions again"
                )
            yield one.span, one


def _again(decided: DocumentDecisions, document: Document) -> Applied:
    chosen, found, left = [], [], []
    for one, sought in zip(decided.decisions, relocate(document.text, decided.decisions), strict=True):
        if not one.applied:
            continue
        what = f"{_name(document)}: {one.code} “{quoted(one.original)}”"
        if sought.span is None:
            left.append(f"{what} {sought}; left out")
        else:
            chosen.append((sought.span, one))
            line, _ = document.position(sought.span.start)
            found.append(f"{what} found again at line {line}{_moved(one, sought.span)}")
    return Applied(_report(document, chosen), tuple(found), tuple(left))


def _moved(one: Decision, span: Span) -> str:
    shift = span.start - one.span.start
    return f", {abs(shift):,} code points further {'down' if shift > 0 else 'up'}" if shift else ""


def _report(document: Document, chosen: Sequence[tuple[Span, Decision]]) -> Report:
    chosen = sorted(chosen, key=itemgetter(0))
    for (span, one), (following, other) in pairwise(chosen):
        if span.overlaps(following):
            at, then = (document.position(place.start)[0] for place in (span, following))
            raise DecisionError(
                f"{_name(document)}: {one.code} at line {at} and {other.code} at line {then} overlap, and "
                "both are to be applied; reject one of them"
            )
    ids = Ids(document, [(one.code, span) for span, one in chosen])
    findings = tuple(_finding(ids, span, one) for span, one in chosen)
    return Report(
        document, findings, absorb_blank_lines(document, [found.edit for found in findings if found.edit is not None])
    )


def _finding(ids: Ids, span: Span, one: Decision) -> Finding:
    return Finding(
        ids=ids,
        span=span,
        code=one.code,
        name="",
        template="a person decided about “{found}”",
        found=one.original,
        edit=Edit(span, one.original, one.replacement or ""),
        safety=Safety(one.safety),
        outcome=Outcome.FIXED,
        confidence=None,
    )
