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

    def add(self, report: Report, matches: Iterable[MatchKey], codes_for: Callable[[str], Collection[str]]) -> None:
        """Count a document and the matches that are accepted in it.

        ``codes_for`` returns the codes of the rules that ran on a document, by its name.
        """
        path = self.baseline.path(report.document.name)
        self._read.add(path)
        known = self.baseline.of(path)
        found = entries(path, report.document, matches)
        pairs = pair(found, known, MOVED)
        self.found.update(found)
        self.new.update(entry for entry, old in zip(found, pairs, strict=True) if old is None)
        matched = {old for old in pairs if old is not None}
        self.matched |= matched
        if len(matched) < len(known):
            looked = {*codes_for(report.document.name)}.difference(problem.code for problem in report.problems)
            self.stale.update(entry for entry in known if entry not in matched and entry.code in looked)

    @cached_property
    def orphans(self) -> list[BaselineEntry]:
        """Return the entries of documents that no longer exist, once all existing ones were read."""
        read = {dataset for path in self._read for dataset in _datasets(path)}
        paths = {entry.path for entry in self.baseline} - self._read
        gone = {path for path in paths if self._is_gone(path, read)}
        return [entry for entry in self.baseline if entry.path in gone]

    def _is_gone(self, path: str, read: Collection[str]) -> bool:
        """Return True if a document no longer exists; of an existing dataset only records that were read count."""
        if not self.baseline.is_gone(path):
            return False
        there = [dataset for dataset in _datasets(path) if not self.baseline.is_gone(dataset)]
        return not there or any(dataset in read for dataset in there)

    def pruned(self) -> set[BaselineEntry]:
        """Return the baseline without stale entries and entries of missing documents."""
        return {*self.baseline}.difference(self.stale, self.orphans)

    @cached_property
    def renamed(self) -> dict[BaselineEntry, BaselineEntry]:
        """Return new entries that are accepted under another name, with the old entry.

        A renamed document is recognized by equal findings with equal neighbours; its other findings may have moved.
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
        """Return the new entries that nothing accepts."""
        return self.new - self.renamed.keys()

    def updated(self, *, add: bool) -> set[BaselineEntry]:
        """Return the baseline as of today; with ``add`` it also accepts new findings."""
        gone = self.matched.union(self.stale, self.renamed.values())
        return {*self.baseline} - gone | (self.found if add else self.found - self.unknown)


def _datasets(path: str) -> list[str]:
    """Return the files of which a document with this path may be a record."""
    parts = path.split("#")
    return ["#".join(parts[:number]) for number in range(1, len(parts))]


def _paired(
    wanted: Iterable[BaselineEntry], known: Iterable[BaselineEntry], keys: Iterable[Key]
) -> dict[BaselineEntry, BaselineEntry]:
    """Return the wanted entries that have a pair, with it."""
    ordered = sorted(wanted)
    pairs = zip(ordered, pair(ordered, sorted(known), keys), strict=True)
    return {entry: old for entry, old in pairs if old is not None}
