"""The shapes of several lines: a label with what it announces, and the rest of a page.

A label goes with what it announces, or stays. What it announces must be certain, for the next paragraph is the
author's; alone it goes where nothing can be what it announces, and where it is the words of a link itself.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from cleanup.engine.document import Document, Span
from cleanup.engine.index.normalize import MAX_LINE, line_keys
from cleanup.engine.rule import Finder, Match
from cleanup.rulekit.guards import (
    COLONS,
    Guard,
    after_last_paragraph,
    cut_short,
    ends_like_sentence,
    in_list,
    looks_like_headline,
    paragraph,
    width,
)
from cleanup.rulekit.phrases import PhraseTable, PhraseTables
from cleanup.rulekit.standalone import stands_alone

MAX_BLOCK = 30
"""The lines that a block may have under its label; what bounds the walk keeps the work linear, too."""

FOOT = 10
"""The foot of a page is at most this fraction of its text; more than that stands below a label in the middle."""

MOST = 3
"""The most of these parts that may stand between the text and its foot."""

LIST = 3
"""The bodies in a row that make a list, and the times a link has to stand to belong to one, whatever follows."""

ITEM = 3
"""The most words that an item of a list may have and still be taken for one that only looks like a label."""

ARROWS = ("→", "»", "›", ">", "▸", "►", "▶", "➔", "❯")


def block(labels: PhraseTable, body: Guard, links: PhraseTable | None = None) -> Finder:
    """A label alone on its line, to be removed together with the lines under it that are surely its own.

    These are: all that is left of the text, where it is a tenth of it at most, begins with a body and has no sentence
    in it, and where every line of it is a body or a label; all lines before the next blank one, where the label has one
    over it and they are bodies; and the next line, when the label ends with a colon and this line alone is a body. A
    list with bullets may be its author's choice, and is left unless it is such a tenth.

    ``links`` are those of the labels that are the words of a link themselves, and go alone when no colon follows. The
    labels among them may stand over a headline as well: they go where no body follows, where an arrow does, and where
    they stand three times, under as many excerpts.
    """
    return Finder(_Certain(labels, body, links).matches, labels)


def label_with_list(
    labels: PhraseTables, body: Guard, links: PhraseTable | None = None, *, confidence: float | None = None
) -> Finder:
    """As ``block``, with the lines that are likely its own: the bodies in a row under it, with their excerpts.

    The last body before a sentence may be its heading. In a text that has other headings it stays where there are
    three, and so does the label with all of them where there are fewer.
    """
    return Finder(_Likely(labels, body, links, confidence).matches, labels)


@dataclass(frozen=True)
class _Label(ABC):
    """What ``block`` and ``label_with_list`` have in common."""

    labels: PhraseTable
    body: Guard
    links: PhraseTable | None
    confidence: float | None = None

    def matches(self, document: Document, number: int) -> Iterator[Match]:
        """The label in a line, with its block."""
        if (
            self.labels.names(document, number)
            and stands_alone(document, number)
            and not self._is_item(document, number)
        ):
            last = self._last(document, number)
            if last is not None:
                yield Match(Span(document.visible(number).start, document.visible(last).end), "", self.confidence)

    def _last(self, document: Document, number: int) -> int | None:
        """The last line to be removed with a label: its own where it goes alone; None where it stays."""
        below = document.lines_after(number, MAX_BLOCK + 1)
        if self._is_link(document, number, below):
            return number
        follow = self._labels_after(document, number)  # the last of several labels announces what follows
        label, below = below[follow - 1] if 0 < follow <= len(below) else number, below[follow:]
        if not below:
            return number
        last = self.announced(document, label, below)
        return number if last is None and self.is_text(document, below) else last

    def _is_item(self, document: Document, number: int) -> bool:
        """Whether a label is an item of a list: a line beside it has as many words, and begins or ends with its own.

        “Write more” beside “Read more” is one, another label is none.
        """
        words = document.cached(line_keys)[number].split()
        if not 2 <= len(words) <= ITEM or _has_colon(document, number):
            return False
        beside = (*document.lines_before(number, 1), *document.lines_after(number, 1))
        return any(
            len(others) == len(words)
            and (others[0] == words[0]) != (others[-1] == words[-1])
            and not self.labels.names(document, line)
            for line in beside
            for others in [document.cached(line_keys)[line].split(None, ITEM)]
        )

    def _labels_after(self, document: Document, number: int) -> int:
        """How many labels follow a label; all labels of a row are counted at once, for each may be asked about."""
        counted = document.cached(self._counted)
        if number not in counted:
            row = [number]
            while (line := document.line_after(row[-1])) is not None and self.labels.names(document, line):
                row.append(line)
            counted.update(zip(row, reversed(range(len(row))), strict=True))
        return counted[number]

    def _counted(self, _: Document) -> dict[int, int]:
        """How many labels follow those that were asked about so far."""
        return {}

    @abstractmethod
    def announced(self, document: Document, number: int, below: list[int]) -> int | None:
        """The last line of what a label announces, given the lines below it; None where nobody can tell."""

    @abstractmethod
    def is_text(self, document: Document, below: list[int]) -> bool:
        """Whether the author's prose follows a label, and nothing that it announces."""

    def is_body(self, document: Document, number: int) -> bool:
        """Whether a line can be what a label announces: no label itself, and no part of something else."""
        return (
            self.body(document, number) and stands_alone(document, number) and not self.labels.names(document, number)
        )

    def _is_link(self, document: Document, number: int, below: list[int]) -> bool:
        if self.links is None or _has_colon(document, number) or not self.links.names(document, number):
            return False
        if self.links.holds(document, number) or document.line_text(number).rstrip().endswith(ARROWS):
            return True
        if document.cached(_counts)[document.cached(line_keys)[number]] >= LIST:
            return True
        return not below or not self.is_body(document, below[0])


class _Certain(_Label):
    def announced(self, document: Document, number: int, below: list[int]) -> int | None:
        lists = document.cached(self._lists)
        if self._is_foot(document, number, below) or (lists is not None and number >= lists):
            return below[-1]
        group = _group(document, number, self.is_body)
        if group and not any(in_list(document, line) for line in group):
            return group[-1]
        first, *others = below
        if not _has_colon(document, number) or not self.is_body(document, first) or in_list(document, first):
            return None
        return None if others and (self.is_body(document, others[0]) or cut_short(document, others[0])) else first

    def is_text(self, document: Document, below: list[int]) -> bool:
        """As above: one sentence may be the excerpt of another page, two in a row are no list of pages."""
        some = 1 if width(document.line_text(below[0])) > MAX_LINE else 2
        return len(below) >= some and all(paragraph(document, line) for line in below[:some])

    def _is_foot(self, document: Document, number: int, below: list[int]) -> bool:
        if not self.is_body(document, below[0]) or any(ends_like_sentence(document, line) for line in below):
            return False
        return _foot(document, number, document.cached(_last_sentence)) == below

    def _lists(self, document: Document) -> int | None:
        """The first of the labels at the end of a text after which there are only labels and bodies without bullets.

        None where a label has more than a block after it, or the text has no sentence before it. All of them go or
        none: if the last went first, the one before it would follow in the next round, and so on.
        """
        first, after = None, 0
        for number in reversed(range(document.line_count)):
            if document.is_blank(number):
                continue
            if self.labels.names(document, number) and stands_alone(document, number):
                first, most = number, after
            elif in_list(document, number) or not self.is_body(document, number):
                break
            after += 1
        begun = document.cached(_first_sentence)
        return first if first is not None and most <= MAX_BLOCK and begun is not None and begun < first else None


class _Likely(_Label):
    def announced(self, document: Document, number: int, below: list[int]) -> int | None:
        items = in_list(document, below[0])
        bodies = [
            *takewhile(lambda line: self.is_body(document, line) and in_list(document, line) == items, below),
        ]
        if not bodies:
            return None
        after = below[len(bodies) : len(bodies) + 1]
        ends = not after or self.labels.names(document, after[0])
        last = None if ends else self._last_excerpt(document, below)
        if last is None and not ends:
            last = max(_group(document, number, self.is_body), default=None)
        if last is not None:
            return last
        if ends or items:
            return bodies[-1]
        prose = ends_like_sentence(document, after[0])
        if len(bodies) < LIST:
            return bodies[-1] if prose and not document.cached(_has_headings) else None
        return bodies[-2] if prose and document.cached(_has_headings) else bodies[-1]

    def is_text(self, document: Document, below: list[int]) -> bool:
        return paragraph(document, below[0])

    def _last_excerpt(self, document: Document, below: list[int]) -> int | None:
        """The last line of bodies and excerpts in turn, each of which ends in an ellipsis and follows its body."""
        last = None
        for title, excerpt in zip(below[::2], below[1::2], strict=False):
            if not self.is_body(document, title) or not cut_short(document, excerpt):
                break
            last = excerpt
        return last


def _has_colon(document: Document, number: int) -> bool:
    return document.line_text(number).rstrip().endswith(COLONS)


def _group(document: Document, number: int, body: Guard) -> list[int]:
    """The bodies between a label that has a blank line over it and the next blank line; none where another line is."""
    if number and not document.is_blank(number - 1):
        return []
    group: list[int] = []
    for line in range(number + 1, min(number + MAX_BLOCK + 2, document.line_count)):
        if document.is_blank(line):
            return group
        if not body(document, line):
            return []
        group.append(line)
    return []


def _has_headings(document: Document) -> bool:
    """Whether a headline stands between two sentences somewhere."""
    visible = [number for number in range(document.line_count) if not document.is_blank(number)]
    kinds = [ends_like_sentence(document, number) for number in visible]
    return any(
        before and after and not kind and looks_like_headline(document, number)
        for before, kind, after, number in zip(kinds, kinds[1:], kinds[2:], visible[1:], strict=False)
    )


def _counts(document: Document) -> Counter[str]:
    """How often each line stands in a text."""
    return Counter(document.cached(line_keys))


def _first_sentence(document: Document) -> int | None:
    lines = (number for number in range(document.line_count) if not document.is_blank(number))
    return next((number for number in lines if ends_like_sentence(document, number)), None)


def _last_sentence(document: Document) -> int | None:
    return _last(document, lambda line: ends_like_sentence(document, line))


def _last(document: Document, is_sought: Callable[[int], bool]) -> int | None:
    """The last of the lines that are not blank for which something holds."""
    lines = (number for number in reversed(range(document.line_count)) if not document.is_blank(number))
    return next(filter(is_sought, lines), None)


def _length(document: Document) -> int:
    """The length of a text without the white space at its end."""
    return len(document.text.rstrip())


def _foot(document: Document, number: int, above: int | None) -> list[int]:
    """The lines after one, where they may be the foot of a page: neither too many nor too much of the text.

    Nor may much stand between it and ``above``, the last line of the text before it: else the foot would creep up from
    round to round, for what is left of a text has a foot again.
    """
    text, start = document.text, document.visible(number).start
    begun = 0 if above is None else document.line(above).end
    if FOOT * (document.cached(_length) - start) > len(text) or FOOT * (start - begun) > MOST * len(text):
        return []
    below = document.lines_after(number, MAX_BLOCK + 1)
    return below if len(below) <= MAX_BLOCK else []


def to_end_of_page(phrases: PhraseTables, where: Guard, *, confidence: float | None = None) -> Finder:
    """A line that is one of the phrases in the tail, with all after it, to be removed: a tenth of the text at most.

    ``where(document, line number)`` must hold for each line after it, and each must stand by itself.
    """

    def last_other(document: Document) -> int | None:
        return _last(document, lambda line: not stands_alone(document, line) or not where(document, line))

    def matches(document: Document, number: int) -> Iterator[Match]:
        if (
            not after_last_paragraph(document, number)
            or not phrases.names(document, number)
            or not stands_alone(document, number)
        ):
            return
        last = document.cached(last_other)
        below = [] if last is not None and last > number else _foot(document, number, last)
        if below:
            yield Match(Span(document.visible(number).start, document.visible(below[-1]).end), "", confidence)

    return Finder(matches, phrases)


def table_of_contents(labels: PhraseTables, least: int, *, confidence: float | None = None) -> Finder:
    """A label with the lines right under it that stand again below, to be removed where there are so many.

    The list must end where the text begins: at a sentence, or at the first place where one of its lines stands again.
    Where ``least`` is 0 the label goes alone when no list can follow: nothing, or a sentence in the next two lines.
    """

    def matches(document: Document, number: int) -> Iterator[Match]:
        if labels.names(document, number) and stands_alone(document, number):
            last = end(document, number)
            if last is not None:
                yield Match(Span(document.visible(number).start, document.visible(last).end), "", confidence)

    def end(document: Document, number: int) -> int | None:
        again = document.cached(_recurring)
        below = document.lines_after(number, MAX_BLOCK)
        entries = list(takewhile(again.__contains__, below))
        if len(entries) < max(least, 1):
            alone = not least and (not below or any(ends_like_sentence(document, line) for line in below[:2]))
            return number if alone else None
        words = {again[line] for line in entries}
        begins = below[len(entries) :][:1]
        ends = all(
            ends_like_sentence(document, line) or _words(document.cached(line_keys)[line]) in words for line in begins
        )
        return entries[-1] if ends else None

    return Finder(matches, labels)


def _words(key: str) -> str:
    """A folded line without its number or bullet."""
    return key.lstrip("0123456789.)( -•*")


def _recurring(document: Document) -> dict[int, str]:
    """The lines that stand again below, whatever their numbers and bullets."""
    seen: set[str] = set()
    again = {}
    for number, key in reversed([*enumerate(document.cached(line_keys))]):
        words = _words(key)
        if words in seen:
            again[number] = words
        elif words:
            seen.add(words)
    return again
