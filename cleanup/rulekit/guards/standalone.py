"""The guard of every rule that deletes whole lines: a line must not be part of something larger.

Two neighbourhoods show that it is: a paragraph that was broken into lines of one width, where any line may begin or end
like a phrase, and settings (YAML, TOML, INI), where “tags: …” is a key.
"""

from collections.abc import Iterator

import regex

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import MAX_LINE
from cleanup.rulekit.guards.line_shape import CLOSERS, width

# The widths at which texts are broken. Narrower lines end for other reasons.
MIN_WIDTH, MAX_WIDTH = 36, 132

# What precedes each line of a comment or a quotation.
_MARKS = regex.compile(r"\s*+(?:(?://+|[#>|;%]+|\*(?!\*)|dnl\b|--|\.\.)\s++)?+")
_ITEM = regex.compile(r"[•·▪►▸»*–—-]\h|\(?\w{1,3}[.)]\h")
_OPEN = ("(", "（", "[", "「", "『", "“", "«", "„", "‘")
_ENDS = (".", "!", "?", ":", "…", "。", "！", "？", "：", "．", "۔", "।")

# Words that no line ends with unless it was broken there.
_JOINS = {
    *("the", "a", "an", "of", "and", "or", "to", "for", "with", "from", "by", "at", "as", "than", "der", "die"),
    *("das", "den", "dem", "und", "oder", "von", "zu", "mit", "für", "de", "la", "le", "les", "du", "des", "et"),
    *("el", "los", "las", "y", "del", "da", "do", "dos", "e", "il", "lo", "gli", "di", "che", "van", "het"),
    *("een", "en", "och", "att", "av", "i", "и", "в", "на", "с", "по", "из", "от", "для"),
}

_SMALL = regex.compile(r"\p{Ll}")
_SETTING = regex.compile(r"\s*+(?:-\h)?[a-z][a-z0-9_.-]*+\h?[:=](?:\h.*)?")
_SECTION = regex.compile(r"\s*+(?:-{3}|\+{3}|\[{1,2}[\w.\"' -]+\]{1,2}|[{}])\s*")


def stands_alone(document: Document, number: int) -> bool:
    """Return whether a line is neither part of a broken paragraph or of settings nor right beside such a line."""
    connected = document.cached(_connected_lines)
    return connected.isdisjoint((number - 1, number, number + 1))


def _connected_lines(document: Document) -> frozenset[int]:
    """Return the lines of broken paragraphs and of settings; blank lines separate them."""
    lines = document.lines
    connected: set[int] = set()
    start = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or document.is_blank(number):
            if number - start > 1:
                connected.update(_wrapped(lines, start, number))
                connected.update(_settings(lines, start, number))
            start = number + 1
    return frozenset(connected)


def _settings(lines: list[str], start: int, stop: int) -> Iterator[int]:
    """Yield the lines between two blank ones that are settings: at least two neighbours, with different keys.

    A line that is indented below a key, or an item right under it, belongs to its value.
    """
    keys = [_key(line) for line in lines[start:stop]]
    inside = False
    for index, key in enumerate(keys):
        inside = bool(key and any(other and other != key for other in keys[max(0, index - 1) : index + 2])) or (
            inside and lines[start + index].startswith((" ", "\t", "- "))
        )
        if inside:
            yield start + index


def _key(line: str) -> str:
    """Return the key of a line of settings, or the line if it separates sections; nothing for any other line."""
    found = _SETTING.fullmatch(line) or _SECTION.fullmatch(line)
    return found[0].strip().partition(":")[0].partition("=")[0] if found else ""


def _wrapped(lines: list[str], start: int, stop: int) -> Iterator[int]:
    """Yield the lines between two blank ones that were broken where the next word did not fit.

    Consecutive full lines and the line after them are a run. A run is a broken paragraph if a sentence continues from
    one of its lines to the next.
    """
    texts = [_MARKS.sub("", line, count=1).rstrip() for line in lines[start:stop]]
    widths = [width(line.rstrip()) if len(line) <= MAX_LINE else 0 for line in lines[start:stop]]
    run = 0
    continued = full = 0
    for index in range(len(texts)):
        if index + 1 < len(texts) and _is_full(texts, widths, index):
            full += 1
            continued += _continues(texts[index], texts[index + 1])
            continue
        if continued or (full >= 2 and _continues_without_case(texts[run : index + 1])):
            yield from range(start + run, start + index + 1)
        run, continued, full = index + 1, 0, 0


def _is_full(texts: list[str], widths: list[int], index: int) -> bool:
    """Return whether the first word of the next line does not fit on a line, given the width of its neighbours."""
    after = index + 1
    if not MIN_WIDTH <= widths[index] <= MAX_WIDTH or not 0 < widths[after] <= MAX_WIDTH or _ITEM.match(texts[after]):
        return False
    if texts[index].endswith(_OPEN):
        return True
    near = (widths[n] for n in range(max(0, index - 1), min(len(widths), index + 3)) if " " in texts[n] or n == index)
    return widths[index] + 1 + _first_word_length(texts[after]) > max(near)


def _first_word_length(text: str) -> int:
    word = text.partition(" ")[0]
    return 2 if width(word) > len(word) else len(word)  # a script without spaces is broken between any two letters


def _continues(text: str, following: str) -> bool:
    """Return whether a sentence continues from one line to the next."""
    if text.endswith(_OPEN) or text.rpartition(" ")[2] in _JOINS:
        return True
    return not text.rstrip(CLOSERS).endswith(_ENDS) and following.lstrip("\"'“‘«([")[:1].islower()


def _continues_without_case(texts: list[str]) -> bool:
    """Return whether most lines end within a sentence, in a script without lower case, where ``_continues`` fails."""
    within = sum(not text.rstrip(CLOSERS).endswith(_ENDS) for text in texts[:-1])
    return 2 * within > len(texts) - 1 and not any(map(_SMALL.search, texts))
