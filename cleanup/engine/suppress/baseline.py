"""Accepted findings, known by what they are and not by where: a finding that moves stays accepted, one more does not.

A baseline identifies the documents of a corpus by their paths. In each, an entry accepts one finding: the one that is
the same with the same neighbours, or else one of the same rule that found the same, whatever stands around it now.
"""

import os
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from cleanup.engine.document import Document, encoded
from cleanup.engine.index.normalize import normalize
from cleanup.engine.report import MatchKey, neighbours


class BaselineEntry(NamedTuple):
    """One accepted finding: ``path`` is that of its document from the folder of the baseline, with slashes; ``found``
    and ``around`` are hashes of the folded text and its neighbours; ``number`` counts what is equal in all of these.
    """

    path: str
    code: str
    found: str
    around: str
    number: int


Key = Callable[[BaselineEntry], object]

IN_PLACE: tuple[Key, ...] = (lambda one: one[1:], lambda one: one[1:4])
# The keys by which a finding and its entry are compared, in this order.
MOVED: tuple[Key, ...] = (*IN_PLACE, lambda one: one[1:3])


def entries(path: str, document: Document, matches: Iterable[MatchKey]) -> list[BaselineEntry]:
    """Return the entries that accept the matches with these keys in a document."""
    equal: defaultdict[tuple[str, ...], int] = defaultdict(int)
    made = []
    for code, span in matches:
        found = document.slice(span)
        key = path, code, _hash(normalize(found) or found), _hash("\0".join(neighbours(document.text, span)))
        equal[key] += 1
        made.append(BaselineEntry(*key, equal[key]))
    return made


def pair(
    wanted: Sequence[BaselineEntry], known: Iterable[BaselineEntry], keys: Iterable[Key]
) -> list[BaselineEntry | None]:
    """Return, for each wanted entry, a known one with the same key, or None; each known entry is used once.

    The first key is tried on all of them, the next on what is left.
    """
    pairs: list[BaselineEntry | None] = [None] * len(wanted)
    left = list(known)
    for key in keys:
        waiting: defaultdict[object, deque[BaselineEntry]] = defaultdict(deque)
        for entry in left:
            waiting[key(entry)].append(entry)
        for place, entry in enumerate(wanted):
            if pairs[place] is None and (same := waiting.get(key(entry))):
                pairs[place] = same.popleft()
        left = [entry for same in waiting.values() for entry in same]
    return pairs


def everything(_: Document, matches: Sequence[MatchKey]) -> Sequence[MatchKey]:
    """Accept all: nothing is reported, no fix changes what others find, and ``Report.accepted`` holds all."""
    return matches


class Baseline:
    """The entries of a file, which need not exist; paths of documents are relative to its folder."""

    def __init__(self, file: Path, known: Iterable[BaselineEntry] = ()) -> None:
        self.file = file
        self._folder = os.path.abspath(file.parent)  # noqa: PTH100  # resolve() would follow links
        self._known: defaultdict[str, list[BaselineEntry]] = defaultdict(list)
        for entry in sorted({*known}):
            self._known[entry.path].append(entry)

    def __iter__(self) -> Iterator[BaselineEntry]:
        return (entry for path in sorted(self._known) for entry in self._known[path])

    def of(self, path: str) -> Sequence[BaselineEntry]:
        """Return the entries of a document."""
        return self._known.get(path, ())

    def accept(self, document: Document, matches: Sequence[MatchKey]) -> Collection[MatchKey]:
        """Return the keys that are accepted, as ``Engine.clean`` expects of its ``accept``."""
        path = self.path(document.name)
        known = self.of(path)
        if not known:
            return ()
        pairs = pair(entries(path, document, matches), known, MOVED)
        return [match for match, entry in zip(matches, pairs, strict=True) if entry is not None]

    def path(self, name: str) -> str:
        """Return the path of a document as entries have it.

        A file that is not below the baseline's folder is compared by real paths, because either may have been reached
        over links.
        """
        whole = os.path.abspath(name)  # noqa: PTH100
        if not _below(whole, self._folder):
            folder, real = os.path.realpath(self._folder), os.path.realpath(os.path.dirname(whole))  # noqa: PTH120
            if _below(os.path.join(real, ""), folder):  # noqa: PTH118
                return Path(os.path.relpath(real, folder), os.path.basename(whole)).as_posix()  # noqa: PTH119
        try:
            return Path(os.path.relpath(whole, self._folder)).as_posix()
        except ValueError:  # on another drive
            return Path(whole).as_posix()

    def is_gone(self, path: str) -> bool:
        """Return True if the document no longer exists."""
        return not os.path.lexists(os.path.join(self._folder, os.fsdecode(encoded(path))))  # noqa: PTH118


def _below(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))  # noqa: PTH118


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
