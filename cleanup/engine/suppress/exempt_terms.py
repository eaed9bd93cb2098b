"""What rules leave alone by its words: phrases that are wanted where they are found, and names."""

from bisect import bisect_right
from collections.abc import Collection

import regex

from cleanup.engine.document import Document, Span
from cleanup.engine.index.normalize import normalize


class ExemptTerms:
    """Found texts that are one of the ``phrases``, whatever their case and spacing, or that overlap one of the
    ``names``, which are whole words of that very case.
    """

    def __init__(self, phrases: Collection[str] = (), names: Collection[str] = ()) -> None:
        self.key = f"{sorted(phrases)} {sorted(names)}"
        self._phrases = frozenset(map(_folded, phrases))
        words = sorted({tuple(name.split()) for name in names} - {()}, key=lambda name: -sum(map(len, name)))
        either = "|".join(r"\s+".join(map(regex.escape, name)) for name in words)
        self._names = regex.compile(rf"(?<!\w)(?:{either})(?!\w)") if words else None

    def covers(self, document: Document, span: Span) -> bool:
        """Return True if a found text is exempt."""
        if self._phrases and _folded(document.slice(span)) in self._phrases:
            return True
        if self._names is None:
            return False
        starts, ends = document.cached(self._places)
        place = bisect_right(ends, span.start)
        return place < len(starts) and starts[place] < span.end

    def _places(self, document: Document) -> tuple[list[int], list[int]]:
        """Return where names begin and end; overlapping ones count as one."""
        starts: list[int] = []
        ends: list[int] = []
        for found in self._names.finditer(document.text, overlapped=True) if self._names is not None else ():
            if ends and found.start() < ends[-1]:
                ends[-1] = max(ends[-1], found.end())
            else:
                starts.append(found.start())
                ends.append(found.end())
        return starts, ends


def _folded(text: str) -> str:
    return normalize(text) or text  # of nothing but marks nothing would be left
