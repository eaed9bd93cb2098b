"""Phrase tables: the words of a rule, by language.

A table is a TOML file beside its rule with the same stem, one table a language:

    [en]
    lines = ["Advertisement", "Image <N> of <N>"]     # the whole line
    labels = ["Read more"]                            # what stands before a colon, or alone on its line
    openings = ["Posted on"]                          # what a line begins with; the rule looks at the rest

Slots in angle brackets stand for what differs from page to page (see ``cleanup.rulekit.slots.SLOTS``).
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import GOES_ON, Parts, label_key, line_keys, look_up, normalize, split_affixes
from cleanup.errors import RuleError
from cleanup.rulekit.phrase_file import PreparedPhrases, Tables, parse_table, prepare
from cleanup.rulekit.slots import SlotPhrase

_template = lru_cache(maxsize=None)(SlotPhrase)  # several tables hold the same phrase, and one is part of several


class PhraseTable:
    """The phrases of a rule by language, read from their file when they are first asked for.

    ``tables`` are given where the file is not a phrase table of its own: a user's rule file.
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
            raise RuleError(f"{self.path}: this phrase table cannot be read: {error}") from error

    @property
    def languages(self) -> Tables:
        """Language code to kind (``lines``, ``labels`` or a name of the rule's own) to phrases.

        Raises RuleError when the file cannot be read or holds anything else.
        """
        return self._prepared.languages

    def words(self, kind: str, language: str | None = None) -> tuple[str, ...]:
        """All phrases of one kind, in the file's order; of one language or of all."""
        chosen = self.languages.values() if language is None else [self.languages.get(language, {})]
        return tuple(phrase for kinds in chosen for phrase in kinds.get(kind, ()))

    @cached_property
    def lines(self) -> frozenset[str]:
        """The folded phrases without slots that are whole lines."""
        return frozenset(self._prepared.lines)

    @cached_property
    def labels(self) -> frozenset[str]:
        """The folded labels, each with a colon."""
        return frozenset(self._prepared.labels)

    @cached_property
    def slot_phrases(self) -> tuple[SlotPhrase, ...]:
        """The phrases with slots."""
        return tuple(_template(*parts) for parts in self._prepared.slot_phrases)

    def pairs(self, kind: str, language: str) -> dict[str, str]:
        """Phrases of the form ``wrong -> right``, wrong to right."""
        return dict(phrase.split(" -> ", 1) for phrase in self.words(kind, language))

    def languages_of(self, found: str) -> frozenset[str]:
        """The languages among whose phrases a found text is, or its first line, or the label of that."""
        key = normalize(found.partition("\n")[0])
        return self._languages_by_phrase.get(key) or self._languages_by_phrase.get(label_key(key)[:-1], frozenset())

    @cached_property
    def _languages_by_phrase(self) -> dict[str, frozenset[str]]:
        """The languages of each phrase, folded; of pairs, of what is wrong."""
        languages: dict[str, frozenset[str]] = {}
        for language, kinds in self.languages.items():
            for phrase in chain.from_iterable(kinds.values()):
                key = normalize(phrase.partition(" -> ")[0])
                languages[key] = languages.get(key, frozenset()) | {language}
        return languages

    def contains(self, line: str) -> bool:
        """Whether a line, as text, is one of the phrases without slots."""
        return normalize(line) in self.lines

    def matches_line(self, document: Document, number: int) -> bool:
        """Whether a whole line is one of the phrases."""
        key = document.cached(line_keys)[number]
        if not key or key in self.lines:
            return bool(key)
        candidates = [
            *self._without_affix,
            *(template for _, known in look_up([key], self._by_affix) for template in known),
        ]
        if not candidates:
            return False
        line = document.line_text(number)
        return any(template.matches(line, key) for template in candidates)

    @cached_property
    def _by_affix(self) -> Parts[list[SlotPhrase]]:
        """The phrases with slots by what they begin or end with: of hundreds, few are worth a look."""
        known: dict[str, list[SlotPhrase]] = {}
        for template in self.slot_phrases:
            if template.affix:
                known.setdefault(template.affix, []).append(template)
        return split_affixes(known)

    @cached_property
    def _without_affix(self) -> list[SlotPhrase]:
        """The phrases without an affix."""
        return [template for template in self.slot_phrases if not template.affix]

    def matches_label(self, document: Document, number: int) -> bool:
        """Whether a whole line is one of the phrases, or one of the labels with or without its colon."""
        return document.cached(line_keys)[number] + ":" in self.labels or self.matches_line(document, number)

    def keys(self) -> Iterator[str]:
        """What the index looks lines up by: whole lines, labels with and without their colon, openings and closings."""
        yield from self.lines
        for label in self.labels:
            yield label
            yield label[:-1]
        yield from (normalize(phrase) + GOES_ON for phrase in self.words("openings"))
        yield from filter(None, (template.affix for template in self.slot_phrases))

    def triggers(self) -> Iterator[str]:
        """What the index scans for: a literal piece of each phrase that has slots and no affix."""
        yield from filter(None, (template.trigger for template in self.slot_phrases))

    def fingerprint(self) -> bytes:
        """What changes whenever the table does: the bytes of its file."""
        return self.path.read_bytes()


class PhraseTables(PhraseTable):
    """Several tables as one: for a rule that asks whether a line is one of many that are known."""

    def __init__(self, *tables: PhraseTable) -> None:
        super().__init__(tables[0].path)
        self.tables = tables

    @property
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
    def slot_phrases(self) -> tuple[SlotPhrase, ...]:
        """As those of a table, of all."""
        return tuple(template for table in self.tables for template in table.slot_phrases)

    def fingerprint(self) -> bytes:
        """What changes whenever one of the tables does."""
        return b"".join(table.fingerprint() for table in self.tables)
