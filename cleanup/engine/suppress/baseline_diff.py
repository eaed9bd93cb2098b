"""What became of a baseline: what of it is there, what is new, and what it holds in vain."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from functools import cached_property

from cleanup.engine.report import MatchKey, Report
from cleanup.engine.suppress.baseline import IN_PLACE, MOVED, Baseline, BaselineEntry, Key, entries, pair


class BaselineDiff:
    """What became of the entries of a baseline in the documents that were read.

    ``found`` are the entries of today for what was accepted there, ``new`` those of them that nothing in the baseline
    matches. ``matched`` are entries of the baseline, as are those that are ``stale``: which match nothing, although
    their rule looked.
    """

    def __init__(self, baseline: Baseline) -> None:
        self.baseline = baseline
        self.found: set[BaselineEntry] = set()
        self.new: set[BaselineEntry] = set()
        self.matched: set[BaselineEntry] = set()
        self.stale: set[BaselineEntry] = set()
        self._read: set[str] = set()

    def add(self, report: Report, spots: Iterable[MatchKey], asked: Callable[[str], Collection[str]]) -> None:
        """Count a document, and the spots that are accepted in it.

        ``asked`` says which rules looked at the one of a name, where that matters.
        """
        path = self.baseline.path(report.document.name)
        self._read.add(path)
        known = self.baseline.of(path)
        found = entries(path, report.document, spots)
        pairs = pair(found, known, MOVED)
        self.found.update(found)
        self.new.update(entry for entry, old in zip(found, pairs, strict=True) if old is None)
        matched = {old for old in pairs if old is not None}
        self.matched |= matched
        if len(matched) < len(known):
            looked = {*asked(report.document.name)}.difference(problem.code for problem in report.problems)
            self.stale.update(entry for entry in known if entry not in matched and entry.code in looked)

    @cached_property
    def orphans(self) -> list[BaselineEntry]:
        """The entries of documents that are gone, once all that there are were read."""
        read = {dataset for path in self._read for dataset in _datasets(path)}
        paths = {entry.path for entry in self.baseline} - self._read
        gone = {path for path in paths if self._is_gone(path, read)}
        return [entry for entry in self.baseline if entry.path in gone]

    def _is_gone(self, path: str, read: Collection[str]) -> bool:
        """Whether there is no such document any more; of a dataset that is there only those are known that are read."""
        if not self.baseline.is_gone(path):
            return False
        there = [dataset for dataset in _datasets(path) if not self.baseline.is_gone(dataset)]
        return not there or any(dataset in read for dataset in there)

    def pruned(self) -> set[BaselineEntry]:
        """The baseline without what matches nothing any more."""
        return {*self.baseline}.difference(self.stale, self.orphans)

    @cached_property
    def renamed(self) -> dict[BaselineEntry, BaselineEntry]:
        """What is new and yet accepted, in a document that is gone and has another name now.

        That is told by what is the same with the same neighbours; of a document that is known in this way the rest may
        have moved, too.
        """
        same = _paired(self.new, self.orphans, IN_PLACE)
        names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for entry in sorted(same):
            names[entry.path][same[entry].path] += 1
        old = {path: counted.most_common(1)[0][0] for path, counted in names.items()}
        left = {entry._replace(path=old[entry.path]): entry for entry in self.new - same.keys() if entry.path in old}
        moved = _paired(left, {*self.orphans}.difference(same.values()), [lambda one: one[:3]])
        return same | {left[entry]: accepted for entry, accepted in moved.items()}

    @property
    def unknown(self) -> set[BaselineEntry]:
        """What is new and nowhere accepted."""
        return self.new - self.renamed.keys()

    def updated(self, *, add: bool) -> set[BaselineEntry]:
        """The baseline as of today; with ``add`` it accepts what is new, too."""
        gone = self.matched.union(self.stale, self.renamed.values())
        return {*self.baseline} - gone | (self.found if add else self.found - self.unknown)


def _datasets(path: str) -> list[str]:
    """The files that a document of this path may be a record of."""
    parts = path.split("#")
    return ["#".join(parts[:number]) for number in range(1, len(parts))]


def _paired(
    wanted: Iterable[BaselineEntry], known: Iterable[BaselineEntry], keys: Iterable[Key]
) -> dict[BaselineEntry, BaselineEntry]:
    """Those of the wanted entries that have a pair, with it."""
    ordered = sorted(wanted)
    pairs = zip(ordered, pair(ordered, sorted(known), keys), strict=True)
    return {entry: old for entry, old in pairs if old is not None}
