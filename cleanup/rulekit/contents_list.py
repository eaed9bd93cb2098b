"""A table of contents: a label, and under it lines that recur further down as headings."""

from collections.abc import Iterator
from itertools import takewhile

from cleanup.engine.document import Document, Span
from cleanup.engine.index.normalize import line_keys
from cleanup.engine.rule import Finder, Match
from cleanup.rulekit.guards.line_shape import ends_like_sentence
from cleanup.rulekit.guards.standalone import stands_alone
from cleanup.rulekit.page_tail import MAX_BLOCK
from cleanup.rulekit.phrases import PhraseTables


def table_of_contents(labels: PhraseTables, min_entries: int, *, confidence: float | None = None) -> Finder:
    """Find a label with the entries right under it, which are lines that recur below, and delete them.

    There must be ``min_entries`` of them, and the list must end where the text begins: at a sentence, or where one of
    the entries recurs. If ``min_entries`` is 0, the label is deleted alone where no list can follow: at the end of the
    text, or with a sentence in the next two lines.
    """

    def matches(document: Document, number: int) -> Iterator[Match]:
        if labels.matches_label(document, number) and stands_alone(document, number):
            last = last_entry(document, number)
            if last is not None:
                yield Match(Span(document.visible(number).start, document.visible(last).end), "", confidence)

    def last_entry(document: Document, number: int) -> int | None:
        recurring = document.cached(_recurring_lines)
        below = document.lines_after(number, MAX_BLOCK)
        entries = list(takewhile(recurring.__contains__, below))
        if len(entries) < max(min_entries, 1):
            alone = not min_entries and (not below or any(ends_like_sentence(document, line) for line in below[:2]))
            return number if alone else None
        words = {recurring[line] for line in entries}
        ends = all(
            ends_like_sentence(document, line) or _without_number(document.cached(line_keys)[line]) in words
            for line in below[len(entries) :][:1]
        )
        return entries[-1] if ends else None

    return Finder(matches, labels)


def _without_number(key: str) -> str:
    """Return a normalized line without its number or bullet."""
    return key.lstrip("0123456789.)( -•*")


def _recurring_lines(document: Document) -> dict[int, str]:
    """Return the lines that recur below, with their words; numbers and bullets do not matter."""
    below: set[str] = set()
    recurring = {}
    for number, key in reversed([*enumerate(document.cached(line_keys))]):
        words = _without_number(key)
        if words in below:
            recurring[number] = words
        elif words:
            below.add(words)
    return recurring
