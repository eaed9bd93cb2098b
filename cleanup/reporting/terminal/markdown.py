"""Reports for those who read Markdown: a pull request, a wiki, a summary of a build."""

import re
from collections.abc import Iterator, Sequence

from cleanup.engine.report import Finding, Outcome, Report, quoted
from cleanup.reporting.safe_text import visible
from cleanup.reporting.totals import FindingTotals

MARKS = re.compile(r"[!-,./:-@\[-`{-~]")


def markdown(reports: Sequence[Report]) -> Iterator[str]:
    """The report in pieces: what was found by rule, and for each document with findings a table of them.

    Places are lines and columns from 1, in code points. Texts are shown as code, their characters named or escaped, so
    that none of it is read as Markdown or HTML.
    """
    all_of_it = FindingTotals(reports)
    found = [report for report in reports if report.findings]
    yield "# What was found\n\n"
    yield f"Findings: {all_of_it.outcomes.total():,}. Documents that have some: {len(found):,} of {len(reports):,}.\n"
    if found:
        yield "\n" + _row("rule", *(outcome.value for outcome in Outcome))
        yield _row("---", *("---:" for _ in Outcome))
    for rule in all_of_it.rules:
        yield _row(f"{rule.code} {_escaped(rule.name)}", *(f"{rule.outcomes[outcome]:,}" for outcome in Outcome))
    for report in found:
        yield f"\n## {_escaped(report.document.name or 'standard input')}\n\n"
        yield _row("place", "rule", "found", "becomes", "outcome") + _row(*["---"] * 5)
        for finding in report.findings:
            line, column = report.document.position(finding.span.start)
            yield _row(
                f"{line}:{column}",
                f"{finding.code} {_escaped(finding.name)}",
                _code(finding.found),
                _becomes(finding),
                finding.outcome.value,
            )
    for report in reports:
        for code, line, reason in report.problems:
            yield f"\n{code} gave up on line {line} of {_escaped(report.document.name)}: {_escaped(reason)}\n"


def _becomes(finding: Finding) -> str:
    if finding.edit is None:
        return ""
    return _code(finding.edit.new) if finding.edit.new else "*nothing*"


def _code(text: str) -> str:
    return f"<code>{_escaped(quoted(text))}</code>"


def _escaped(text: str) -> str:
    """A text as it is shown; what might be markup is written as a number, which never is."""
    return MARKS.sub(lambda found: f"&#{ord(found[0])};", visible(text))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
