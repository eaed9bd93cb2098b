"""Findings for a terminal, by document."""

from collections.abc import Iterable, Iterator

from cleanup.engine.report import Report
from cleanup.reporting.diagnostics import Listed, uncovered
from cleanup.reporting.safe_text import BOLD, RED, paint, visible
from cleanup.reporting.terminal.listing import REMARKS, over


def grouped(
    reports: Iterable[Report],
    *,
    listed: Listed = uncovered,
    max_translated: float | None = None,
    colour: bool = False,
) -> Iterator[str]:
    """The name of each document in which something was found, and a line a finding under it; blank lines between.

    Columns are code points from 1. A document with a higher translated score than ``max_translated`` has a line, too.
    """
    for report in reports:
        lines = [*_findings(report, listed, colour=colour), *over(report, max_translated, colour=colour)]
        if lines:
            yield paint(visible(report.document.name or "-"), BOLD, colour=colour) + ":"
            yield from (f"  {line}" for line in lines)
            yield ""


def _findings(report: Report, listed: Listed, *, colour: bool) -> Iterator[str]:
    found = listed(report)
    places = [":".join(map(str, report.document.position(finding.span.start))) for finding in found]
    width = max(map(len, places), default=0)
    for place, finding in zip(places, found, strict=True):
        remark, style = REMARKS.get(finding.outcome, ("", ""))
        code = paint(finding.code, RED, colour=colour)
        yield f"{place:<{width}} {code} {visible(finding.message)}{paint(remark, style, colour=colour)}"
