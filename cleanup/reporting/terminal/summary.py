"""All reports as one table of counts and figures, as ``corpuscrub stats`` prints it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cleanup.engine.report import Outcome, Report
from cleanup.messages import align, plural
from cleanup.reporting.safe_text import visible
from cleanup.reporting.score_text import LOWER_BOUND, describe_score, describe_source, describe_style, sort_clues
from cleanup.reporting.totals import HIGH_SCORES, FindingTotals, ReadabilityTotals, ScoreTotals

if TYPE_CHECKING:
    from cleanup.engine.scores import Translation


def summary(reports: Iterable[Report]) -> str:
    """Return the counts by rule and outcome, the scores, and the figures of all texts before and after.

    For a single document the clues to its translated score are listed, for several the highest scores.
    """
    findings, scores, readability = FindingTotals(), ScoreTotals(), ReadabilityTotals()
    single: Report | None = None
    for report in reports:
        single = None if scores.documents else report
        findings.add(report)
        scores.add(report)
        readability.add(report)
    lines = [
        plural(scores.documents, "document"),
        "",
        *_finding_table(findings),
        "",
        f"residue     {scores.residue:.1%} of the text ({LOWER_BOUND})",
        *(_most_translated(scores) if single is None else _explain_score(single)),
        "",
        *_table([("", "before", "after"), *readability.figures]),
    ]
    return "\n".join(lines) + "\n"


def _finding_table(totals: FindingTotals) -> Iterator[str]:
    rows: list[Sequence[str | float]] = [("rule", *(outcome.value for outcome in Outcome))]
    rows += ((f"{rule.code} {visible(rule.name)}", *_counts(rule.outcomes)) for rule in totals.rules)
    rows.append(("all", *_counts(totals.outcomes)))
    return _table(rows)


def _explain_score(report: Report) -> Iterator[str]:
    """Yield the translated score of a document and the clues for and against a machine translation."""
    translation = report.translation
    yield f"translated  {describe_score(translation)}"
    if translation.clues:
        yield ""
        clues = ((visible(clue.what), f"{clue.weight:+.2f}") for clue in sort_clues(translation))
        yield from _table([("for a machine (+) or against (-)", "log-odds"), *clues])
    yield describe_style(translation)
    if report.source is not None:
        yield describe_source(report)


def _most_translated(scores: ScoreTotals) -> Iterator[str]:
    """Yield the translated scores of several documents: their mean, the number of high ones, and the highest."""
    if scores.translated is None:
        yield "translated  no score"
    else:
        high = ", ".join(f"{scores.over[score]:,} over {score}" for score in HIGH_SCORES)
        unscored = f"; {scores.unscored:,} without a score" if scores.unscored else ""
        yield f"translated  {scores.translated:.2f} of 1 on average, {high}{unscored}"
    if scores.sources:
        yield "sources     " + ", ".join(f"{language} {documents:,}" for language, documents in scores.sources)
    if scores.most_translated:
        yield ""
        yield from _score_table(scores.most_translated)


def _score_table(reports: Sequence[Report]) -> Iterator[str]:
    rows: list[Sequence[str | float]] = [("most translated", "score", "by style")]
    for report in reports:
        translation = report.translation
        style = f"{translation.style:.2f}" if translation.judged else "-"
        rows.append((visible(report.document.name or "-"), f"{translation.score:.2f}", style))
    clues = ("strongest clue", *(_strongest_clue(report.translation) for report in reports))
    return (f"{row}  {clue}".rstrip() for row, clue in zip(_table(rows), clues, strict=True))


def _strongest_clue(translation: "Translation") -> str:
    return next((visible(clue.what) for clue in translation.clues if clue.weight > 0), "")


def _counts(outcomes: Counter[Outcome]) -> Sequence[int]:
    return [outcomes[outcome] for outcome in Outcome]


def _table(rows: Iterable[Sequence[str | float]]) -> Iterator[str]:
    cells = ([cell if isinstance(cell, str) else f"{cell:,}" for cell in row] for row in rows)
    return align(cells, right=True)
