"""What is said of findings that were passed over, and of a baseline where findings are listed."""

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
    """CleanOptions many findings were passed over, by what accepts them: a baseline, allow files, phrases and names."""

    def __init__(self, how: "CleanOptions", baseline: "Baseline | None") -> None:
        self._acceptance, self._counts = how.acceptance, Counter[str]()
        self._allow = " and ".join(how.allow)
        words = {"allow.phrases": how.phrases, "allow.names": how.names}
        self._words = " and ".join(name for name, values in words.items() if values)
        self._baseline = "" if baseline is None else str(baseline.file)

    def add(self, report: "Report") -> None:
        """Count what was passed over in a document."""
        if not report.accepted:
            return
        rest: Sequence[MatchKey] = report.accepted
        if self._acceptance is not None:
            allowed, spared, rest = self._acceptance.split(report.document, rest)
            self._counts[self._allow] += len(allowed)
            self._counts[self._words] += len(spared)
        self._counts[self._baseline] += len(rest)

    def add_records(self, number: int) -> None:
        """Count what was passed over in records, of which it is not known what accepts them where several may."""
        self._counts[" or ".join(filter(None, (self._baseline, self._allow, self._words)))] += number

    def __str__(self) -> str:
        found = [f"{number} by {source}" for source, number in self._counts.items() if number]
        return ", ".join(found).replace(" by ", " accepted by ", 1)

    def in_baseline(self, report: "Report") -> "Iterable[MatchKey]":
        """What a baseline accepts in a document, or is to accept."""
        if self._acceptance is None:
            return report.accepted
        return self._acceptance.split(report.document, report.accepted).rest


class BaselineCheck:
    """The entries of a baseline that nothing in the reports matches any more."""

    def __init__(self, documents: "DocumentSet") -> None:
        self._documents = documents
        self._account = None
        if documents.baseline is not None:
            from cleanup.engine.suppress.baseline_diff import BaselineDiff

            self._account = BaselineDiff(documents.baseline)

    def count(self, reports: Iterable["Report"]) -> Iterator["Report"]:
        """The same reports, counted."""
        for report in reports:
            if self._account is not None:
                self._account.add(report, self._documents.suppressed.in_baseline(report), self._documents.active_rules)
            yield report

    def tell(self, console: Console) -> None:
        """Say what came of it: nothing while all that is accepted is there."""
        account = self._account
        if account is None:
            return
        file = account.baseline.file
        if account.stale:
            console.note(
                f"{file}: nothing matches {stale(account.stale)} any more; `corpuscrub baseline prune` drops such"
            )
        if account.orphans:
            console.note(
                f"{file}: {stale(account.orphans)} for files that are gone; `corpuscrub baseline update` looks for "
                "them under new names, `corpuscrub baseline prune` drops such"
            )


def stale(entries: Iterable[object]) -> str:
    """``1 entry``, ``2 entries``."""
    number = len([*entries])
    return f"{number} entr{'y' if number == 1 else 'ies'}"
