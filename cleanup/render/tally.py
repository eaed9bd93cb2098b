"""Reports added up: what was found by which rule, and the length and readability of all texts before and after."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from heapq import nlargest
from typing import NamedTuple

from cleanup.figures import Figures, figures
from cleanup.report import Outcome, Report

LIKELIEST = 10
"""So many documents are named of those that look most translated."""

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


class Tally:
    """The sum of some reports."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports

    @cached_property
    def outcomes(self) -> Counter[Outcome]:
        """All findings by their outcome."""
        return Counter(finding.outcome for report in self.reports for finding in report.findings)

    @cached_property
    def rules(self) -> Sequence[RuleCount]:
        """Every rule that found something, in the order of the codes."""
        counts = Counter((f.code, f.name, f.outcome) for report in self.reports for f in report.findings)
        rules: dict[tuple[str, str], Counter[Outcome]] = {}
        for (code, name, outcome), count in counts.items():
            rules.setdefault((code, name), Counter())[outcome] = count
        return [RuleCount(code, name, outcomes) for (code, name), outcomes in sorted(rules.items())]

    @cached_property
    def residue(self) -> float:
        """The share of all code points that residue findings hold."""
        size = sum(len(report.document.text) for report in self.reports)
        return sum(report.scores.residue * len(report.document.text) for report in self.reports) / max(1, size)

    @cached_property
    def translated(self) -> float:
        """The mean translated score of the documents."""
        return sum(report.translation.score for report in self.reports) / max(1, len(self.reports))

    def over(self, score: float) -> int:
        """How many documents have a higher translated score."""
        return sum(report.translation.score > score for report in self.reports)

    @cached_property
    def sources(self) -> Sequence[tuple[str, int]]:
        """The languages that documents were probably translated from, in English, and how many; most first."""
        return Counter(report.source.name for report in self.reports if report.source is not None).most_common()

    @cached_property
    def likeliest(self) -> Sequence[Report]:
        """The documents with the highest translated scores, the highest first."""
        return nlargest(LIKELIEST, self.reports, key=lambda report: report.translation.score)

    @cached_property
    def before(self) -> Figures:
        """The figures of all texts as they came."""
        return _added([report.document.text for report in self.reports])

    @cached_property
    def after(self) -> Figures:
        """The figures of all cleaned texts."""
        return _added([report.cleaned for report in self.reports])

    @property
    def compared(self) -> Sequence[tuple[str, float, float]]:
        """Each figure by its name, before and after."""
        names = (SPELT.get(name, name.replace("_", " ")) for name in Figures._fields)
        return list(zip(names, self.before, self.after, strict=True))


def _added(texts: Sequence[str]) -> Figures:
    return figures("\n\n".join(texts))._replace(characters=sum(map(len, texts)))
