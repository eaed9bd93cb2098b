"""Findings for a terminal: one a line, or each with the place in the text that it is about."""

from collections.abc import Iterable, Iterator

from cleanup.engine.document import Document
from cleanup.engine.report import Finding, Outcome, Report
from cleanup.reporting.diagnostics import Listed, uncovered
from cleanup.reporting.safe_text import BOLD, CYAN, FAINT, GREEN, RED, YELLOW, paint, visible, width
from cleanup.reporting.score_text import excess

BEFORE, WITHIN, AFTER = 32, 80, 40
"""Code points of a line that are shown before a finding, of it, and after it."""

REMARKS = {Outcome.FIXED: (" [fix]", GREEN), Outcome.OFFERED: (" [unsafe fix]", YELLOW)}
"""Told so that it is true whether or not the cleaned text is written; that a person has to look is the plain case."""


def concise(
    reports: Iterable[Report],
    *,
    listed: Listed = uncovered,
    max_translated: float | None = None,
    colour: bool = False,
) -> Iterator[str]:
    """``file:line:column CODE message [fix]``, a line a finding; columns are code points from 1.

    What another fix covers is left out. A document with a higher translated score than ``max_translated`` gets a line
    that says so.
    """
    for report in reports:
        for finding in listed(report):
            yield _head(report.document, finding, colour=colour)
        yield from _excess(report, max_translated, colour=colour)


def full(
    reports: Iterable[Report],
    *,
    listed: Listed = uncovered,
    max_translated: float | None = None,
    colour: bool = False,
) -> Iterator[str]:
    """As ``concise``, each finding with its line, carets under it, and what would stand there; blank lines between."""
    for report in reports:
        for finding in listed(report):
            yield _head(report.document, finding, colour=colour)
            yield from _excerpt(report.document, finding, colour=colour)
            yield ""
        for line in _excess(report, max_translated, colour=colour):
            yield line
            yield ""


def _head(document: Document, finding: Finding, *, colour: bool) -> str:
    line, column = document.position(finding.span.start)
    place = _place(document, colour=colour)
    remark, style = REMARKS.get(finding.outcome, ("", ""))
    code = paint(finding.code, RED, colour=colour)
    return f"{place}:{line}:{column} {code} {visible(finding.message)}{paint(remark, style, colour=colour)}"


def _place(document: Document, *, colour: bool) -> str:
    return paint(visible(document.name or "-"), BOLD, colour=colour)


def _excess(report: Report, most: float | None, *, colour: bool) -> Iterator[str]:
    return (f"{_place(report.document, colour=colour)}: {told}" for told in over(report, most, colour=colour))


def over(report: Report, most: float | None, *, colour: bool) -> Iterator[str]:
    """A line about a translated score that is too high, with what speaks for it; without a limit none is computed."""
    if most is not None and report.translation.exceeds(most):
        told, comma, why = excess(report.translation, most).partition(",")
        yield f"{paint(told, RED, colour=colour)}{comma}{why}"


def _excerpt(document: Document, finding: Finding, *, colour: bool) -> Iterator[str]:
    start, end = finding.span
    number, last = document.line_at(start), document.line_at(max(start, end - 1))
    first, stop = document.line(number)
    end = max(start, min(end, stop))
    before, after = max(first, start - BEFORE), min(stop, end + AFTER)
    text = document.text
    lead = ("…" if before > first else "") + visible(text[before:start])
    found = visible(text[start:end]) if end - start <= WITHIN else visible(text[start : start + WITHIN]) + "…"
    rest = visible(text[end:after]) + ("…" if after < stop else "")

    label = str(number + 1)
    margin = " " * len(label)
    bar = paint("|", FAINT, colour=colour)
    carets = paint("^" * max(1, width(found)), RED, colour=colour)
    yield f"{margin} {bar}"
    yield f"{paint(label, FAINT, colour=colour)} {bar} {lead}{found}{rest}"
    yield f"{margin} {bar} {' ' * width(lead)}{carets}"
    if last > number:
        yield f"{margin} {bar} {paint(f'and on to line {last + 1}', FAINT, colour=colour)}"
    if finding.edit is not None:
        new = finding.edit.new
        told = f"becomes {paint(_shown(new), GREEN, colour=colour)}" if new else "is removed"
        yield f"{margin} {paint('=', CYAN, colour=colour)} {told}"


def _shown(new: str) -> str:
    return f"“{visible(new)}”" if len(new) <= WITHIN else f"“{visible(new[:WITHIN])}…”"
