"""The shapes of several lines: a label with what it announces, and the rest of a page.

A second cleaning must find nothing that the first did not, whatever other rules remove around a block. So a block goes
with its label; and a label that needs evidence takes it from lines that only become fewer, or from paragraphs, which
stay.
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from cleanup.folding import line_keys
from cleanup.matchers import Guard, in_list, paragraphs, sentence, tail
from cleanup.phrases import PhraseTable, PhraseTables
from cleanup.rule import Finder, Match
from cleanup.text import Document, Span

MAX_BLOCK = 30
"""The lines that a block may have under its label; what bounds the walk keeps the work linear, too."""


MOST = 10
"""The share of a text that its page's foot may be, inverted: below a button in the midst stands the other half."""


def block(labels: PhraseTable, body: Guard) -> Finder:
    """A label alone on its line, to be removed together with the lines under it that are surely its own.

    These are: the next line, when the label ends with a colon and the line is its body; bodies in a list right under
    either; and all that is left of the text, when that is the lesser half of it, begins with a body and has no sentence
    in it. A line that is a label itself is nobody's body.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if labels.names(document, number):
            last = end(document, number)
            yield Match(Span(document.visible(number).start, document.visible(last).end), "")

    def end(document: Document, number: int) -> int:
        below = document.lines_after(number, MAX_BLOCK + 1)
        late = 2 * document.line(number).start > len(document.text)
        if (
            late
            and 0 < len(below) <= MAX_BLOCK
            and owns(document, below[0])
            and not any(sentence(document, line) for line in below)
        ):
            return below[-1]
        last = number
        for line in below[:MAX_BLOCK]:
            first = last == number and document.line_text(number).rstrip()[-1] in ":："
            if not owns(document, line) or not (first or in_list(document, line)):
                break
            last = line
        return last

    def owns(document: Document, number: int) -> bool:
        return body(document, number) and not labels.names(document, number)

    return Finder(look, labels)


def rest(phrases: PhraseTables, where: Guard, *, confidence: float | None = None) -> Finder:
    """A line that is one of the phrases in the tail, with all after it, to be removed: a tenth of the text at most.

    ``where(document, line number)`` must hold for each line after it. The phrases must be such as rules remove wherever
    they stand: else cleaning the lines after one could make it the beginning of a rest, which it was not before.
    """

    def look(document: Document, number: int) -> Iterator[Match]:
        if not tail(document, number):
            return
        below = document.lines_after(number, MAX_BLOCK + 1)
        if not 0 < len(below) <= MAX_BLOCK or not phrases.names(document, number):
            return
        span = Span(document.visible(number).start, document.visible(below[-1]).end)
        if MOST * (span.end - span.start) <= len(document.text) and all(where(document, line) for line in below):
            yield Match(span, "", confidence)

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
