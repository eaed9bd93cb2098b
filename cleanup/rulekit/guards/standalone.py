"""Whether a line stands by itself: what every rule asks that takes a line as a whole.

Until the layout of a text is known, two neighbourhoods show that a line is a part of something else: a paragraph that
was broken into lines of one width, where any line may begin or end like a phrase, and settings (YAML, TOML, INI), where
“tags: …” is a key.
"""

from collections.abc import Iterator

import regex

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import MAX_LINE
from cleanup.rulekit.guards.line_shape import CLOSERS, width

NARROWEST, WIDEST = 36, 132
"""The widths at which texts are broken; a line of an alphabet with fewer letters breaks off for other reasons."""

_MARKS = regex.compile(r"\s*+(?:(?://+|[#>|;%]+|\*(?!\*)|dnl\b|--|\.\.)\s++)?+")
"""What stands before each line of a comment or a quotation."""

_ITEM = regex.compile(r"[•·▪►▸»*–—-]\h|\(?\w{1,3}[.)]\h")
_OPEN = ("(", "（", "[", "「", "『", "“", "«", "„", "‘")
_ENDS = (".", "!", "?", ":", "…", "。", "！", "？", "：", "．", "۔", "।")

_JOINS = {
    *("the", "a", "an", "of", "and", "or", "to", "for", "with", "from", "by", "at", "as", "than", "der", "die"),
    *("das", "den", "dem", "und", "oder", "von", "zu", "mit", "für", "de", "la", "le", "les", "du", "des", "et"),
    *("el", "los", "las", "y", "del", "da", "do", "dos", "e", "il", "lo", "gli", "di", "che", "van", "het"),
    *("een", "en", "och", "att", "av", "i", "и", "в", "на", "с", "по", "из", "от", "для"),
}
"""Words that no line ends with, unless it was broken there."""

_SETTING = regex.compile(r"\s*+(?:-\h)?[a-z][a-z0-9_.-]*+\h?[:=](?:\h.*)?")
_SECTION = regex.compile(r"\s*+(?:-{3}|\+{3}|\[{1,2}[\w.\"' -]+\]{1,2}|[{}])\s*")


def stands_alone(document: Document, number: int) -> bool:
    """Whether a line is neither a part of a broken paragraph or of settings nor right beside such a line."""
    bound = document.cached(_bound)
    return bound.isdisjoint((number - 1, number, number + 1))


def _bound(document: Document) -> frozenset[int]:
    """The lines of broken paragraphs, and of settings; blank lines part them."""
    lines = document.lines
    bound: set[int] = set()
    begun = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or document.is_blank(number):
            if number - begun > 1:
                bound.update(_wrapped(lines, begun, number))
                bound.update(_settings(lines, begun, number))
            begun = number + 1
    return frozenset(bound)


def _settings(lines: list[str], start: int, stop: int) -> Iterator[int]:
    """The lines between two blank ones that are settings: two neighbours at least are, of different keys.

    What is set in from a key, or an item right under it, is its value.
    """
    keys = [_key(line) for line in lines[start:stop]]
    inside = False
    for place, key in enumerate(keys):
        inside = bool(key and any(other and other != key for other in keys[max(0, place - 1) : place + 2])) or (
            inside and lines[start + place].startswith((" ", "\t", "- "))
        )
        if inside:
            yield start + place


def _key(line: str) -> str:
    """The key of a line of settings, or the line itself where it parts them; empty for any other line."""
    found = _SETTING.fullmatch(line) or _SECTION.fullmatch(line)
    return found[0].strip().partition(":")[0].partition("=")[0] if found else ""


def _wrapped(lines: list[str], start: int, stop: int) -> Iterator[int]:
    """The lines between two blank ones that were broken where the next word did not fit.

    Neighbours of which the first is so full make a run; a run is a broken paragraph when one of its lines ends within a
    sentence and the next goes on with it.
    """
    texts = [_MARKS.sub("", line, count=1).rstrip() for line in lines[start:stop]]
    widths = [width(line.rstrip()) if len(line) <= MAX_LINE else 0 for line in lines[start:stop]]
    run = 0
    within = full = 0
    for place in range(len(texts)):
        if place + 1 < len(texts) and _full(texts, widths, place):
            full += 1
            within += _goes_on(texts[place], texts[place + 1])
            continue
        if within or (full >= 2 and _without_case(texts[run : place + 1])):
            yield from range(start + run, start + place + 1)
        run, within, full = place + 1, 0, 0


def _full(texts: list[str], widths: list[int], place: int) -> bool:
    """Whether a line is so full that the first word of the next one did not fit into the width of its neighbours."""
    if not NARROWEST <= widths[place] <= WIDEST or not 0 < widths[place + 1] <= WIDEST or _ITEM.match(texts[place + 1]):
        return False
    if texts[place].endswith(_OPEN):
        return True
    near = (widths[n] for n in range(max(0, place - 1), min(len(widths), place + 3)) if " " in texts[n] or n == place)
    return widths[place] + 1 + _first_word(texts[place + 1]) > max(near)


def _first_word(text: str) -> int:
    word = text.partition(" ")[0]
    return 2 if width(word) > len(word) else len(word)  # a script without spaces is broken between any two letters


def _goes_on(text: str, following: str) -> bool:
    """Whether a sentence goes on from one line to the next."""
    if text.endswith(_OPEN) or text.rpartition(" ")[2] in _JOINS:
        return True
    return not text.rstrip(CLOSERS).endswith(_ENDS) and following.lstrip("\"'“‘«([")[:1].islower()


def _without_case(texts: list[str]) -> bool:
    """Whether lines have no small letters, so that none can show that a sentence goes on, and no end of one each."""
    inside = sum(not text.rstrip(CLOSERS).endswith(_ENDS) for text in texts[:-1])
    return 2 * inside > len(texts) - 1 and not any(map(_SMALL.search, texts))


_SMALL = regex.compile(r"\p{Ll}")
