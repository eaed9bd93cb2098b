"""Phrase tables: the words of a rule, by language.

A table is a TOML file beside its rule with the same stem, one table a language:

    [en]
    lines = ["Advertisement", "Image <N> of <N>"]     # the whole line
    labels = ["Read more"]                            # what stands before a colon, or alone on its line
    openings = ["Posted on"]                          # what a line begins with; the rule looks at the rest

Slots in angle brackets stand for what differs from page to page (see ``SLOTS``).
"""

import marshal
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, cast

import regex

from cleanup import cache
from cleanup.errors import RuleError
from cleanup.expressions import compiled
from cleanup.folding import CLOSING, EDGES, GOES_ON, SHORT, Parts, fold, line_keys, look_up, sort_out
from cleanup.text import Document

SLOTS = {
    "N": r"\d[\d.,\h]{0,9}",
    "YEAR": r"(?:19|20)\d\d(?:\h?[-–—,]\h?(?:19|20)?\d\d)?",
    # A year, a clock or numbers with marks between them, and a word or two at a time: not “12 novels in French”.
    "DATE": r"(?=[^\n]{0,40}(?:(?:19|20)\d\d|\d[./:年月-]\d))(?:[\p{L}.]{2,12},?\h){0,2}\d{1,4}(?:st|nd|rd|th)?"
    r"(?:[\h.,:/|年月–-]{1,3}(?:\d{1,4}日?|[\p{L}.]{2,12})){0,7}",
    "NAME": r"(?-i:[\p{Lu}\p{Lo}])[\p{L}\p{M}\d’'&.,/+\h-]{1,70}",
    "TITLE": r"\S[^\n]{2,180}",
    "HANDLE": r"\w{1,40}",
    "ID": r"[\w-]{4,40}",
}


SPACE = "[ \t\xa0]{1,2}"
"""White space between the words of a phrase; bounded, for hyperscan is three to eight times slower with ``\\s+``."""


class Template:
    """A phrase with slots.

    ``affix`` is what it begins or ends with, folded, by which lines are looked up; when that is too little, it is
    empty, and ``trigger`` is a literal piece as an expression for the index.
    """

    def __init__(self, phrase: str) -> None:
        """Raises RuleError when a slot is not known, or too little is left outside of the slots to be found by."""
        first, *middle, last = regex.split(r"<(\w+)>", phrase)
        self.pieces = (first.lstrip(EDGES), *middle, last.rstrip(EDGES))  # edges are no part of a phrase
        unknown = [slot for slot in self.pieces[1::2] if slot not in SLOTS]
        if unknown:
            raise RuleError(f"the phrase {phrase!r} has an unknown slot <{unknown[0]}>; known are {', '.join(SLOTS)}")
        longest = max((piece.strip() for piece in self.pieces[::2]), key=len)
        self.literal = fold(longest)
        if not self.literal:
            raise RuleError(f"the phrase {phrase!r} has too little outside of its slots to be found by")
        opening, closing = fold(self.pieces[0] + "x")[:-1], fold("x" + self.pieces[-1])[1:]
        self.affix = ""
        if len(opening) >= max(SHORT, len(closing)):
            self.affix = opening + GOES_ON
        elif len(closing) >= CLOSING:
            self.affix = GOES_ON + closing
        self.trigger = "" if self.affix else _literal(longest.strip(EDGES))

    @cached_property
    def expression(self) -> "regex.Pattern[str]":
        """What a whole line must match."""
        pieces = (SLOTS[piece] if index % 2 else _literal(piece) for index, piece in enumerate(self.pieces))
        return compiled("".join(pieces), regex.IGNORECASE)  # with VERSION1, which folds ß to ss, 100 times slower

    def matches(self, line: str, folded: str) -> bool:
        """Whether a line is this phrase; what is cheap is asked first, so that few expressions are ever compiled."""
        return self.literal in folded and self.expression.fullmatch(line.strip(EDGES)) is not None


_template = lru_cache(maxsize=None)(Template)  # several tables hold the same phrase, and one is part of several


def _parsed(data: bytes) -> bytes:
    import tomllib

    return marshal.dumps(_checked(tomllib.loads(data.decode())))


def _checked(tables: Any) -> Any:
    for language, kinds in tables.items():
        if not isinstance(kinds, dict) or not all(map(_phrases, kinds.values())):
            raise ValueError(f"[{language}] must hold lists of phrases and nothing else")
    return tables


def _phrases(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(phrase, str) and fold(phrase) for phrase in value)


def _literal(piece: str) -> str:
    escaped = regex.escape(piece, special_only=True, literal_spaces=True)
    return str(regex.sub(r"['’]", "['’]", escaped)).replace(" ", SPACE)


PARSED = cache.Memo("phrases")
"""Tables that were read and checked before: it takes a millisecond each, which a pipe call has no time for."""

Tables = Mapping[str, Mapping[str, Sequence[str]]]


class PhraseTable:
    """The phrases of a rule by language, read from their file when they are first asked for.

    ``tables`` are given where the file is not a phrase table of its own: a user's rule file.
    """

    def __init__(self, path: Path, tables: Tables | None = None) -> None:
        self.path = path
        self._given = tables

    @cached_property
    def languages(self) -> Tables:
        """Language code to kind (``lines``, ``labels`` or a name of the rule's own) to phrases.

        Raises RuleError when the file cannot be read or holds anything else.
        """
        try:
            if self._given is not None:
                return cast("Tables", _checked(self._given))
            data = self.path.read_bytes()
            return cast("Tables", marshal.loads(PARSED.recall(data, lambda: _parsed(data))))
        except (OSError, ValueError, TypeError) as error:
            raise RuleError(f"{self.path}: this phrase table cannot be read: {error}") from error

    def words(self, kind: str, language: str | None = None) -> tuple[str, ...]:
        """All phrases of one kind, in the file's order; of one language or of all."""
        chosen = self.languages.values() if language is None else [self.languages.get(language, {})]
        return tuple(phrase for kinds in chosen for phrase in kinds.get(kind, ()))

    @cached_property
    def lines(self) -> frozenset[str]:
        """The folded phrases without slots that are whole lines."""
        return frozenset(fold(phrase) for phrase in self.words("lines") if "<" not in phrase)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The folded labels, each with a colon."""
        return frozenset(fold(phrase) + ":" for phrase in self.words("labels"))

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """The phrases with slots."""
        return tuple(_template(phrase) for phrase in self.words("lines") if "<" in phrase)

    def pairs(self, kind: str, language: str) -> dict[str, str]:
        """Phrases of the form ``wrong -> right``, wrong to right."""
        return dict(phrase.split(" -> ", 1) for phrase in self.words(kind, language))

    def has(self, line: str) -> bool:
        """Whether a line, as text, is one of the phrases without slots."""
        return fold(line) in self.lines

    def holds(self, document: Document, number: int) -> bool:
        """Whether a whole line is one of the phrases."""
        key = document.fact(line_keys)[number]
        if not key or key in self.lines:
            return bool(key)
        candidates = [*self._loose, *(template for _, known in look_up([key], self._affixed) for template in known)]
        if not candidates:
            return False
        line = document.line_text(number)
        return any(template.matches(line, key) for template in candidates)

    @cached_property
    def _affixed(self) -> Parts[list[Template]]:
        """The phrases with slots by what they begin or end with: of hundreds, few are worth a look."""
        known: dict[str, list[Template]] = {}
        for template in self.templates:
            if template.affix:
                known.setdefault(template.affix, []).append(template)
        return sort_out(known)

    @cached_property
    def _loose(self) -> list[Template]:
        """The phrases without an affix."""
        return [template for template in self.templates if not template.affix]

    def names(self, document: Document, number: int) -> bool:
        """Whether a whole line is one of the phrases, or one of the labels with or without its colon."""
        return document.fact(line_keys)[number] + ":" in self.labels or self.holds(document, number)

    def keys(self) -> Iterator[str]:
        """What the index looks lines up by: whole lines, labels with and without their colon, openings and closings."""
        yield from self.lines
        for label in self.labels:
            yield label
            yield label[:-1]
        yield from (fold(phrase) + GOES_ON for phrase in self.words("openings"))
        yield from filter(None, (template.affix for template in self.templates))

    def triggers(self) -> Iterator[str]:
        """What the index scans for: a literal piece of each phrase that has slots and no affix."""
        yield from filter(None, (template.trigger for template in self.templates))

    def fingerprint(self) -> bytes:
        """What changes whenever the table does: the bytes of its file."""
        return self.path.read_bytes()


class PhraseTables(PhraseTable):
    """Several tables as one: for a rule that asks whether a line is one of many that are known."""

    def __init__(self, *tables: PhraseTable) -> None:
        super().__init__(tables[0].path)
        self.tables = tables

    @cached_property
    def languages(self) -> Tables:
        """As those of a table, of all."""
        merged: dict[str, dict[str, list[str]]] = {}
        for table in self.tables:
            for language, kinds in table.languages.items():
                for kind, phrases in kinds.items():
                    merged.setdefault(language, {}).setdefault(kind, []).extend(phrases)
        return merged

    @cached_property
    def lines(self) -> frozenset[str]:
        """As those of a table, of all."""
        return frozenset().union(*(table.lines for table in self.tables))

    @cached_property
    def labels(self) -> frozenset[str]:
        """As those of a table, of all."""
        return frozenset().union(*(table.labels for table in self.tables))

    @cached_property
    def templates(self) -> tuple[Template, ...]:
        """As those of a table, of all."""
        return tuple(template for table in self.tables for template in table.templates)

    def fingerprint(self) -> bytes:
        """What changes whenever one of the tables does."""
        return b"".join(table.fingerprint() for table in self.tables)
