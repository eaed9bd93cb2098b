"""Phrases found where they start in a longer line, for texts whose elements share one line."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Generic, Protocol, TypeVar, runtime_checkable

import regex

from cleanup.engine.index.affixes import LONG, SHORT, Affixes
from cleanup.engine.index.normalize import MAX_LINE, normalize
from cleanup.engine.rule import Phrases

Value = TypeVar("Value")

# A phrase of fewer words may as well begin a sentence: see ``_is_certain``.
MIN_WORDS = 3

# A word, in scripts without spaces a run of them; a longer one is in no phrase.
_WORD = regex.compile(rf"\h{{0,9}}+(\S{{1,{MAX_LINE}}}+)(?!\S)")

# A shorter one (code points) is more often the first word of a sentence, such as “Related” or “Sponsored”.
MIN_LENGTH = 10

# A stop or a capital within a word, where a sentence or a phrase may end.
_GLUED = regex.compile(r"[.!?…][”’\"')\]]*+(?=[\p{Lu}“\"(\[—•-])|(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll})")

# A sentence or a quotation that follows a short phrase; two names in a row may be one name with the phrase.
_SENTENCE = regex.compile(r"\h++(?:[“\"‘]|\p{Lu}[\p{L}’']*+,?\h++\p{Ll}|\d)")


@runtime_checkable
class SlotPhrases(Protocol):
    """Phrases with slots that can be found in a longer text."""

    def slot_phrase_at(self, text: str, start: int, opening: str) -> int | None:
        """Return the end of the phrase that starts at an offset, of those with an opening (normalized) and slots that
        end in words of their own; None where there is none.
        """


class KnownPhrases(Generic[Value]):
    """The phrases of rules, looked up at an offset of a text.

    ``whole`` are normalized whole lines, and ``openings`` the beginnings of phrases with slots, for which ``tables_of``
    returns the tables that have them.
    """

    def __init__(
        self,
        whole: Collection[str],
        openings: Affixes[Value],
        tables_of: Callable[[Value], Iterable[Phrases]],
    ) -> None:
        self._whole, self._openings, self._tables_of = whole, openings, tables_of
        self._words: dict[str, int] = {}  # the most words of the phrases that start with a word
        for key in whole:
            first, count = key.partition(" ")[0], key.count(" ") + 1
            if count > self._words.get(first, 0):
                self._words[first] = count

    def __call__(self, text: str, start: int) -> int | None:
        """Return the end of the longest phrase that starts at an offset; None where none does, or none that is
        certain.
        """
        word = _WORD.match(text, start)
        while word and not normalize(word[1]):  # a bullet
            word = _WORD.match(text, word.end())
        if not word:
            return None
        ends = [*self._whole_lines(text, start, word), *self._with_slots(text, start, word)]
        return max(ends, default=None)

    def _whole_lines(self, text: str, start: int, word: "regex.Match[str]") -> Iterator[int]:
        most = self._words.get(normalize(word[1]), 0)
        count = 0
        following: regex.Match[str] | None = word
        while following and count < most + 2 and following.end() - start <= MAX_LINE:
            count += 1
            done = following.start(1)
            for end in (*_glued_ends(text, following), following.end()):
                if normalize(text[done:end]) and self._is_phrase(text, start, end):  # marks alone add nothing
                    yield end
                done = end
            following = _WORD.match(text, following.end())

    def _is_phrase(self, text: str, start: int, end: int) -> bool:
        key = normalize(text[start:end])
        return key in self._whole and (
            end == len(text) or (text[end - 1] not in ":：" and _is_certain(text, start, end))
        )

    def _with_slots(self, text: str, start: int, word: "regex.Match[str]") -> Iterator[int]:
        key = normalize(text[word.start(1) : start + MAX_LINE])
        for length in (LONG, SHORT):
            for opening, value in self._openings.get(key[:length], {}).items():
                if key.startswith(opening):
                    for table in self._tables_of(value):
                        if not isinstance(table, SlotPhrases):
                            continue
                        end = table.slot_phrase_at(text, word.start(1), opening)
                        if end is not None:
                            yield end


def _glued_ends(text: str, word: "regex.Match[str]") -> list[int]:
    """Return where sentences end within a word, because the next one was glued to it."""
    return [found.end() for found in _GLUED.finditer(text, word.start(1), word.end())]


def _is_certain(text: str, start: int, end: int) -> bool:
    phrase = text[start:end].strip()
    words = phrase.split()
    if len(words) >= MIN_WORDS or (len(words) > 1 and phrase.isupper()):
        return True
    if phrase.endswith(".") or len(phrase) < MIN_LENGTH:
        return False
    return all(word[:1].isupper() for word in words) and _SENTENCE.match(text, end) is not None
