"""Blocks of several lines: a label, and under it the lines that it announces.

A label is deleted together with what it announces, or not at all. It must be certain what that is, because the next
paragraph is the author's. A label is deleted alone where nothing that it could announce follows, and where it is the
text of a link.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from cleanup.engine.document import Document, Span
from cleanup.engine.index.normalize import MAX_LINE, line_keys
from cleanup.engine.rule import Finder, Match
from cleanup.layout.wrapped import width
from cleanup.rulekit.guards import Guard
from cleanup.rulekit.guards.line_shape import (
    ends_like_sentence,
    ends_with_ellipsis,
    is_list_item,
    is_paragraph,
    looks_like_headline,
)
from cleanup.rulekit.guards.position import COLONS
from cleanup.rulekit.guards.standalone import stands_alone
from cleanup.rulekit.page_tail import MAX_BLOCK, last_line, tail_below
from cleanup.rulekit.phrases import PhraseTable, PhraseTables

# Consecutive bodies that are a list, whatever follows them; a link must occur as often to belong to a list.
MIN_LIST = 3

# A label of more words is never taken for a list item that only resembles a label.
MAX_ITEM_WORDS = 3

ARROWS = ("→", "»", "›", ">", "▸", "►", "▶", "➔", "❯")


def block(labels: PhraseTable, body: Guard, links: PhraseTable | None = None) -> Finder:
    """Find a label alone on its line together with the lines under it that certainly belong to it, and delete them.

    A line that passes ``body`` can be what a label announces. These lines belong to it: all that is left of the text,
    where it is a tenth of it at most, begins with a body and has no sentence, or where each line of it is a body or a
    label; all lines before the next blank one, where a blank line precedes the label and they are bodies; and the next
    line, where the label ends with a colon and this line alone is a body. A list with bullets may be the author's, and
    is left alone unless it is such a tenth.

    ``links`` are the labels that are the text of a link. They are deleted alone where no colon follows. The labels
    among them may precede a headline as well: they are deleted where no body follows, where they end with an arrow, and
    where they occur three times, under as many excerpts.
    """
    return Finder(_CertainBlock(labels, body, links).matches, labels)


def label_with_list(
    labels: PhraseTables, body: Guard, links: PhraseTable | None = None, *, confidence: float | None = None
) -> Finder:
    """Find a label as ``block`` does, with the lines that likely belong to it: consecutive bodies with their excerpts.

    The last body before a sentence may be the sentence's heading. In a text that has other headings it is left alone if
    there are three bodies, and the label with all of them if there are fewer.
    """
    return Finder(_LikelyBlock(labels, body, links, confidence).matches, labels)


@dataclass(frozen=True)
class _LabelledBlock(ABC):
    """A label, and what ``block`` and ``label_with_list`` have in common."""

    labels: PhraseTable
    body: Guard
    links: PhraseTable | None
    confidence: float | None = None

    def matches(self, document: Document, number: int) -> Iterator[Match]:
        """Yield the label in a line, with its block."""
        if (
            self.labels.matches_label(document, number)
            and stands_alone(document, number)
            and not self._is_item(document, number)
        ):
            last = self._last_line(document, number)
            if last is not None:
                yield Match(Span(document.visible(number).start, document.visible(last).end), "", self.confidence)

    def _last_line(self, document: Document, number: int) -> int | None:
        """Return the last line to delete with a label: its own if it is deleted alone, None if it is left alone."""
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
        """Return whether a label is an item of a list: a line beside it has as many words, and shares one end with it.

        “Write more” beside “Read more” makes it an item, another label does not.
        """
        words = document.cached(line_keys)[number].split()
        if not 2 <= len(words) <= MAX_ITEM_WORDS or _has_colon(document, number):
            return False
        beside = (*document.lines_before(number, 1), *document.lines_after(number, 1))
        return any(
            len(others) == len(words)
            and (others[0] == words[0]) != (others[-1] == words[-1])
            and not self.labels.matches_label(document, line)
            for line in beside
            for others in [document.cached(line_keys)[line].split(None, MAX_ITEM_WORDS)]
        )

    def _labels_after(self, document: Document, number: int) -> int:
        """Return how many labels follow a label.

        The labels of a row are counted together, because this is called for each of them.
        """
        counted = document.cached(self._label_counts)
        if number not in counted:
            row = [number]
            while (line := document.line_after(row[-1])) is not None and self.labels.matches_label(document, line):
                row.append(line)
            counted.update(zip(row, reversed(range(len(row))), strict=True))
        return counted[number]

    def _label_counts(self, _: Document) -> dict[int, int]:
        """Return the memo of ``_labels_after``: labels that follow a label, by its line."""
        return {}

    @abstractmethod
    def announced(self, document: Document, number: int, below: list[int]) -> int | None:
        """Return the last line of what a label announces, given the lines below it; None where that is uncertain."""

    @abstractmethod
    def is_text(self, document: Document, below: list[int]) -> bool:
        """Return whether the author's prose follows a label, and nothing that it announces."""

    def is_body(self, document: Document, number: int) -> bool:
        """Return whether a line can be what a label announces: it is no label, belongs to nothing else, and its end is
        known.
        """
        return (
            self.body(document, number)
            and not document.ends_loosely(number)
            and stands_alone(document, number)
            and not self.labels.matches_label(document, number)
        )

    def _is_link(self, document: Document, number: int, below: list[int]) -> bool:
        if self.links is None or _has_colon(document, number) or not self.links.matches_label(document, number):
            return False
        if self.links.matches_line(document, number) or document.line_text(number).rstrip().endswith(ARROWS):
            return True
        if document.cached(_line_counts)[document.cached(line_keys)[number]] >= MIN_LIST:
            return True
        return not below or not self.is_body(document, below[0])


class _CertainBlock(_LabelledBlock):
    """A label with the lines that certainly belong to it."""

    def announced(self, document: Document, number: int, below: list[int]) -> int | None:
        """Return the last line of the tail, of the group under the label, or of the one body after its colon."""
        labels_at_end = document.cached(self._first_label_at_end)
        if self._is_tail(document, number, below) or (labels_at_end is not None and number >= labels_at_end):
            return below[-1]
        group = _group(document, number, self.is_body)
        if group and not any(is_list_item(document, line) for line in group):
            return group[-1]
        first, *others = below
        if not _has_colon(document, number) or not self.is_body(document, first) or is_list_item(document, first):
            return None
        more = bool(others) and (self.is_body(document, others[0]) or ends_with_ellipsis(document, others[0]))
        return None if more else first

    def is_text(self, document: Document, below: list[int]) -> bool:
        """Return whether prose follows: one sentence may be the excerpt of another page, two are no list of pages."""
        count = 1 if width(document.line_text(below[0])) > MAX_LINE else 2
        return len(below) >= count and all(is_paragraph(document, line) for line in below[:count])

    def _is_tail(self, document: Document, number: int, below: list[int]) -> bool:
        if not self.is_body(document, below[0]) or any(ends_like_sentence(document, line) for line in below):
            return False
        return tail_below(document, number, document.cached(_last_sentence)) == below

    def _first_label_at_end(self, document: Document) -> int | None:
        """Return the first of the labels at the end of a text that only labels and bodies without bullets follow.

        Return None where more than a block follows a label, or no sentence precedes them. All of them are deleted or
        none: if the last were deleted first, the next cleaning would delete the one before it, and so on.
        """
        first, after = None, 0
        for number in reversed(range(document.line_count)):
            if document.is_blank(number):
                continue
            if self.labels.matches_label(document, number) and stands_alone(document, number):
                first, longest = number, after
            elif is_list_item(document, number) or not self.is_body(document, number):
                break
            after += 1
        sentence = document.cached(_first_sentence)
        if first is None or longest > MAX_BLOCK or sentence is None or sentence >= first:
            return None
        return first


class _LikelyBlock(_LabelledBlock):
    """A label with the lines that likely belong to it."""

    def announced(self, document: Document, number: int, below: list[int]) -> int | None:
        """Return the last of the bodies right below, all with bullets or all without, or of their excerpts."""
        items = is_list_item(document, below[0])
        bodies = [
            *takewhile(lambda line: self.is_body(document, line) and is_list_item(document, line) == items, below)
        ]
        if not bodies:
            return None
        after = below[len(bodies) : len(bodies) + 1]
        ends = not after or self.labels.matches_label(document, after[0])
        last = None if ends else self._last_excerpt(document, below)
        if last is None and not ends:
            last = max(_group(document, number, self.is_body), default=None)
        if last is not None:
            return last
        if ends or items:
            return bodies[-1]
        return self._last_before(document, after[0], bodies)

    def _last_before(self, document: Document, after: int, bodies: list[int]) -> int | None:
        """Return the last of the bodies before a line that is neither body nor label; the last may be its heading."""
        before_sentence = ends_like_sentence(document, after)
        if len(bodies) < MIN_LIST:
            return bodies[-1] if before_sentence and not document.cached(_has_headings) else None
        return bodies[-2] if before_sentence and document.cached(_has_headings) else bodies[-1]

    def is_text(self, document: Document, below: list[int]) -> bool:
        """Return whether the next line is a paragraph."""
        return is_paragraph(document, below[0])

    def _last_excerpt(self, document: Document, below: list[int]) -> int | None:
        """Return the last of alternating bodies and excerpts; an excerpt ends in an ellipsis."""
        last = None
        for title, excerpt in zip(below[::2], below[1::2], strict=False):
            if not self.is_body(document, title) or not ends_with_ellipsis(document, excerpt):
                break
            last = excerpt
        return last


def _has_colon(document: Document, number: int) -> bool:
    return document.line_text(number).rstrip().endswith(COLONS)


def _group(document: Document, number: int, body: Guard) -> list[int]:
    """Return the bodies between a label that follows a blank line and the next blank line; none if others are there."""
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
    """Return whether any headline is between two sentences."""
    visible = [number for number in range(document.line_count) if not document.is_blank(number)]
    sentences = [ends_like_sentence(document, number) for number in visible]
    return any(
        before and after and not sentence and looks_like_headline(document, number)
        for before, sentence, after, number in zip(sentences, sentences[1:], sentences[2:], visible[1:], strict=False)
    )


def _line_counts(document: Document) -> Counter[str]:
    """Return how often each normalized line occurs in a text."""
    return Counter(document.cached(line_keys))


def _first_sentence(document: Document) -> int | None:
    lines = (number for number in range(document.line_count) if not document.is_blank(number))
    return next((number for number in lines if ends_like_sentence(document, number)), None)


def _last_sentence(document: Document) -> int | None:
    return last_line(document, lambda line: ends_like_sentence(document, line))
