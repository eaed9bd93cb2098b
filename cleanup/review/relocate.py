"""Where in a text that has changed the places are that were decided about."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cleanup.engine.document import Span
from cleanup.engine.report import NEIGHBOURS
from cleanup.review.decisions import Decision

COMMON = 100
"""Words that stand around more places than this (a ruler of dashes, an indent) tell none of them from the others."""


class Relocation(NamedTuple):
    """The places where a decision may belong, and how many decisions are ``alike``, with the same words around them."""

    spans: Sequence[Span]
    alike: int

    @property
    def span(self) -> Span | None:
        """The place, where it is certain."""
        return self.spans[0] if len(self.spans) == self.alike == 1 else None

    def __str__(self) -> str:
        if not self.spans:
            return "not found again"
        places = f"found at {len(self.spans)} place{'' if len(self.spans) == 1 else 's'}"
        return places if self.alike == 1 else f"{places}, of {self.alike} that were alike"


def relocate(text: str, decisions: Sequence[Decision]) -> list[Relocation]:
    """Where each decision may belong.

    A place holds the original, and before it or after it all the words that were there; places with both go before
    those with one. Words that are cut short were at the beginning or the end of the text, and must be there again.
    """
    alike = Counter(map(_words, decisions))
    windows = {side for one in decisions for side in (one.before, one.after) if len(side) == NEIGHBOURS}
    known = _windows(text, windows)
    sought = {_words(one): Relocation(_best(text, one, known), alike[_words(one)]) for one in decisions}
    return [sought[_words(one)] for one in decisions]


def _words(one: Decision) -> tuple[str, str, str]:
    return one.before, one.original, one.after


def _windows(text: str, wanted: set[str]) -> dict[str, Sequence[int]]:
    """Where each of some stretches of 32 code points stands: one walk through the text, however many they are."""
    places: dict[str, list[int]] = {window: [] for window in wanted}
    for start in range(len(text) - NEIGHBOURS + 1) if wanted else ():
        found = places.get(text[start : start + NEIGHBOURS])
        if found is not None and len(found) <= COMMON:
            found.append(start)
    return {window: found if len(found) <= COMMON else () for window, found in places.items()}


def _best(text: str, one: Decision, known: dict[str, Sequence[int]]) -> Sequence[Span]:
    size = len(one.original)
    before = {start + len(one.before) for start in known.get(one.before, (0,) if text.startswith(one.before) else ())}
    ended = (len(text) - len(one.after),) if text.endswith(one.after) else ()
    after = {start - size for start in known.get(one.after, ended)}
    starts = {start for start in before | after if start >= 0 and text.startswith(one.original, start)}
    return [Span(start, start + size) for start in sorted(starts & before & after or starts)]
