"""The lines before the first paragraph of a text and after its last, as numbers: what the line model looks at.

Between paragraphs stand headings, lists and verse, and a model that sees so little is more often wrong there than
right. The numbers must not change when lines of the margins are removed, or a second cleaning would find what the first
did not: so a line is measured against prose alone, which the model never judges.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from cleanup.engine.document import Document

# Maximum code points of a line that can be judged; a longer one is prose.
LONGEST = 200

# Minimum code points of a line that counts as prose because it ends like a sentence.
SENTENCE = 100

# The same for sentences that end with a mark of a script without spaces.
SENTENCE_WITHOUT_SPACES = 30

# Minimum share of prose in a text; one with less is a list, a poem or a play, and has no margins.
PROSE = 0.6

# Words of a title: a first line with at least so many, or in another script, and without a full stop.
TITLE = 3

# Code points of prose that are searched for the words of a line: searching all would be quadratic.
TOPIC = 3_000

# The features of a line, in order, and their names in messages. The model fills in “words”.
FEATURES = {
    "side": "its place at the head or the foot of the text",
    "paragraphs": "how many paragraphs the text has",
    "nearest": "the length of the nearest paragraph",
    "leads": "how the nearest paragraph ends",
    "prose": "how long the text is",
    "length": "its length",
    "first": "how it begins",
    "last": "how it ends",
    "count": "how many words it has",
    "capitals": "its capitals",
    "signs": "its signs",
    "shared": "how much of it the text speaks of",
    "words": "its words",
}

_STOPS = frozenset(".!?…")
_WIDE_STOPS = frozenset("。！？")
_QUOTES = "\"'“‘”’«»„「」『』"
_CLOSING = _QUOTES + ")]）"
_MARKS = (_QUOTES, "-–—•*", "([)]", ".", "!", "?", ":：", "…", ",;", "@#")
# Of other scripts than Latin every byte counts as a letter's, which is near enough.
_PLAIN = b"0123456789 " + bytes((*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0x80, 0x100)))

_AUTHORS = re.compile(
    r"""
      \(?\d{1,3}[.):]\s | \#                          # a numbered item, a heading with its mark
    | [^\t|]* (?: \t | \| [^|]* \| )                  # a row of a table
    | [\W_]+ $ | [IVXLC]+ [.]? $                      # a break, a chapter's number
    | ["'“‘„«「『—–-] .* [.!?…,"'”’»」』] $               # speech
    | .* [,;] $                                       # a salutation, a line that goes on
    """,
    re.VERBOSE,
)


class CandidateLine(NamedTuple):
    """A line of a margin: its number, its text without the white space at its ends, and whether it is at the foot."""

    number: int
    text: str
    foot: bool


class _CharacterClasses(dict[str, int]):
    """Kinds of characters as numbers: capitals, small letters, digits, kinds of marks, all else."""

    def __missing__(self, character: str) -> int:
        kind = next((number for number, marks in enumerate(_MARKS, 4) if character in marks), 3)
        if character.isalpha():
            kind = 1 if character.islower() else 0
        elif character.isdigit():
            kind = 2
        self[character] = kind
        return kind


_CHARACTER_CLASSES = _CharacterClasses()


def is_prose(line: str) -> bool:
    """Return True for a line that is clearly prose: long, or a sentence of some length."""
    length = len(line)
    if length > LONGEST:
        return True
    if length < SENTENCE_WITHOUT_SPACES:
        return False
    end = line[-1]
    if end in _CLOSING:
        end = line.rstrip(_CLOSING)[-1:]
    return end in _WIDE_STOPS or (length >= SENTENCE and end in _STOPS)


class HeadAndTail:
    """The margins of a document; call it through ``document.cached(Margins)``.

    ``lines`` are those that may be judged: neither the title nor what authors make, such as items, rows and speech.
    """

    def __init__(self, document: Document) -> None:
        prose: list[str] = []
        head: list[tuple[int, str]] = []
        foot: list[tuple[int, str]] = []
        size = 0
        title = None
        for number, whole in enumerate(document.lines):
            line = whole.strip()
            if not line:
                continue
            size += len(line)
            if is_prose(line):
                prose.append(line)
                foot.clear()
            elif title is None and line[-1] != "." and (len(line.split()) >= TITLE or not line.isascii()):
                size -= len(line)
            else:
                (foot if prose else head).append((number, line))
            title = title or line
        self._prose = prose
        self._total = sum(map(len, prose))
        margins = [(head, False), (foot, True)] if self._total >= PROSE * size else []
        self.lines = [
            CandidateLine(*line, side) for lines, side in margins for line in lines if not _AUTHORS.match(line[1])
        ]

    @cached_property
    def topic(self) -> str:
        """The first prose."""
        return "\n".join(self._prose)[:TOPIC]

    @cached_property
    def _topic(self) -> str:
        return self.topic.lower()

    def features(self, line: CandidateLine, words: Sequence[str]) -> list[float]:
        """Return the features of a line and its ``words_of``, in the order of ``FEATURES``."""
        text = line.text
        nearest = self._prose[-1 if line.foot else 0]
        data = text.encode("utf-8", "replace")
        content, topic = [word for word in words if len(word) > 3], self._topic
        return [
            line.foot,
            len(self._prose),
            len(nearest),
            _CHARACTER_CLASSES[nearest[-1]],
            self._total,
            len(text),
            _CHARACTER_CLASSES[text[0]],
            _CHARACTER_CLASSES[text[-1]],
            len(words),
            sum([word[0].isupper() for word in text.split()]) / len(words),
            len(data.translate(None, _PLAIN)) / len(data),
            sum([word in topic for word in content]) / len(content) if content else -1.0,
            0.0,
        ]


def words_of(line: str) -> list[str]:
    """Return the words of a line in lower case, with the punctuation attached to them."""
    return line.lower().replace("’", "'").split()


def grams(words: Sequence[str]) -> list[str]:
    """Return the features of words: each word, each pair, and the first and last, marked as such."""
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    return [*words, *pairs, f"^{words[0]}", f"{words[-1]}$", f"^{' '.join(words[:2])}", f"{' '.join(words[-2:])}$"]
