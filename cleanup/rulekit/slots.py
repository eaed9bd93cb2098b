"""Phrases with slots, such as “Image <N> of <N>”: a slot stands for text that differs from page to page."""

from functools import cached_property

import regex

from cleanup.engine.index.affixes import CLOSING, GOES_ON, SHORT
from cleanup.engine.index.normalize import EDGES, normalize
from cleanup.errors import RuleError
from cleanup.rulekit.dates import ORDINAL, YEAR, clock
from cleanup.rulekit.regex_cache import compiled

# The expressions of what each slot matches.
SLOTS = {
    "N": r"\d[\d.,\h]{0,9}",
    "YEAR": rf"{YEAR}(?:\h?[-–—,]\h?(?:19|20)?\d\d)?",
    # A year, a clock or numbers with marks between them, and a word or two at a time: not “12 novels in French”.
    "DATE": rf"(?=[^\n]{{0,40}}(?:{YEAR}|\d[./:年月-]\d))(?:[\p{{L}}.]{{2,12}},?\h){{0,2}}\d{{1,4}}{ORDINAL}?"
    r"(?:[\h.,:/|年月–-]{1,3}(?:\d{1,4}日?|[\p{L}.]{2,12})){0,7}",
    "NAME": r"(?-i:[\p{Lu}\p{Lo}])[\p{L}\p{M}\d’'&.,/+\h-]{1,70}",
    "TIME": clock(),
    "URL": r"(?:https?://|www\.)\S{3,180}",
    "TITLE": r"\S[^\n]{2,180}",
    "HANDLE": r"\w{1,40}",
    "ID": r"[\w-]{4,40}",
}

# What slots match in a longer text, where they end before a sentence does.
WITHIN = {"TITLE": r"\S[^\n.!?]{1,60}?", "NAME": r"(?-i:[\p{Lu}\p{Lo}])[\p{L}\p{M}\d’'&/+\h-]{1,40}?"}

# White space between the words of a phrase. It is bounded, because hyperscan is three to eight times slower with \s+.
SPACE = "[ \t\xa0]{1,2}"


class SlotPhrase:
    """A phrase with slots.

    ``pieces`` alternate between literal text and the names of slots, and ``literal`` is the longest piece of text,
    normalized. The index finds lines by ``affix``, the normalized text before the first slot or after the last one; if
    both are too short, ``affix`` is empty and the index scans for ``trigger``, an expression of the longest piece.
    """

    def __init__(self, pieces: tuple[str, ...], literal: str, affix: str, trigger: str) -> None:
        self.pieces, self.literal, self.affix, self.trigger = pieces, literal, affix, trigger

    @classmethod
    def of(cls, phrase: str) -> "SlotPhrase":
        """Parse a phrase as it is written in a table.

        Raises RuleError for an unknown slot, and for a phrase with no letters or digits outside its slots.
        """
        first, *middle, last = regex.split(r"<(\w+)>", phrase)
        pieces = (first.lstrip(EDGES), *middle, last.rstrip(EDGES))  # edges are no part of a phrase
        unknown = [slot for slot in pieces[1::2] if slot not in SLOTS]
        if unknown:
            raise RuleError(
                f"the phrase {phrase!r} has an unknown slot <{unknown[0]}>; the slots are {', '.join(SLOTS)}"
            )
        longest = max((piece.strip() for piece in pieces[::2]), key=len)
        literal = normalize(longest)
        if not literal:
            raise RuleError(f"the phrase {phrase!r} has no words outside its slots; add the words around them")
        opening, closing = normalize(pieces[0] + "x")[:-1], normalize("x" + pieces[-1])[1:]
        affix = ""
        if len(opening) >= max(SHORT, len(closing)):
            affix = opening + GOES_ON
        elif len(closing) >= CLOSING:
            affix = GOES_ON + closing
        return cls(pieces, literal, affix, "" if affix else _literal(longest.strip(EDGES)))

    @property
    def parts(self) -> tuple[tuple[str, ...], str, str, str]:
        """Return the arguments of the constructor, which is how a phrase is cached."""
        return self.pieces, self.literal, self.affix, self.trigger

    @cached_property
    def expression(self) -> "regex.Pattern[str]":
        """Return the compiled expression that a whole line must match."""
        pieces = (SLOTS[piece] if index % 2 else _literal(piece) for index, piece in enumerate(self.pieces))
        return compiled("".join(pieces), regex.IGNORECASE)  # with VERSION1, which folds ß to ss, 100 times slower

    def matches(self, line: str, key: str) -> bool:
        """Return whether a line, whose normalized form is ``key``, is this phrase.

        The literal is compared first, so that few expressions are ever compiled.
        """
        return self.literal in key and self.expression.fullmatch(line.strip(EDGES)) is not None

    def end_at(self, text: str, start: int) -> int | None:
        """Return the end of the phrase where it starts at an offset of a longer text; None where it does not, and for a
        phrase that a slot ends, whose end nobody knows.
        """
        if not self.pieces[-1].strip(EDGES) or not self.pieces[0].strip(EDGES):
            return None
        found = self._within.match(text, start)
        return found.end() if found else None

    @cached_property
    def _within(self) -> "regex.Pattern[str]":
        """Return the compiled expression of the phrase in a longer text, where its slots hold a few words."""
        pieces = (
            WITHIN.get(piece, SLOTS[piece]) if index % 2 else _literal(piece) for index, piece in enumerate(self.pieces)
        )
        return compiled("".join(pieces) + r"\b", regex.IGNORECASE)


def _literal(piece: str) -> str:
    escaped = regex.escape(piece, special_only=True, literal_spaces=True)
    return str(regex.sub(r"['’]", "['’]", escaped)).replace(" ", SPACE)
