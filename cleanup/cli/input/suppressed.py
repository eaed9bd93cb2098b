"""Messages about suppressed findings, and about baseline entries that match nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cleanup.cli.output.console import Console

if TYPE_CHECKING:
    from cleanup.cli.input.documents import DocumentSet
    from cleanup.engine.report import MatchKey, Report
    from cleanup.engine.suppress.baseline import Baseline
    from cleanup.pipeline.options import CleanOptions


class SuppressedCounts:
    """The number of suppressed findings by source: a baseline, allow files, or exempt phrases and names."""

    def __init__(self, options: "CleanOptions", baseline: "Baseline | None") -> None:
        self._acceptance, self._counts = options.acceptance, Counter[str]()
        self._allow_files = " and ".join(options.allow)
        terms = {"allow.phrases": options.phrases, "allow.names": options.names}
        self._terms = " and ".join(key for key, values in terms.items() if values)
        self._baseline = "" if baseline is None else str(baseline.file)

    def add(self, report: "Report") -> None:
        """Count the suppressed findings of a document."""
        if not report.accepted:
            return
        rest: Sequence[MatchKey] = report.accepted
        if self._acceptance is not None:
            allowed, exempt, rest = self._acceptance.split(report.document, rest)
            self._counts[self._allow_files] += len(allowed)
            self._counts[self._terms] += len(exempt)
        self._counts[self._baseline] += len(rest)

    def add_records(self, number: int) -> None:
        """Count suppressed findings in records, whose source is unknown where there are several."""
        self._counts[" or ".join(filter(None, (self._baseline, self._allow_files, self._terms)))] += number

    def __str__(self) -> str:
        """Return ``2 accepted by corpuscrub-baseline.txt, 1 by allow.names``; empty where nothing was suppressed."""
        counts = [f"{number} by {source}" for source, number in self._counts.items() if number]
        return ", ".join(counts).replace(" by ", " accepted by ", 1)

    def in_baseline(self, report: "Report") -> "Iterable[MatchKey]":
        """Return the findings of a document that a baseline accepts, or is to accept."""
        if self._acceptance is None:
            return report.accepted
        return self._acceptance.split(report.document, report.accepted).rest


class BaselineCheck:
    """The entries of a baseline that match nothing in the reports of a call."""

    def __init__(self, documents: "DocumentSet") -> None:
        self._documents = documents
        self._diff = None
        if documents.baseline is not None:
            from cleanup.engine.suppress.baseline_diff import BaselineDiff

            self._diff = BaselineDiff(documents.baseline)

    def count(self, reports: Iterable["Report"]) -> Iterator["Report"]:
        """Yield the same reports, counted."""
        for report in reports:
            if self._diff is not None:
                self._diff.add(report, self._documents.suppressed.in_baseline(report), self._documents.active_rules)
            yield report

    def print_stale(self, console: Console) -> None:
        """Print how many entries match nothing, where there are any."""
        diff = self._diff
        if diff is None:
            return
        file = diff.baseline.file
        if diff.stale:
            console.note(
                f"{file}: no finding matches {entries(diff.stale)}; `corpuscrub baseline prune` removes such entries"
            )
        if diff.orphans:
            console.note(
                f"{file}: {entries(diff.orphans)} for missing files; `corpuscrub baseline update` looks for renamed "
                "files, `corpuscrub baseline prune` removes such entries"
            )


def entries(items: Iterable[object]) -> str:
    """Return ``1 entry``, ``2 entries``."""
    number = len([*items])
    return f"{number} entr{'y' if number == 1 else 'ies'}"
