"""What the summary of the page counts and draws: rules, families, folders, confidence, the documents that need most."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nlargest
from pathlib import PurePosixPath
from typing import NamedTuple

from cleanup.engine.report import Finding, Report
from cleanup.engine.rule import Rule
from cleanup.reporting.totals import ReadabilityTotals, ScoreTotals
from cleanup.review.candidate_fixes import ReviewItem
from cleanup.ruledocs.family_pages import FAMILIES

BINS = 10
"""Bars of the histogram of confidence, each a tenth."""

MOST_AFFECTED = 10
MOST_FOLDERS = 20


class RuleTotals(NamedTuple):
    """How many findings something has, and how many of them are fixed where nobody decides."""

    name: str
    title: str
    findings: int
    fixed: int


class Overview:
    """The subjects of a review, added up; ``worth`` are those that are shown, for there is something to say of them."""

    def __init__(self, subjects: Sequence[ReviewItem], rules: Iterable[Rule]) -> None:
        self.subjects = subjects
        self.worth = [subject for subject in subjects if subject.report.findings or subject.report.problems]
        found = {finding.code for subject in subjects for finding in subject.report.findings}
        self.rules = {rule.code: rule for rule in rules if rule.code in found}

    @cached_property
    def scored(self) -> ScoreTotals:
        """The scores of all documents."""
        return ScoreTotals(subject.report for subject in self.subjects)

    @cached_property
    def compared(self) -> Sequence[tuple[str, float, float]]:
        """The figures by their names, before and after, where nobody decides."""
        return ReadabilityTotals(subject.applying(subject.default) for subject in self.subjects).figures

    @cached_property
    def findings(self) -> Sequence[tuple[Report, Finding, bool]]:
        """All findings with their reports, and whether they are fixed where nobody decides."""
        return [
            (subject.report, finding, place in subject.default)
            for subject in self.subjects
            for place, finding in enumerate(subject.report.findings)
        ]

    @cached_property
    def fixed(self) -> int:
        """How many findings are fixed where nobody decides."""
        return sum(fixed for *_, fixed in self.findings)

    @cached_property
    def by_rule(self) -> Sequence[RuleTotals]:
        """The rules, those with most findings first."""
        counts = self._counted((finding.code, finding.name, fixed) for _, finding, fixed in self.findings)
        return sorted(counts, key=lambda count: -count.findings)

    @cached_property
    def by_family(self) -> Sequence[RuleTotals]:
        """The families of rules; what belongs to none has its letters as its name."""
        return self._counted((*_family(finding.code), fixed) for _, finding, fixed in self.findings)

    @cached_property
    def by_folder(self) -> Sequence[RuleTotals]:
        """The folders with most findings."""
        counts = self._counted((str(PurePosixPath(r.document.name).parent), "", fixed) for r, _, fixed in self.findings)
        return nlargest(MOST_FOLDERS, counts, key=lambda count: count.findings)

    @cached_property
    def affected(self) -> Sequence[tuple[int, Report]]:
        """The documents with most findings, and their numbers among those that are shown, from 0."""
        reports = enumerate(subject.report for subject in self.worth)
        return nlargest(MOST_AFFECTED, reports, key=lambda one: len(one[1].findings))

    @cached_property
    def confidence(self) -> Sequence[int]:
        """How many findings are how sure, from 0 to 1 in equal steps; those that nobody measured are left out."""
        sure = (finding.confidence for _, finding, _ in self.findings if finding.confidence is not None)
        bins = Counter(min(BINS - 1, int(confidence * BINS)) for confidence in sure)
        return [bins[number] for number in range(BINS)]

    def _counted(self, keys: Iterable[tuple[str, str, bool]]) -> Sequence[RuleTotals]:
        found: Counter[tuple[str, str]] = Counter()
        done: Counter[tuple[str, str]] = Counter()
        for name, title, fixed in keys:
            found[name, title] += 1
            done[name, title] += fixed
        return [RuleTotals(*key, found[key], done[key]) for key in sorted(found)]


def _family(code: str) -> tuple[str, str]:
    for prefix, family in FAMILIES.items():
        if code.startswith(prefix):
            return prefix, family.title
    return code.rstrip("0123456789"), "Rules of your own"
