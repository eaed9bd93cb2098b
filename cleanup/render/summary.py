"""All reports as one table of counts and figures: what ``corpuscrub stats`` says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cleanup.render.glyphs import visible
from cleanup.render.tally import Tally
from cleanup.report import Outcome, Report


def summary(reports: Sequence[Report]) -> str:
    """Counts by rule and outcome, the scores, and the figures of all texts before and after, added up."""
    tally = Tally(reports)
    findings: list[Sequence[str | float]] = [("rule", *(outcome.value for outcome in Outcome))]
    findings += ((f"{rule.code} {visible(rule.name)}", *_counts(rule.outcomes)) for rule in tally.rules)
    findings.append(("all", *_counts(tally.outcomes)))
    compared: list[Sequence[str | float]] = [("", "before", "after"), *tally.compared]
    lines = [
        f"{len(reports):,} document{'' if len(reports) == 1 else 's'}",
        "",
        *_table(findings),
        "",
        f"residue     {tally.residue:.1%} of the text",
        f"translated  {tally.translated:.2f} of 1" + (" on average" if len(reports) > 1 else ""),
        "",
        *_table(compared),
    ]
    return "\n".join(lines) + "\n"


def _counts(outcomes: Counter[Outcome]) -> Sequence[int]:
    return [outcomes[outcome] for outcome in Outcome]


def _table(rows: Iterable[Sequence[str | float]]) -> Iterator[str]:
    """Lines with the first column to the left and the others to the right."""
    cells = [[cell if isinstance(cell, str) else f"{cell:,}" for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *others in cells:
        yield "  ".join(
            (first.ljust(widths[0]), *(c.rjust(w) for c, w in zip(others, widths[1:], strict=True)))
        ).rstrip()
