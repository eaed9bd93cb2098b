"""Reports added up one after the other, so that none is kept: what was found by which rule, the scores, and the length
and readability of all texts before and after.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import heappush, heappushpop
from typing import NamedTuple

from cleanup.engine.report import Outcome, Report
from cleanup.models.readability import Readability, TextCounts

LIKELIEST = 10
"""So many documents are named of those that look most translated."""

HIGH = (0.5, 0.8)
"""Translated scores for which is said how many documents have higher ones."""

SPELT = {"coleman_liau_index": "Coleman-Liau index", "lix": "LIX", "rix": "RIX"}


class RuleCount(NamedTuple):
    """How many findings of a rule came to which outcome."""

    code: str
    name: str
    outcomes: Counter[Outcome]

    @property
    def total(self) -> int:
        """How many findings it has."""
        return self.outcomes.total()


class FindingTotals:
    """What was found in some documents."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._counts: Counter[tuple[str, str, Outcome]] = Counter()
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """One document more."""
        self._counts.update((finding.code, finding.name, finding.outcome) for finding in report.findings)

    @property
    def outcomes(self) -> Counter[Outcome]:
        """All findings by their outcome."""
        outcomes: Counter[Outcome] = Counter()
        for (_, _, outcome), count in self._counts.items():
            outcomes[outcome] += count
        return outcomes

    @property
    def rules(self) -> Sequence[RuleCount]:
        """Every rule that found something, in the order of the codes."""
        rules: dict[tuple[str, str], Counter[Outcome]] = {}
        for (code, name, outcome), count in self._counts.items():
            rules.setdefault((code, name), Counter())[outcome] = count
        return [RuleCount(code, name, outcomes) for (code, name), outcomes in sorted(rules.items())]


class ScoreTotals:
    """The scores of some documents; ``over`` says how many have a higher translated one, ``unscored`` how many none."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self.documents = self.unscored = 0
        self.over: Counter[float] = Counter()
        self._size = 0
        self._residue = self._translated = 0.0
        self._sources: Counter[str] = Counter()
        self._likeliest: list[tuple[float, int, Report]] = []
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """One document more."""
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
        self.over.update(score for score in HIGH if report.translation.exceeds(score))
        keep = heappush if len(self._likeliest) < LIKELIEST else heappushpop
        keep(self._likeliest, (scores.translated, -self.documents, report))

    @property
    def residue(self) -> float:
        """The share of all code points that residue findings hold: what was found, which is a lower bound."""
        return self._residue / max(1, self._size)

    @property
    def translated(self) -> float | None:
        """The mean translated score of the documents that have one; None where none has."""
        scored = self.documents - self.unscored
        return self._translated / scored if scored else None

    @property
    def sources(self) -> Sequence[tuple[str, int]]:
        """The languages that documents were probably translated from, in English, and how many; most first."""
        return self._sources.most_common()

    @property
    def likeliest(self) -> Sequence[Report]:
        """The documents with the highest translated scores, the highest first."""
        return [report for _, _, report in sorted(self._likeliest, key=lambda one: one[:2], reverse=True)]


class ReadabilityTotals:
    """The figures of some texts as they came, and as they are cleaned."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self._before = self._after = TextCounts()
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """One document more."""
        before = TextCounts.of(report.document.text)
        self._before = self._before.plus(before)
        self._after = self._after.plus(TextCounts.of(report.cleaned) if report.edits else before)

    @property
    def figures(self) -> Sequence[tuple[str, float, float]]:
        """Each figure by its name, before and after."""
        names = (SPELT.get(name, name.replace("_", " ")) for name in Readability._fields)
        return list(zip(names, self._before.figures, self._after.figures, strict=True))
