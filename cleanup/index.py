"""Which rules can match which lines: found without running any rule.

Whole lines and labels are folded and looked up in one table of the phrases of all rules; the triggers of all rules are
found in one scan by hyperscan. Both are cached, so that a call on a small text neither reads a phrase table nor
compiles an expression. The index is an optimisation and nothing else: with ``EveryLine`` the findings are the same.
"""

import marshal
import re
import sys
import threading
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from cleanup import cache
from cleanup.errors import RuleError
from cleanup.phrases import head, label_key, line_keys, opening
from cleanup.rule import Rule
from cleanup.text import BREAK, Document

try:
    import hyperscan
except ImportError:  # no wheel for this platform
    hyperscan = None  # type: ignore[assignment]

BYTE_BREAK = re.compile(BREAK.pattern.encode())

Candidates = Iterator[tuple[Rule, Sequence[int]]]


class EveryLine:
    """No index: every rule looks at every line."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules

    def candidates(self, document: Document) -> Candidates:
        """Each rule with all lines that are not blank."""
        numbers = [number for number in range(document.line_count) if not document.is_blank(number)]
        return ((rule, numbers) for rule in self.rules)


class Index:
    """Each rule with the lines in which it can match.

    ``fingerprint`` changes whenever a rule does (None: computed from the rules). Raises RuleError for a trigger that
    hyperscan does not take.
    """

    def __init__(self, rules: Sequence[Rule], fingerprint: str | None = None) -> None:
        self.rules = rules
        key = f"index-{_key(fingerprint or _fingerprint(rules))}"
        data = cache.load(key)
        if data is None:
            data = _build(rules)
            cache.save(key, data)
        self._phrases: dict[str, list[int]]
        self._phrases, self._triggered, self._always, database = marshal.loads(data)
        self._heads = frozenset(map(head, self._phrases))
        self._database = hyperscan.loadb(database, hyperscan.HS_MODE_BLOCK) if database else None
        self._thread = threading.local()

    def candidates(self, document: Document) -> Candidates:
        """Each rule that can match with its lines, in order."""
        hits: dict[int, set[int]] = {}
        phrases = self._phrases
        for number, key in enumerate(document.fact(line_keys)):
            if not key or head(key) not in self._heads:  # hardly a line gets further
                continue
            for part in (key, label_key(key), opening(key, 1), opening(key, 2)):
                for rule in phrases.get(part, ()):
                    hits.setdefault(rule, set()).add(number)
        for trigger, number in self._scan(document):
            for rule in self._triggered[trigger]:
                hits.setdefault(rule, set()).add(number)
        if self._always:
            every = {number for number in range(document.line_count) if not document.is_blank(number)}
            hits.update((rule, every) for rule in self._always)
        return ((self.rules[rule], sorted(hits[rule])) for rule in sorted(hits))

    def _scan(self, document: Document) -> set[tuple[int, int]]:
        """Triggers with the numbers of the lines that they end in."""
        if self._database is None:
            return set()
        data = document.text.encode("utf-8", "replace")  # a lone surrogate is not UTF-8; one byte keeps its place
        ends: list[tuple[int, int]] = []  # byte offset and trigger
        self._database.scan(
            data, match_event_handler=lambda trigger, _, end, *__: ends.append((end, trigger)), scratch=self._scratch()
        )
        if not ends:
            return set()
        ends.sort()
        return set(zip((trigger for _, trigger in ends), _lines(data, [end for end, _ in ends]), strict=True))

    def _scratch(self) -> Any:
        # hyperscan's working memory is for one thread at a time
        if not hasattr(self._thread, "scratch"):
            self._thread.scratch = hyperscan.Scratch(self._database)
        return self._thread.scratch


def _lines(data: bytes, ends: Sequence[int]) -> Iterator[int]:
    """The numbers of the lines in which matches end, for byte offsets in order.

    A break is a byte or two in both worlds: lines are counted, and no offset is ever turned into code points.
    """
    if b"\r" in data:
        starts = [0, *(found.end() for found in BYTE_BREAK.finditer(data))]
        yield from (bisect_left(starts, end) - 1 for end in ends)
        return
    number = counted = 0
    for end in ends:
        number += data.count(b"\n", counted, end - 1)
        counted = end - 1
        yield number


def _triggers(rule: Rule) -> Iterator[str]:
    phrases = rule.find.phrases
    return chain(rule.find.triggers, phrases.triggers() if phrases is not None else ())


def _build(rules: Sequence[Rule]) -> bytes:
    """What an index is made of, as bytes."""
    phrases: dict[str, list[int]] = {}
    triggers: dict[str, list[int]] = {}
    always: list[int] = []
    for number, rule in enumerate(rules):
        wanted = sorted(set(_triggers(rule)))
        if (wanted and hyperscan is None) or (not wanted and rule.find.phrases is None):
            always.append(number)
            continue
        for trigger in wanted:
            triggers.setdefault(trigger, []).append(number)
        for key in sorted(set(rule.find.phrases.keys())) if rule.find.phrases is not None else ():
            phrases.setdefault(key, []).append(number)
    return marshal.dumps((phrases, list(triggers.values()), always, _database(triggers, rules)))


def _database(triggers: dict[str, list[int]], rules: Sequence[Rule]) -> bytes:
    if not triggers:
        return b""
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_UTF8

    def compiled(expressions: Sequence[str]) -> Any:
        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        database.compile(
            expressions=[expression.encode() for expression in expressions],
            ids=list(range(len(expressions))),
            flags=[flags] * len(expressions),
        )
        return database

    try:
        return bytes(hyperscan.dumpb(compiled(list(triggers))))
    except hyperscan.error:
        for trigger, users in triggers.items():
            try:
                compiled([trigger])
            except hyperscan.error as error:
                code = rules[users[0]].code
                raise RuleError(f"rule {code}: the trigger {trigger!r} cannot be used: {error}") from error
        raise


def _key(fingerprint: str) -> str:
    """The name of the cached index: of everything it is made from."""
    digest = blake2b(fingerprint.encode(), digest_size=16)
    digest.update(str(getattr(hyperscan, "__version__", None)).encode())
    for module in (sys.modules[__name__], sys.modules[line_keys.__module__]):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()


def _fingerprint(rules: Sequence[Rule]) -> str:
    digest = blake2b(digest_size=16)
    for rule in rules:
        digest.update(repr((rule.code, rule.find.triggers)).encode())
        if rule.find.phrases is not None:
            digest.update(rule.find.phrases.fingerprint())
    return digest.hexdigest()
