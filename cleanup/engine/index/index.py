"""Which rules can match which lines: found without running any rule.

Whole lines and labels are folded and looked up in one table of the phrases of all rules; the triggers of all rules are
found in one scan by hyperscan. Both are cached, so that a call on a small text neither reads a phrase table nor
compiles an expression. The index is an optimisation and nothing else: with ``EveryLine`` the findings are the same.
"""

import struct
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

from cleanup import cache
from cleanup.engine.document import Document
from cleanup.engine.index import scanner
from cleanup.engine.index.affixes import GOES_ON, LookupTables, look_up, split_affixes
from cleanup.engine.index.known_phrases import KnownPhrases
from cleanup.engine.index.normalize import line_keys
from cleanup.engine.index.scanner import Scanner
from cleanup.engine.rule import Phrases, Rule, Stage

# Raise it with every change to normalization, triggers or the layout of an index: indexes cached under another number
# are not read.
INDEX_VERSION = 1


class Candidates:
    """The rules that can match in a document, by number, each with its lines."""

    def __init__(self, rules: Sequence[Rule], document: Document, lines: Mapping[int, Collection[int]]) -> None:
        self.document, self.lines = document, lines
        self._rules = rules

    def __iter__(self) -> Iterator[tuple[Rule, Sequence[int]]]:
        """Go through the rules in order, each with its lines in order."""
        return ((self._rules[rule], sorted(self.lines[rule])) for rule in sorted(self.lines))


class EveryLine:
    """No index: every rule looks at every line."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self.places: Sequence[int] = range(len(rules))

    def candidates(self, document: Document, before: Candidates | None = None) -> Candidates:  # noqa: ARG002
        """Return each rule with all lines that are not blank."""
        numbers = _visible(document)
        searching = (number for number, rule in enumerate(self.rules) if rule.stage is not Stage.REMAINS)
        return Candidates(self.rules, document, dict.fromkeys(searching, numbers))

    @cached_property
    def known_phrases(self) -> KnownPhrases[list[Phrases]]:
        """Return the phrases of all rules, to be found where they start."""
        keys: defaultdict[str, list[Phrases]] = defaultdict(list)
        for phrases in filter(None, (rule.find.phrases for rule in self.rules)):
            for key in {*phrases.keys()}:
                keys[key].append(phrases)
        known = split_affixes(keys)
        return KnownPhrases(known.whole, known.openings, iter)

    def rules_for_remains(self) -> Sequence[Rule]:
        """Return the rules of the last stage."""
        return [rule for rule in self.rules if rule.stage is Stage.REMAINS]


class Index:
    """Each rule with the lines in which it can match.

    ``fingerprint`` changes whenever a rule does (None: computed from the rules). ``places`` are those of the rules to
    index, in order (None: all): a scan for the triggers of a few takes a part of the time. Raises RuleError for a
    trigger that hyperscan does not accept.
    """

    def __init__(
        self, rules: Sequence[Rule], fingerprint: str | None = None, places: Sequence[int] | None = None
    ) -> None:
        self.rules = rules
        self.places = places = range(len(rules)) if places is None else places
        key = f"index-{_key(f'{fingerprint or _fingerprint(rules)} {list(places)}')}"
        self._phrases, self._triggered, self._groups, self._always, self._weighing, self._scanner = cache.recall(
            key, lambda: _build(rules, places), _read
        )

    def candidates(self, document: Document, before: Candidates | None = None) -> Candidates:
        """Find the rules that can match, each with its lines.

        ``before`` is what was found in an earlier state of the same text: whether a rule can match in a line is a
        matter of that line alone, so only new lines are searched.
        """
        hits = self._hits(document) if before is None else self._carried(document, before)
        if self._always:
            every = {*_visible(document)}
            hits.update((rule, every) for rule in self._always)
        return Candidates(self.rules, document, hits)

    def _hits(self, document: Document) -> dict[int, set[int]]:
        hits: defaultdict[int, set[int]] = defaultdict(set)
        groups = self._groups
        for number, group in look_up(document.cached(line_keys), self._phrases):
            for rule in groups[group]:
                hits[rule].add(number)
        for trigger, number in self._scanner.scan(document):
            if not document.is_blank(number):  # a control character may be white space, and a trigger
                for rule in groups[self._triggered[trigger]]:
                    hits[rule].add(number)
        return hits

    def _carried(self, document: Document, before: Candidates) -> dict[int, set[int]]:
        known: dict[str, set[int]] = {}
        for rule in before.lines.keys() - self._always:
            for number in before.lines[rule]:
                known.setdefault(before.document.line_text(number), set()).add(rule)
        nothing = {*before.document.lines}.difference(known)
        hits: defaultdict[int, set[int]] = defaultdict(set)
        fresh = []
        for number, line in enumerate(document.lines):
            if line in known:
                for rule in known[line]:
                    hits[rule].add(number)
            elif line not in nothing:
                fresh.append(number)
        for rule, places in self._hits(Document("\n".join(map(document.line_text, fresh)))).items():
            hits[rule].update(fresh[place] for place in places)
        return hits

    @cached_property
    def known_phrases(self) -> KnownPhrases[int]:
        """Return the phrases of all rules, to be found where they start."""
        return KnownPhrases(self._phrases.whole, self._phrases.openings, self._tables)

    def _tables(self, group: int) -> Iterator[Phrases]:
        for number in self._groups[group]:
            phrases = self.rules[number].find.phrases
            if phrases is not None:
                yield phrases

    def rules_for_remains(self) -> Sequence[Rule]:
        """Return the rules of the last stage."""
        return [self.rules[rule] for rule in self._weighing]


def _visible(document: Document) -> list[int]:
    return [number for number in range(document.line_count) if not document.is_blank(number)]


def _triggers(rule: Rule) -> Iterator[str]:
    phrases = rule.find.phrases
    return chain(rule.find.triggers, phrases.triggers() if phrases is not None else ())


def _build(rules: Sequence[Rule], places: Sequence[int]) -> bytes:
    """Build an index of the rules at some places, as bytes."""
    phrases: defaultdict[str, list[int]] = defaultdict(list)
    triggers: defaultdict[str, list[int]] = defaultdict(list)
    always: list[int] = []
    weighing: list[int] = []
    for number in places:
        rule = rules[number]
        if rule.stage is Stage.REMAINS:
            weighing.append(number)
            continue
        wanted = sorted(set(_triggers(rule)))
        if (wanted and scanner.version() is None) or (not wanted and rule.find.phrases is None):
            always.append(number)
            continue
        for trigger in wanted:
            triggers[trigger].append(number)
        for key in sorted(set(rule.find.phrases.keys())) if rule.find.phrases is not None else ():
            phrases[key].append(number)
    # numbers and not lists, for a collection of garbage walks lists
    groups = sorted({tuple(wanting) for wanting in chain(phrases.values(), triggers.values())})
    number_of = {group: number for number, group in enumerate(groups)}
    known = {key: number_of[tuple(wanting)] for key, wanting in phrases.items()}
    affixes = {key: known.pop(key) for key in list(known) if key.strip(GOES_ON) != key}
    triggered = [number_of[tuple(wanting)] for wanting in triggers.values()]
    numbers = map(_bytes, (triggered, always, weighing, *groups))
    return cache.packed([*_written(known), *_written(affixes), scanner.build(list(triggers)), *numbers])


class _Contents(NamedTuple):
    phrases: LookupTables[int]
    triggered: list[int]
    groups: list[tuple[int, ...]]
    always: list[int]
    weighing: list[int]
    scanner: Scanner


def _read(data: bytes) -> _Contents:
    """Read the bytes of ``_build``; may raise anything for other bytes, or a database of another hyperscan or
    processor.
    """
    keys, values, affixes, those, database, triggered, always, weighing, *groups = cache.unpacked(data)
    phrases = split_affixes(_known(affixes, those))
    phrases.whole.update(_known(keys, values))
    wanting = [tuple(_numbers(group)) for group in groups]
    return _Contents(phrases, _numbers(triggered), wanting, _numbers(always), _numbers(weighing), Scanner(database))


def _written(known: Mapping[str, int]) -> tuple[bytes, bytes]:
    """Return normalized phrases, which contain no breaks, and their numbers; marshal takes 1.5 times as long to read
    them.
    """
    return "\n".join(known).encode("utf-8", "surrogatepass"), _bytes([*known.values()])


def _known(keys: bytes, values: bytes) -> dict[str, int]:
    return dict(zip(keys.decode("utf-8", "surrogatepass").split("\n") if values else (), _numbers(values), strict=True))


def _bytes(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"{len(numbers)}I", *numbers)


def _numbers(data: bytes) -> list[int]:
    return memoryview(data).cast("I").tolist()


def _key(fingerprint: str) -> str:
    """Return the name of the cached index, a hash of everything it is made from."""
    digest = blake2b(fingerprint.encode(), digest_size=16)
    digest.update(f"{INDEX_VERSION} {scanner.version()}".encode())
    return digest.hexdigest()


def _fingerprint(rules: Sequence[Rule]) -> str:
    digest = blake2b(digest_size=16)
    for rule in rules:
        digest.update(repr((rule.code, rule.find.triggers)).encode())
        if rule.find.phrases is not None:
            digest.update(rule.find.phrases.fingerprint())
    return digest.hexdigest()
