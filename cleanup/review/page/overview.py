"""The counts of the page's summary: rules, families, folders, confidence, and the documents with most findings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from pathlib import PurePosixPath

from cleanup.engine.report import Finding, Report
from cleanup.engine.rule import Rule
from cleanup.reporting.totals import ReadabilityTotals, ScoreTotals
from cleanup.review.candidate_fixes import ReviewItem
from cleanup.ruledocs.families import FAMILIES, family_prefix

# Bars of the histogram of confidence, each a tenth.
BINS = 10

MAX_AFFECTED = 10
MAX_FOLDERS = 20


@dataclass(frozen=True, slots=True)
class FixCount:
    """The number of findings of a rule, a family or a folder, and of those among them that are fixed by default."""

    name: str
    title: str
    findings: int
    fixed: int


class Overview:
    """The items of a review, added up; ``shown`` are those with findings or problems."""

    def __init__(self, items: Sequence[ReviewItem], rules: Iterable[Rule]) -> None:
        self.items = items
        self.shown = [item for item in items if item.report.findings or item.report.problems]
        found = {finding.code for item in items for finding in item.report.findings}
        self.rules = {rule.code: rule for rule in rules if rule.code in found}

    @cached_property
    def scores(self) -> ScoreTotals:
        """The scores of all documents."""
        return ScoreTotals(item.report for item in self.items)

    @cached_property
    def readability(self) -> Sequence[tuple[str, float, float]]:
        """The figures: name, value before, value after the fixes that are applied by default."""
        return ReadabilityTotals(item.apply(item.default) for item in self.items).figures

    @cached_property
    def findings(self) -> Sequence[tuple[Report, Finding, bool]]:
        """All findings with their reports, and whether they are fixed by default."""
        return [
            (item.report, finding, index in item.default)
            for item in self.items
            for index, finding in enumerate(item.report.findings)
        ]

    @cached_property
    def fixed(self) -> int:
        """The number of findings that are fixed by default."""
        return sum(fixed for *_, fixed in self.findings)

    @cached_property
    def by_rule(self) -> Sequence[FixCount]:
        """The rules, with the most frequent first."""
        counts = self._count((finding.code, finding.name, fixed) for _, finding, fixed in self.findings)
        return sorted(counts, key=lambda count: -count.findings)

    @cached_property
    def by_family(self) -> Sequence[FixCount]:
        """The families of rules; a rule of no family counts under the letters of its code."""
        return self._count((*_family(finding.code), fixed) for _, finding, fixed in self.findings)

    @cached_property
    def by_folder(self) -> Sequence[FixCount]:
        """The folders with the most findings."""
        counts = self._count((str(PurePosixPath(r.document.name).parent), "", fixed) for r, _, fixed in self.findings)
        return nlargest(MAX_FOLDERS, counts, key=lambda count: count.findings)

    @cached_property
    def affected(self) -> Sequence[tuple[int, Report]]:
        """The documents with the most findings, with their numbers among those shown, from 0."""
        reports = enumerate(item.report for item in self.shown)
        return nlargest(MAX_AFFECTED, reports, key=lambda numbered: len(numbered[1].findings))

    @cached_property
    def confidence(self) -> Sequence[int]:
        """The number of findings in each tenth of confidence, from 0 to 1, without those that were not measured."""
        measured = (finding.confidence for _, finding, _ in self.findings if finding.confidence is not None)
        bins = Counter(min(BINS - 1, int(confidence * BINS)) for confidence in measured)
        return [bins[number] for number in range(BINS)]

    def _count(self, keys: Iterable[tuple[str, str, bool]]) -> Sequence[FixCount]:
        findings: Counter[tuple[str, str]] = Counter()
        fixes: Counter[tuple[str, str]] = Counter()
        for name, title, fixed in keys:
            findings[name, title] += 1
            fixes[name, title] += fixed
        return [FixCount(*key, findings[key], fixes[key]) for key in sorted(findings)]


def _family(code: str) -> tuple[str, str]:
    """Return the prefix and the title of a rule's family; those of a custom rule are the letters of its code."""
    prefix = family_prefix(code)
    return (code.rstrip("0123456789"), "Custom rules") if prefix is None else (prefix, FAMILIES[prefix].title)
