"""Phrase tables: the words of a rule, by language.

The file is TOML, has the stem of its rule, and holds one table per language:

    [en]
    lines = ["Advertisement", "Image <N> of <N>"]     # the whole line
    labels = ["Read more"]                            # before a colon, or alone on its line
    openings = ["Posted on"]                          # the beginning of a line; the rule checks the rest

Slots in angle brackets stand for text that differs from page to page (see ``cleanup.rulekit.slots.SLOTS``).
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

from cleanup.engine.document import Document
from cleanup.engine.index.affixes import GOES_ON, LONG, SHORT, LookupTables, look_up, split_affixes
from cleanup.engine.index.normalize import label_key, line_keys, normalize
from cleanup.errors import RuleError
from cleanup.rulekit.phrase_file import PreparedPhrases, Tables, parse_table, prepare
from cleanup.rulekit.slots import SlotPhrase

# Several tables contain the same phrase, and one table is a part of several.
_slot_phrase = lru_cache(maxsize=None)(SlotPhrase)


class PhraseTable:
    """The phrases of a rule by language, read from their file when they are first used.

    ``tables`` replaces the content of the file for a custom rule, whose phrases are part of a larger file.
    """

    def __init__(self, path: Path, tables: Tables | None = None) -> None:
        self.path = path
        self._given = tables

    @cached_property
    def _prepared(self) -> PreparedPhrases:
        try:
            if self._given is not None:
                return prepare(self._given)
            return parse_table(self.path.read_bytes())
        except (OSError, ValueError, TypeError) as error:
            raise RuleError(f"{self.path}: the phrase table cannot be read: {error}") from error

    @property
    def languages(self) -> Tables:
        """Return language code to kind (``lines``, ``labels`` or a kind that only the rule uses) to phrases.

        Raises RuleError for a file that cannot be read or contains anything else.
        """
        return self._prepared.languages

    def words(self, kind: str, language: str | None = None) -> tuple[str, ...]:
        """Return all phrases of a kind in the order of the file, in one language or in all."""
        chosen = self.languages.values() if language is None else [self.languages.get(language, {})]
        return tuple(phrase for kinds in chosen for phrase in kinds.get(kind, ()))

    @cached_property
    def lines(self) -> frozenset[str]:
        """Return the normalized phrases without slots that are whole lines."""
        return frozenset(self._prepared.lines)

    @cached_property
    def labels(self) -> frozenset[str]:
        """Return the normalized labels, each with a colon."""
        return frozenset(self._prepared.labels)

    @cached_property
    def slot_phrases(self) -> tuple[SlotPhrase, ...]:
        """Return the phrases with slots."""
        return tuple(_slot_phrase(*parts) for parts in self._prepared.slot_phrases)

    def pairs(self, kind: str, language: str) -> dict[str, str]:
        """Return the phrases of the form ``wrong -> right`` as a mapping from wrong to right."""
        return dict(phrase.split(" -> ", 1) for phrase in self.words(kind, language))

    def languages_of(self, found: str) -> frozenset[str]:
        """Return the languages with a phrase that is the first line of a found text, or the label of that line."""
        key = normalize(found.partition("\n")[0])
        return self._languages_by_phrase.get(key) or self._languages_by_phrase.get(label_key(key)[:-1], frozenset())

    @cached_property
    def _languages_by_phrase(self) -> dict[str, frozenset[str]]:
        """Return the languages of each normalized phrase; of a pair, the wrong side counts."""
        languages: dict[str, frozenset[str]] = {}
        for language, kinds in self.languages.items():
            for phrase in chain.from_iterable(kinds.values()):
                key = normalize(phrase.partition(" -> ")[0])
                languages[key] = languages.get(key, frozenset()) | {language}
        return languages

    def contains(self, line: str) -> bool:
        """Return whether a line, given as text, is one of the phrases without slots."""
        return normalize(line) in self.lines

    def matches_line(self, document: Document, number: int) -> bool:
        """Return whether a whole line is one of the phrases."""
        key = document.cached(line_keys)[number]
        if not key or key in self.lines:
            return bool(key)
        candidates = [
            *self._without_affix,
            *(phrase for _, phrases in look_up([key], self._by_affix) for phrase in phrases),
        ]
        if not candidates:
            return False
        line = document.line_text(number)
        return any(phrase.matches(line, key) for phrase in candidates)

    @cached_property
    def _by_affix(self) -> LookupTables[list[SlotPhrase]]:
        """Return the phrases with slots by affix, so that few of hundreds are matched against a line."""
        by_affix: dict[str, list[SlotPhrase]] = {}
        for phrase in self.slot_phrases:
            if phrase.affix:
                by_affix.setdefault(phrase.affix, []).append(phrase)
        return split_affixes(by_affix)

    @cached_property
    def _without_affix(self) -> list[SlotPhrase]:
        """Return the phrases with slots and without an affix."""
        return [phrase for phrase in self.slot_phrases if not phrase.affix]

    def matches_label(self, document: Document, number: int) -> bool:
        """Return whether a whole line is one of the phrases, or one of the labels with or without its colon."""
        return document.cached(line_keys)[number] + ":" in self.labels or self.matches_line(document, number)

    def keys(self) -> Iterator[str]:
        """Yield the keys of the index: whole lines, labels with and without their colon, openings and closings."""
        yield from self.lines
        for label in self.labels:
            yield label
            yield label[:-1]
        yield from (normalize(phrase) + GOES_ON for phrase in self.words("openings"))
        yield from filter(None, (phrase.affix for phrase in self.slot_phrases))

    def triggers(self) -> Iterator[str]:
        """Yield the expressions that the index scans for: a literal piece of each phrase with slots and no affix."""
        yield from filter(None, (phrase.trigger for phrase in self.slot_phrases))

    def slot_phrase_at(self, text: str, start: int, opening: str) -> int | None:
        """Return the end of the longest phrase that starts at an offset, of those with an opening (normalized) and
        slots that end in words of their own; None where there is none.
        """
        known = self._by_affix.openings
        phrases = known.get(opening[:LONG], {}).get(opening) or known.get(opening[:SHORT], {}).get(opening) or ()
        ends = (phrase.end_at(text, start) for phrase in phrases)
        return max((end for end in ends if end is not None), default=None)

    def fingerprint(self) -> bytes:
        """Return bytes that change whenever the table does: those of its file."""
        return self.path.read_bytes()


class PhraseTables(PhraseTable):
    """Several tables as one."""

    def __init__(self, *tables: PhraseTable) -> None:
        super().__init__(tables[0].path)
        self.tables = tables

    @property
    def languages(self) -> Tables:
        """Return the phrases of all tables by language and kind."""
        merged: dict[str, dict[str, list[str]]] = {}
        for table in self.tables:
            for language, kinds in table.languages.items():
                for kind, phrases in kinds.items():
                    merged.setdefault(language, {}).setdefault(kind, []).extend(phrases)
        return merged

    @cached_property
    def lines(self) -> frozenset[str]:
        """Return the normalized phrases of all tables that are whole lines without slots."""
        return frozenset().union(*(table.lines for table in self.tables))

    @cached_property
    def labels(self) -> frozenset[str]:
        """Return the normalized labels of all tables, each with a colon."""
        return frozenset().union(*(table.labels for table in self.tables))

    @cached_property
    def slot_phrases(self) -> tuple[SlotPhrase, ...]:
        """Return the phrases with slots of all tables."""
        return tuple(phrase for table in self.tables for phrase in table.slot_phrases)

    def fingerprint(self) -> bytes:
        """Return bytes that change whenever one of the tables does."""
        return b"".join(table.fingerprint() for table in self.tables)
