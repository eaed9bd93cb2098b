"""Relocate decisions in a text that has changed since the review."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cleanup.engine.document import Span
from cleanup.engine.report import NEIGHBOURS
from cleanup.messages import plural
from cleanup.review.decisions import Decision

# Words that surround more places than this (a ruler of dashes, an indent) distinguish none of them.
MAX_PLACES = 100

# The words before a finding, its own, and those after it.
Words: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Relocation:
    """The possible spans of a decision. ``alike`` is the number of decisions with the same words in and around them."""

    spans: Sequence[Span]
    alike: int

    @property
    def span(self) -> Span | None:
        """The span, if it is certain."""
        return self.spans[0] if len(self.spans) == self.alike == 1 else None

    def __str__(self) -> str:
        if not self.spans:
            return "not found again"
        places = f"found at {plural(self.spans, 'place')}"
        return places if self.alike == 1 else f"{places}, of {self.alike} that were alike"


def relocate(text: str, decisions: Sequence[Decision]) -> list[Relocation]:
    """Return the possible spans of each decision.

    A span holds the original text, with all the words that were before it or all that were after it; spans with both
    win over spans with one. Words that are cut short were at the beginning or the end of the text, and must be there
    again.
    """
    alike = Counter(map(_words, decisions))
    windows = {side for decision in decisions for side in (decision.before, decision.after) if len(side) == NEIGHBOURS}
    starts = _find_windows(text, windows)
    relocations = {words: Relocation(_spans(text, words, starts), count) for words, count in alike.items()}
    return [relocations[_words(decision)] for decision in decisions]


def _words(decision: Decision) -> Words:
    return decision.before, decision.original, decision.after


def _find_windows(text: str, windows: set[str]) -> dict[str, Sequence[int]]:
    """Return the offsets of strings of 32 code points, found in one pass through the text however many there are."""
    starts: dict[str, list[int]] = {window: [] for window in windows}
    for start in range(len(text) - NEIGHBOURS + 1) if windows else ():
        found = starts.get(text[start : start + NEIGHBOURS])
        if found is not None and len(found) <= MAX_PLACES:
            found.append(start)
    return {window: found if len(found) <= MAX_PLACES else () for window, found in starts.items()}


def _spans(text: str, words: Words, windows: dict[str, Sequence[int]]) -> Sequence[Span]:
    before, original, after = words
    at_start = (0,) if text.startswith(before) else ()
    at_end = (len(text) - len(after),) if text.endswith(after) else ()
    by_before = {start + len(before) for start in windows.get(before, at_start)}
    by_after = {start - len(original) for start in windows.get(after, at_end)}
    starts = {start for start in by_before | by_after if start >= 0 and text.startswith(original, start)}
    return [Span(start, start + len(original)) for start in sorted(starts & by_before & by_after or starts)]
