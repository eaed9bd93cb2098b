"""The shapes of several lines: a label with what it announces, and the rest of a page.

A second cleaning must find nothing that the first did not, whatever other rules remove around a block. So a block goes
with its label; and a label that needs evidence takes it from lines that only become fewer, or from paragraphs, which
stay.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from cleanup.folding import line_keys
from cleanup.guards import COLONS, Guard, in_list, paragraphs, sentence, tail
from cleanup.phrases import PhraseTable, PhraseTables
from cleanup.rule import Finder, Match
from cleanup.text import Document, Span

MAX_BLOCK = 30
"""The lines that a block may have under its label; what bounds the walk keeps the work linear, too."""

FOOT = 10
"""Of a text so many parts, one may be the foot of its page: below a label in the midst stands more."""


def block(labels: PhraseTable, body: Guard) -> Finder:
    """A label alone on its line, to be removed together with the lines under it that are surely its own.

    These are: the next line, when the label ends with a colon and the line is its body, and no list; and all that is
    left of the text, when that is a tenth of it at most, begins with a body and has no sentence in it. A line that is a
    label itself is nobody's body.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if labels.names(document, number):
            yield Match(Span(document.visible(number).start, document.visible(end(document, number)).end), "")

    def end(document: Document, number: int) -> int:
        first = document.line_after(number)
        if first is None or not body(document, first) or labels.names(document, first):
            return number
        below = _foot(document, number)
        if below and not any(sentence(document, line) for line in below):
            return below[-1]
        announced = document.line_text(number).rstrip().endswith(COLONS) and not in_list(document, first)
        return first if announced else number

    return Finder(look, labels)


def _length(document: Document) -> int:
    """The length of a text without the white space at its end."""
    return len(document.text.rstrip())


def _foot(document: Document, number: int) -> list[int]:
    """The lines after one, where they may be the foot of a page: neither too many nor too much of the text."""
    if FOOT * (document.fact(_length) - document.visible(number).start) > len(document.text):
        return []
    below = document.lines_after(number, MAX_BLOCK + 1)
    return below if len(below) <= MAX_BLOCK else []


def rest(phrases: PhraseTables, where: Guard, *, confidence: float | None = None) -> Finder:
    """A line that is one of the phrases in the tail, with all after it, to be removed: a tenth of the text at most.

    ``where(document, line number)`` must hold for each line after it. The phrases must be such as rules remove wherever
    they stand: else cleaning the lines after one could make it the beginning of a rest, which it was not before.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        below = _foot(document, number)
        if not below or not tail(document, number) or not phrases.names(document, number):
            return
        if all(where(document, line) for line in below):
            yield Match(Span(document.visible(number).start, document.visible(below[-1]).end), "", confidence)

    return Finder(look, phrases)


def run(labels: PhraseTables, body: Guard, *, confidence: float | None = None) -> Finder:
    """A label alone on its line, to be removed with the bodies under it when they are a list: three, or the last lines.

    The last body before a sentence is likely to be its heading, and stays.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if not labels.names(document, number):
            return
        below = document.lines_after(number, MAX_BLOCK)
        bodies = list(takewhile(lambda line: body(document, line) and not labels.names(document, line), below))
        if len(bodies) < len(below):
            heading = sentence(document, below[len(bodies)]) and not in_list(document, below[len(bodies) - 1])
            bodies = bodies[: -1 if heading else None] if len(bodies) >= 3 else []
        last = bodies[-1] if bodies else number
        yield Match(Span(document.visible(number).start, document.visible(last).end), "", confidence)

    return Finder(look, labels)


def listed(labels: PhraseTables, least: int, *, confidence: float | None = None) -> Finder:
    """A label with the lines under it that stand again below, to be removed where there are so many before a paragraph.

    All before the next paragraph count, for a line between them may be another rule's to remove.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if not labels.names(document, number):
            return
        again = document.fact(_recurring)
        long = document.fact(paragraphs)
        place = bisect_left(long, number)
        stop = long[place] if place < len(long) else document.line_count
        if bisect_left(again, stop) - bisect_left(again, number) < least:
            return
        last = number
        for line in document.lines_after(number, MAX_BLOCK):
            if again[bisect_left(again, line) : bisect_left(again, line) + 1] != [line]:
                break
            last = line
        yield Match(Span(document.visible(number).start, document.visible(last).end), "", confidence)

    return Finder(look, labels)


def _recurring(document: Document) -> list[int]:
    """The lines that stand again below, whatever their numbers and bullets."""
    seen: set[str] = set()
    again = []
    for number, key in reversed([*enumerate(document.fact(line_keys))]):
        words = key.lstrip("0123456789.)( -•*")
        if words in seen:
            again.append(number)
        elif words:
            seen.add(words)
    return again[::-1]
