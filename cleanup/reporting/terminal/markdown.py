"""Reports in Markdown, for a pull request, a wiki or the summary of a build."""

import re
from collections.abc import Iterator, Sequence

from cleanup.engine.report import Finding, Outcome, Report, quoted
from cleanup.reporting.safe_text import visible
from cleanup.reporting.totals import FindingTotals

MARKUP = re.compile(r"[!-,./:-@\[-`{-~]")


def markdown(reports: Sequence[Report]) -> Iterator[str]:
    """Yield a report in parts: counts by rule, and a table of findings for each document that has any.

    Places are lines and columns from 1, in code points. Texts are shown as code, with their characters named or
    escaped, so that nothing in them is read as Markdown or HTML.
    """
    totals = FindingTotals(reports)
    with_findings = [report for report in reports if report.findings]
    yield "# What was found\n\n"
    yield (
        f"Findings: {totals.outcomes.total():,}. Documents with findings: {len(with_findings):,} of {len(reports):,}.\n"
    )
    if with_findings:
        yield "\n" + _row("rule", *(outcome.value for outcome in Outcome))
        yield _row("---", *("---:" for _ in Outcome))
    for rule in totals.rules:
        yield _row(f"{rule.code} {_escaped(rule.name)}", *(f"{rule.outcomes[outcome]:,}" for outcome in Outcome))
    for report in with_findings:
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
        for problem in report.problems:
            place = f"line {problem.line} of {_escaped(report.document.name)}"
            yield f"\n{problem.code} gave up on {place}: {_escaped(problem.reason)}\n"


def _becomes(finding: Finding) -> str:
    if finding.edit is None:
        return ""
    return _code(finding.edit.new) if finding.edit.new else "*nothing*"


def _code(text: str) -> str:
    return f"<code>{_escaped(quoted(text))}</code>"


def _escaped(text: str) -> str:
    """Return a text that is safe to show, with possible markup as numeric references, which are never markup."""
    return MARKUP.sub(lambda match: f"&#{ord(match[0])};", visible(text))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
