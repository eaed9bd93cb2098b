"""Findings for a terminal: one a line, with excerpts of the text, by document, or counted by rule.

All functions yield styled lines without line breaks; positions are lines and columns from 1, columns in code points.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from cleanup.engine.document import Document
from cleanup.engine.report import Finding, Outcome, Report
from cleanup.reporting.diagnostics import FindingsOf, uncovered
from cleanup.reporting.safe_text import visible
from cleanup.reporting.score_text import describe_excess
from cleanup.reporting.terminal.style import bold, cyan, faint, green, red, width, yellow

# Code points of a line that are shown before a finding, of the finding, and after it.
BEFORE, WITHIN, AFTER = 32, 80, 40

# Remarks that are true whether or not the cleaned text is written. Findings that a person has to check have none.
REMARKS = {Outcome.FIXED: (" [fix]", green), Outcome.OFFERED: (" [unsafe fix]", yellow)}


def concise(
    reports: Iterable[Report], *, findings_of: FindingsOf = uncovered, max_translated: float | None = None
) -> Iterator[str]:
    """Yield ``file:line:column CODE message [fix]``, one line for each finding.

    A document whose translated score is above ``max_translated`` (0 to 1; None: any) gets a line about that.
    """
    for report in reports:
        for finding in findings_of(report):
            yield _headline(report.document, finding)
        yield from _excess_headline(report, max_translated)


def full(
    reports: Iterable[Report], *, findings_of: FindingsOf = uncovered, max_translated: float | None = None
) -> Iterator[str]:
    """Yield the lines of ``concise``, each followed by an excerpt with carets, the replacement and a blank line."""
    for report in reports:
        for finding in findings_of(report):
            yield _headline(report.document, finding)
            yield from _excerpt(report.document, finding)
            yield ""
        for line in _excess_headline(report, max_translated):
            yield line
            yield ""


def grouped(
    reports: Iterable[Report], *, findings_of: FindingsOf = uncovered, max_translated: float | None = None
) -> Iterator[str]:
    """Yield the name of each document with findings, an indented line for each of them, and a blank line.

    A document whose translated score is above ``max_translated`` has a line about that as well.
    """
    for report in reports:
        lines = [*_aligned_findings(report, findings_of), *_excess(report, max_translated)]
        if lines:
            yield f"{_name(report.document)}:"
            yield from (f"  {line}" for line in lines)
            yield ""


def statistics(reports: Iterable[Report]) -> Iterator[str]:
    """Yield ``count<tab>code<tab>name [fix]``, one line for each rule, the most frequent first.

    Findings that another fix covers are not counted. Where only some findings of a rule are fixed the remark gives
    their number.
    """
    rules: dict[tuple[str, str], Counter[Outcome]] = {}
    for report in reports:
        for finding in uncovered(report):
            rules.setdefault((finding.code, finding.name), Counter())[finding.outcome] += 1
    for (code, name), outcomes in sorted(rules.items(), key=lambda item: (-item[1].total(), item[0])):
        yield f"{bold(str(outcomes.total()))}\t{red(code)}\t{name}{_remarks(outcomes)}"


def _remarks(outcomes: Counter[Outcome]) -> str:
    remarks = ""
    for outcome, (remark, style) in REMARKS.items():
        if count := outcomes[outcome]:
            remarks += style(remark if count == outcomes.total() else remark.replace("[", f"[{count} "))
    return remarks


def _aligned_findings(report: Report, findings_of: FindingsOf) -> Iterator[str]:
    findings = findings_of(report)
    positions = [":".join(map(str, report.document.position(finding.span.start))) for finding in findings]
    widest = max(map(len, positions), default=0)
    for position, finding in zip(positions, findings, strict=True):
        yield f"{position:<{widest}} {_summary(finding)}"


def _headline(document: Document, finding: Finding) -> str:
    line, column = document.position(finding.span.start)
    return f"{_name(document)}:{line}:{column} {_summary(finding)}"


def _summary(finding: Finding) -> str:
    remark, style = REMARKS.get(finding.outcome, ("", red))
    return f"{red(finding.code)} {visible(finding.message)}{style(remark)}"


def _name(document: Document) -> str:
    return bold(visible(document.name or "-"))


def _excess_headline(report: Report, max_translated: float | None) -> Iterator[str]:
    return (f"{_name(report.document)}: {line}" for line in _excess(report, max_translated))


def _excess(report: Report, max_translated: float | None) -> Iterator[str]:
    """Yield a line about a translated score above the limit; without a limit no score is computed."""
    if max_translated is not None and report.translation.exceeds(max_translated):
        excess, comma, clues = describe_excess(report.translation, max_translated).partition(",")
        yield f"{red(excess)}{comma}{clues}"


def _excerpt(document: Document, finding: Finding) -> Iterator[str]:
    span = finding.span
    number, last = document.line_at(span.start), document.line_at(max(span.start, span.end - 1))
    before, found, after = _excerpt_texts(document, finding, number)
    label = str(number + 1)
    margin = " " * len(label)
    bar = faint("|")
    yield f"{margin} {bar}"
    yield f"{faint(label)} {bar} {before}{found}{after}"
    yield f"{margin} {bar} {' ' * width(before)}{red('^' * max(1, width(found)))}"
    if last > number:
        yield f"{margin} {bar} {faint(f'and on to line {last + 1}')}"
    if finding.edit is not None:
        new = finding.edit.new
        yield f"{margin} {cyan('=')} " + (f"becomes {green(_quoted(new))}" if new else "is removed")


def _excerpt_texts(document: Document, finding: Finding, number: int) -> tuple[str, str, str]:
    """Return what is shown of the line in which a finding begins: before the finding, of it, and after it."""
    text, start = document.text, finding.span.start
    first, stop = document.line(number)
    end = max(start, min(finding.span.end, stop))
    left, right = max(first, start - BEFORE), min(stop, end + AFTER)
    before = ("…" if left > first else "") + visible(text[left:start])
    after = visible(text[end:right]) + ("…" if right < stop else "")
    return before, _shortened(text[start:end]), after


def _shortened(text: str) -> str:
    return visible(text) if len(text) <= WITHIN else f"{visible(text[:WITHIN])}…"


def _quoted(text: str) -> str:
    return f"“{_shortened(text)}”"
