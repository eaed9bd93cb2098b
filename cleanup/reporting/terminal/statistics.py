"""How often each rule found something."""

from collections import Counter
from collections.abc import Iterable, Iterator

from cleanup.engine.report import Outcome, Report
from cleanup.reporting.diagnostics import uncovered
from cleanup.reporting.safe_text import BOLD, RED, paint
from cleanup.reporting.terminal.listing import REMARKS


def statistics(reports: Iterable[Report], *, colour: bool = False) -> Iterator[str]:
    """``count<tab>code<tab>name [fix]``, a line a rule, most first; what another fix covers is left out.

    Where only some findings of a rule are fixed the remark says how many.
    """
    rules: dict[tuple[str, str], Counter[Outcome]] = {}
    for report in reports:
        for finding in uncovered(report):
            rules.setdefault((finding.code, finding.name), Counter())[finding.outcome] += 1
    for (code, name), outcomes in sorted(rules.items(), key=lambda item: (-item[1].total(), item[0])):
        count = paint(str(outcomes.total()), BOLD, colour=colour)
        yield f"{count}\t{paint(code, RED, colour=colour)}\t{name}{_remarks(outcomes, colour=colour)}"


def _remarks(outcomes: Counter[Outcome], *, colour: bool) -> str:
    told = ""
    for outcome, (remark, style) in REMARKS.items():
        if count := outcomes[outcome]:
            share = remark if count == outcomes.total() else remark.replace("[", f"[{count} ")
            told += paint(share, style, colour=colour)
    return told
