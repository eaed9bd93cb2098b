"""Hard-wrapped text: paragraphs broken into lines of one width, as in mails, manuals, RFCs and plain books.

A break is one of wrapping where the next word would not have fitted. In a text that is wrapped as a whole the width is
known, and such breaks are joined. Elsewhere a single broken paragraph can be told by its neighbours.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from cleanup.layout.line_lengths import MAX_LINE, MIN_BREAKS, MIN_LINE, Bounds
from cleanup.layout.logical import Cut, Gap

# The widths at which texts are broken. Narrower lines end for other reasons.
MIN_WIDTH, MAX_WIDTH = MIN_LINE, 132

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

_CLOSERS = "\"'”’»)]*_」』）】》"

# Of the breaks between two lines of a wrapped text, the least share at which the next word does not fit; and of those,
# the least share within a sentence.
MIN_FULL, MIN_WITHIN = 0.5, 0.25

# The code points of a word that hardly any is longer than.
MAX_WORD = 24

_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_FIRST_WIDE = "\u2e80"
_PREFIX = regex.compile(r"[>|#;%/* \t]*")
_TABLE = regex.compile(r"\S\h{3,}\S|\t\S|\|.*\|")


def width(text: str) -> int:
    """Return the length of a text in letters of an alphabet: a letter of a script without spaces counts twice."""
    if text.isascii() or max(text) < _FIRST_WIDE:
        return len(text)
    return len(text) + len(_WIDE.findall(text))


class Join(NamedTuple):
    """A break that is undone: the line before it, how much of the next line's start goes (code points), and what takes
    the place of both.
    """

    line: int
    prefix: int
    separator: str


def joins(lines: Sequence[str]) -> list[Join]:
    """Return the breaks of a text that wrapping made, in order; none where the text is not wrapped."""
    breaks = [
        number
        for number, (line, after) in enumerate(pairwise(lines))
        if MIN_LINE <= len(line) <= MAX_LINE and after and not after.isspace()
    ]
    if len(breaks) < MIN_BREAKS or not _pile_up([len(lines[number]) for number in breaks]):
        return []
    widths = {number: width(lines[number].rstrip()) for number in breaks}
    limit = _limit(widths.values())
    full = [number for number in breaks if _fits_not(lines[number + 1], widths[number], limit)]
    if len(full) < max(MIN_BREAKS, MIN_FULL * len(breaks)):
        return []
    found = [join for number in full if (join := _join(lines, number)) is not None]
    within = sum(_is_within(lines, join) for join in found)
    return found if within >= MIN_WITHIN * max(MIN_BREAKS, len(found)) else []


def _pile_up(lengths: Sequence[int]) -> bool:
    """Return whether half of the lengths are within a word of the greatest, which is cheap to tell."""
    least = _limit(lengths) - MAX_WORD
    return sum(length >= least for length in lengths) >= MIN_FULL * len(lengths)


def _limit(lengths: Collection[int]) -> int:
    """Return the greatest length, leaving out one in fifty and all that are too great for a wrapped line."""
    known = sorted(length for length in lengths if length <= MAX_WIDTH)
    return known[len(known) - 1 - len(known) // 50] if known else MAX_LINE


def wrapping_cuts(text: str, broken: Iterable[Join], bounds: Bounds) -> Iterator[Cut]:
    """Yield breaks that are undone as cuts of the text."""
    starts, ends = bounds
    for number, prefix, separator in broken:
        end = ends[number]
        while text[end - 1].isspace():
            end -= 1
        yield Cut(end, starts[number + 1] + prefix, Gap.WRAPPING, separator)


def _fits_not(after: str, length: int, limit: int) -> bool:
    if not after[0].isalnum():
        after = _PREFIX.sub("", after, count=1)
    return length + 1 + _first_word_length(after) > limit


def _join(lines: Sequence[str], number: int) -> Join | None:
    """Return how a break is undone; None where two things end and begin there."""
    line, after = lines[number].rstrip(), lines[number + 1]
    mark, following = (_PREFIX.match(text)[0] for text in (line, after))  # type: ignore[index]
    if mark.strip() != following.strip():
        return None
    text, rest = line[len(mark) :], after[len(following) :]
    if not rest or not any(map(str.isalpha, rest)) or not any(map(str.isalpha, text)):
        return None
    if _ITEM.match(rest) or _TABLE.search(text) or _TABLE.search(rest):
        return None
    if text.rstrip(_CLOSERS).endswith(_ENDS) and len(following) > len(mark):
        return None  # an indented line after a sentence begins a paragraph
    if text.endswith("-") and text[-2:-1].isalpha() and rest[0].islower():
        return Join(number, len(following), "")
    separator = "" if _WIDE.match(text[-1]) and _WIDE.match(rest[0]) else " "
    return Join(number, len(following), separator)


def _is_within(lines: Sequence[str], join: Join) -> bool:
    """Return whether a break is within a sentence, as far as case and the script can tell."""
    line, after = lines[join.line].rstrip(), lines[join.line + 1][join.prefix :]
    return _continues(line, after) or (not line.rstrip(_CLOSERS).endswith(_ENDS) and not _SMALL.search(line + after))


def broken_lines(lines: list[str], start: int, stop: int) -> Iterator[int]:
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
    return not text.rstrip(_CLOSERS).endswith(_ENDS) and following.lstrip("\"'“‘«([")[:1].islower()


def _continues_without_case(texts: list[str]) -> bool:
    """Return whether most lines end within a sentence, in a script without lower case, where ``_continues`` fails."""
    within = sum(not text.rstrip(_CLOSERS).endswith(_ENDS) for text in texts[:-1])
    return 2 * within > len(texts) - 1 and not any(map(_SMALL.search, texts))
