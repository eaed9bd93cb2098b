"""Run-on text: paragraphs, headlines, prompts and credits in one physical line, as data sets of articles store them.

A line is cut where one element of a page ends and the next begins: at the end of a sentence, where two elements were
glued together, after a phrase that is known, and around elements that are known by their shape. It is never cut inside
quotation marks, brackets, numbers, abbreviations and names.
"""

from collections.abc import Callable, Collection
from itertools import chain, starmap
from typing import TypeAlias

import regex

from cleanup.layout.element_shapes import gap_after, gaps_after_shapes, shape_starts
from cleanup.layout.logical import Cut, Gap
from cleanup.layout.quotations import enclosed
from cleanup.layout.sentence_ends import sentence_ends

# Returns the end of the longest known phrase that starts at an offset of a text, or None.
PhraseAt: TypeAlias = Callable[[str, int], int | None]

_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}]")

# Sentences about somebody who writes, and those that tell how to reach them.
_WRITER = regex.compile(
    r"\b\p{Lu}.{2,80}\bis\h(?:an?|the)\h.{0,60}\b(?i:reporter|writer|editor|journalist|correspondent|columnist)\b"
    r"|[—–•-]?\h?(?i:contact|e-?mail|reach)\h\p{Lu}.{2,80}@"
)
_CONTACT = regex.compile(
    r"(?i:follow\h(?:him|her|them|me)\b|e-?mail(?:\h(?:him|her|them|me)\b|:)|contact\h(?:him|her|them)\b"
    r"|(?:s?he|they)\hcan\hbe\h(?:reached|contacted))"
)

# Notices of copyright, and sentences that continue one.
_COPYRIGHT = regex.compile(r"©|\([Cc]\)|(?i:copyright)")
_CONTINUED = regex.compile(
    r"(?i:all \w+ reserved\b|this material may not be\b|no part of th\w+ (?:article|story|material|publication)\b"
    r"|distributed by \p{Lu}|not to be re\w+|not for re\w+)"
)


def cuts(line: str, phrase_at: PhraseAt) -> list[Cut]:
    """Return where a line is cut, in order, by its own offsets."""
    found: dict[int, Cut] = {}
    inside = enclosed(line)
    shapes = ((*gap, Gap.ELEMENT) for gap in shape_starts(line))
    for cut in starmap(Cut, chain(sentence_ends(line), shapes)):
        if cut.start > 0 and cut.end < len(line) and not inside(cut.start):
            _add(found, cut)
    waiting = [0, *(cut.end for cut in found.values())]
    seen: set[int] = set()
    within: list[tuple[int, int]] = []  # elements that are one, though sentences end in them
    while waiting:
        start = waiting.pop()
        if start in seen:
            continue
        seen.add(start)
        phrase = phrase_at(line, start)
        ends = [*gaps_after_shapes(line, start), *(() if phrase is None else gap_after(line, phrase))]
        if ends:
            end = max(ends)
            within.append((start, end[0]))
            if end[1] < len(line):
                _add(found, Cut(end[0], end[1], Gap.GLUED if end[0] == end[1] else Gap.ELEMENT))
                waiting.append(end[1])
    return _without_words(line, _outside(_in_order(found), sorted(within)), {start for start, _ in within})


def _add(found: dict[int, Cut], cut: Cut) -> None:
    known = found.get(cut.start)
    if known is not None:
        cut = Cut(cut.start, max(cut.end, known.end), max(cut.gap, known.gap))
    found[cut.start] = cut


def _in_order(found: dict[int, Cut]) -> list[Cut]:
    ordered: list[Cut] = []
    for start in sorted(found):
        if not ordered or start > ordered[-1].end:
            ordered.append(found[start])
    return ordered


def _outside(ordered: list[Cut], elements: list[tuple[int, int]]) -> list[Cut]:
    """Return the cuts that are in none of the elements, which are in order."""
    kept: list[Cut] = []
    place = done = 0
    for cut in ordered:
        while place < len(elements) and elements[place][0] < cut.start:
            done = max(done, elements[place][1])
            place += 1
        if cut.start >= done:
            kept.append(cut)
    return kept


def _without_words(line: str, ordered: list[Cut], known: Collection[int]) -> list[Cut]:
    """Return the cuts without ends of sentences before a single word, unless an element starts at its offset that is
    ``known``, and before what continues a notice.
    """
    kept: list[Cut] = []
    start = 0
    for place, cut in enumerate(ordered):
        end = ordered[place + 1].start if place + 1 < len(ordered) else len(line)
        element = line[cut.end : end]
        is_word = cut.end not in known and not _is_wide(element) and len(element.split()) < 2
        before, continued = (_COPYRIGHT, _CONTINUED) if _CONTINUED.match(element) else (_WRITER, _CONTACT)
        continues = continued.match(element) and before.search(line, start, cut.start)
        if cut.gap is not Gap.SENTENCE or not (is_word or continues):
            kept.append(cut)
            start = cut.end
    return kept


def _is_wide(text: str) -> bool:
    return not text.isascii() and _WIDE.search(text) is not None
