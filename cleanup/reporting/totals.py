"""Totals of reports, which are added one after the other and not stored.

They count findings by rule, and add up the scores and the length and readability of all texts before and after.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop

from cleanup.engine.report import Outcome, Report
from cleanup.models.readability import Readability, TextCounts

# Documents that are listed as the most translated.
MAX_LISTED = 10

# Translated scores above which documents are counted.
HIGH_SCORES = (0.5, 0.8)

# The names of figures that are not shown by their field names.
DISPLAY_NAMES = {"coleman_liau_index": "Coleman-Liau index", "lix": "LIX", "rix": "RIX"}


@dataclass(frozen=True, slots=True)
class RuleCount:
    """The number of findings of a rule, by outcome."""

    code: str
    name: str
    outcomes: Counter[Outcome]

    @property
    def total(self) -> int:
        """The number of its findings."""
        return self.outcomes.total()


class FindingTotals:
    """The findings of some documents, counted by rule and outcome."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._counts: Counter[tuple[str, str, Outcome]] = Counter()
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Add a document."""
        self._counts.update((finding.code, finding.name, finding.outcome) for finding in report.findings)

    @property
    def outcomes(self) -> Counter[Outcome]:
        """The number of findings of all rules, by outcome."""
        outcomes: Counter[Outcome] = Counter()
        for (_, _, outcome), count in self._counts.items():
            outcomes[outcome] += count
        return outcomes

    @property
    def rules(self) -> Sequence[RuleCount]:
        """The rules with findings, in the order of their codes."""
        rules: dict[tuple[str, str], Counter[Outcome]] = {}
        for (code, name, outcome), count in self._counts.items():
            rules.setdefault((code, name), Counter())[outcome] = count
        return [RuleCount(code, name, outcomes) for (code, name), outcomes in sorted(rules.items())]


class ScoreTotals:
    """The scores of some documents.

    ``over`` counts the documents above each of HIGH_SCORES, ``unscored`` those without a translated score.
    """

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self.documents = self.unscored = 0
        self.over: Counter[float] = Counter()
        self._size = 0
        self._residue = self._translated = 0.0
        self._sources: Counter[str] = Counter()
        self._most_translated: list[tuple[float, int, Report]] = []
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Add a document."""
        size, scores = len(report.document.text), report.scores
        self.documents += 1
        self._size += size
        self._residue += scores.residue * size
        if report.source is not None:
            self._sources[report.source.name] += 1
        if scores.translated is None:
            self.unscored += 1
            return
        self._translated += scores.translated
        self.over.update(score for score in HIGH_SCORES if report.translation.exceeds(score))
        push = heappush if len(self._most_translated) < MAX_LISTED else heappushpop
        push(self._most_translated, (scores.translated, -self.documents, report))

    @property
    def residue(self) -> float:
        """The share of all code points in residue findings, 0 to 1: a lower bound, because it counts what was found."""
        return self._residue / max(1, self._size)

    @property
    def translated(self) -> float | None:
        """The mean translated score of the documents that have one, 0 to 1; None where none has."""
        scored = self.documents - self.unscored
        return self._translated / scored if scored else None

    @property
    def sources(self) -> Sequence[tuple[str, int]]:
        """The likely source languages, in English, with their number of documents, the most frequent first."""
        return self._sources.most_common()

    @property
    def most_translated(self) -> Sequence[Report]:
        """The reports with the highest translated scores, the highest first."""
        return [report for *_, report in sorted(self._most_translated, key=lambda entry: entry[:2], reverse=True)]


class ReadabilityTotals:
    """The readability figures of some texts, before and after cleaning."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._before = self._after = TextCounts()
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Add a document."""
        before = TextCounts.of(report.document.text)
        self._before = self._before.plus(before)
        self._after = self._after.plus(TextCounts.of(report.cleaned) if report.edits else before)

    @property
    def figures(self) -> Sequence[tuple[str, float, float]]:
        """The figures: name, value before, value after."""
        names = (DISPLAY_NAMES.get(name, name.replace("_", " ")) for name in Readability._fields)
        return list(zip(names, self._before.figures, self._after.figures, strict=True))
