"""All reports as one table of counts and figures: what ``corpuscrub stats`` says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cleanup.engine.report import Outcome, Report
from cleanup.reporting.safe_text import visible
from cleanup.reporting.score_text import LOWER_BOUND, about_source, about_style, ordered
from cleanup.reporting.score_text import scored as score_of
from cleanup.reporting.totals import HIGH, FindingTotals, ReadabilityTotals, ScoreTotals

if TYPE_CHECKING:
    from cleanup.models.translation_score import Translation


def summary(reports: Iterable[Report]) -> str:
    """Counts by rule and outcome, the scores, and the figures of all texts before and after, added up.

    Of one document it says what the translated score rests on, of several which have the highest.
    """
    found, scored, compared = FindingTotals(), ScoreTotals(), ReadabilityTotals()
    only: list[Report] = []
    for report in reports:
        only = [] if scored.documents else [report]
        found.add(report)
        scored.add(report)
        compared.add(report)
    findings: list[Sequence[str | float]] = [("rule", *(outcome.value for outcome in Outcome))]
    findings += ((f"{rule.code} {visible(rule.name)}", *_counts(rule.outcomes)) for rule in found.rules)
    findings.append(("all", *_counts(found.outcomes)))
    figures: list[Sequence[str | float]] = [("", "before", "after"), *compared.figures]
    lines = [
        f"{scored.documents:,} document{'' if scored.documents == 1 else 's'}",
        "",
        *table(findings),
        "",
        f"residue     {scored.residue:.1%} of the text ({LOWER_BOUND})",
        *(_explained(only[0]) if only else _likeliest(scored)),
        "",
        *table(figures),
    ]
    return "\n".join(lines) + "\n"


def _explained(report: Report) -> Iterator[str]:
    """The translated score of a document and what speaks for and against it."""
    translation = report.translation
    yield f"translated  {score_of(translation)}"
    if translation.clues:
        yield ""
        clues = ((visible(clue.what), f"{clue.weight:+.2f}") for clue in ordered(translation))
        yield from table([("for a machine (+) or against (-)", "log-odds"), *clues])
    yield about_style(translation)
    if report.source is not None:
        yield about_source(report)


def _likeliest(scored: ScoreTotals) -> Iterator[str]:
    """The translated scores of several documents: their mean, how many are high, and the highest."""
    if scored.translated is None:
        yield "translated  no score"
    else:
        high = ", ".join(f"{scored.over[score]:,} over {score}" for score in HIGH)
        none = f"; {scored.unscored:,} without a score" if scored.unscored else ""
        yield f"translated  {scored.translated:.2f} of 1 on average, {high}{none}"
    if scored.sources:
        yield "sources     " + ", ".join(f"{language} {documents:,}" for language, documents in scored.sources)
    if scored.likeliest:
        yield ""
        translations = [report.translation for report in scored.likeliest]
        scores = [
            (visible(report.document.name or "-"), f"{one.score:.2f}", f"{one.style:.2f}" if one.judged else "-")
            for report, one in zip(scored.likeliest, translations, strict=True)
        ]
        strongest = ["strongest clue", *(_strongest(translation) for translation in translations)]
        rows = table([("most translated", "score", "by style"), *scores])
        yield from (f"{row}  {clue}".rstrip() for row, clue in zip(rows, strongest, strict=True))


def _strongest(translation: "Translation") -> str:
    return next((visible(clue.what) for clue in translation.clues if clue.weight > 0), "")


def _counts(outcomes: Counter[Outcome]) -> Sequence[int]:
    return [outcomes[outcome] for outcome in Outcome]


def table(rows: Iterable[Sequence[str | float]]) -> Iterator[str]:
    """Lines with the first column to the left and the others to the right."""
    cells = [[cell if isinstance(cell, str) else f"{cell:,}" for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *others in cells:
        yield "  ".join(
            (first.ljust(widths[0]), *(c.rjust(w) for c, w in zip(others, widths[1:], strict=True)))
        ).rstrip()
