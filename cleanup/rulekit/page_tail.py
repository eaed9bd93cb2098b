"""The tail of a page: the lines after a line, where they are few and make up a tenth of the text at most."""

from collections.abc import Callable, Iterator

from cleanup.engine.document import Document, Span
from cleanup.engine.rule import Finder, Match
from cleanup.rulekit.guards import Guard
from cleanup.rulekit.guards.position import after_last_paragraph
from cleanup.rulekit.guards.standalone import stands_alone
from cleanup.rulekit.phrases import PhraseTables

# Lines that a block or a tail may have below its first line. The limit keeps the time linear.
MAX_BLOCK = 30

# The tail is at most a tenth of the text: what is longer follows a label in the middle of a page. At most three tenths
# may lie between the article and its tail.
TENTHS, MAX_GAP = 10, 3


def to_end_of_page(phrases: PhraseTables, where: Guard, *, confidence: float | None = None) -> Finder:
    """Find a line of the page's tail that is one of the phrases, with all lines after it, and delete them.

    They are a tenth of the text at most. ``where(document, line number)`` must be true for each line after the first,
    and each must stand alone.
    """

    def last_exempt_line(document: Document) -> int | None:
        return last_line(document, lambda line: not stands_alone(document, line) or not where(document, line))

    def matches(document: Document, number: int) -> Iterator[Match]:
        if (
            not after_last_paragraph(document, number)
            or not phrases.matches_label(document, number)
            or not stands_alone(document, number)
        ):
            return
        exempt = document.cached(last_exempt_line)
        below = [] if exempt is not None and exempt > number else tail_below(document, number, exempt)
        if below:
            yield Match(Span(document.visible(number).start, document.visible(below[-1]).end), "", confidence)

    return Finder(matches, phrases)


def tail_below(document: Document, number: int, above: int | None) -> list[int]:
    """Return the lines after a line where they may be the tail of a page, and no lines otherwise.

    They must be neither too many nor too much of the text. Nor may much of it lie between them and ``above``, the last
    line of the article before them: without that, each further cleaning would take the tail of what is left.
    """
    text, start = document.text, document.visible(number).start
    article_end = 0 if above is None else document.line(above).end
    visible_length = document.cached(_visible_length)
    if TENTHS * (visible_length - start) > len(text) or TENTHS * (start - article_end) > MAX_GAP * len(text):
        return []
    below = document.lines_after(number, MAX_BLOCK + 1)
    return below if len(below) <= MAX_BLOCK else []


def last_line(document: Document, matches: Callable[[int], bool]) -> int | None:
    """Return the last line that is not blank and for whose number ``matches`` is true, or None."""
    lines = (number for number in reversed(range(document.line_count)) if not document.is_blank(number))
    return next(filter(matches, lines), None)


def _visible_length(document: Document) -> int:
    """Return the length of a text without the white space at its end, in code points."""
    return len(document.text.rstrip())
