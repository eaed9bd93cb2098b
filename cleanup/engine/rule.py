"""What a rule is: a code, a reason, a way to look at a line, and examples that prove it.

Rules and engine do not know each other: they meet in ``Rule`` and ``Match``.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import Enum, IntEnum
from hashlib import blake2b
from typing import Any, NamedTuple, Protocol

from cleanup.engine.document import Document, Span


class Safety(Enum):
    """How far a fix may go by itself.

    SAFE: it cannot remove or alter what the author wrote. UNSAFE: one likely reading, applied on request.
    MANUAL: only the source, or a person, could tell.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    MANUAL = "manual"


class Category(Enum):
    """The kind of defect that a rule finds. Codes begin with its value, those of custom rules with other letters."""

    RESIDUE = "RES"
    ARTIFACT = "MTA"
    DAMAGE = "DMG"
    CUSTOM = ""

    @classmethod
    def of(cls, code: str) -> "Category":
        """Return the category of the rule with this code."""
        return next(category for category in cls if code.startswith(category.value))


class Tag(Enum):
    """What the models know of a rule besides its category."""

    SOURCE_FORMAT = "source-format"  # finds formats of the source language, which human translators copy as well
    ROUND_TRIP = "round-trip"  # finds lines of a page that only a translation and a translation back can make
    LOST_COMMA = "lost-comma"  # finds gaps, which scrapers that lose commas leave as well
    SPLIT_CANNOT = "split-cannot"  # finds “can not”, which players and programs write as well
    SPACED_MARK = "spaced-mark"  # finds spaces before marks, which extractors put after links as well


# Of the fixes that are only just done one in three is right, of all unsafe ones together three in four.
MIN_CONFIDENCE = 0.25


def is_share(value: Any) -> bool:
    """Return whether a value is a number from 0 to 1; nan is none."""
    try:
        return not isinstance(value, bool) and bool(0 <= value <= 1)
    except (TypeError, ValueError):  # no number; several
        return False


class Stage(IntEnum):
    """When a rule runs: on a text to which the fixes of earlier stages are applied.

    A phrase with a broken letter in it is still that phrase, and an entity with an invisible character still an entity;
    what looks like an invisible character may be half of a letter that was decoded with the wrong encoding. A rule of
    the last stage scores every line that is left, which costs more than all other rules together. So it runs only with
    unsafe fixes, and names its candidate lines instead of phrases and triggers.
    """

    MOJIBAKE = 0
    CHARACTERS = 1
    MARKUP = 2
    TEXT = 3
    REMAINS = 4


class Match(NamedTuple):
    """What a rule found: a span of the original text, which is not empty, and its replacement.

    ``new`` is None where only the source could tell. ``confidence`` is the measured share of such matches that are
    right (None: not measured). ``detail`` is what the message adds for this match alone, by its ``str``, once somebody
    reads it.
    """

    span: Span
    new: str | None
    confidence: float | None = None
    detail: object = ""


class Phrases(Protocol):
    """The phrases of a rule, read when they are first used: see ``cleanup.rulekit.phrases``."""

    def keys(self) -> Iterable[str]:
        """Return normalized whole lines, and labels with their colon."""

    def triggers(self) -> Iterable[str]:
        """Return expressions as in ``Finder.triggers``."""

    def fingerprint(self) -> bytes:
        """Return a hash that changes whenever the phrases do."""


Find = Callable[[Document, int], Iterable[Match]]


@dataclass(frozen=True, slots=True)
class Finder:
    """How a rule searches one line of a document, and what a line must contain to be searched.

    ``matches(document, line number)`` yields the matches that begin in that line; it may read the lines around it.
    ``phrases`` are whole lines and labels; ``triggers`` are simple expressions that match inside a line (literals,
    classes, alternatives; no word boundaries, no look-around; case is ignored except in ``(?-i:…)``). A line with
    neither a phrase nor a trigger never has a match: that is what makes the index an optimisation and nothing else. A
    finder with neither searches every line. ``candidate_lines``, for a rule of the last stage, names the lines that are
    worth a search.
    """

    matches: Find
    phrases: Phrases | None = None
    triggers: tuple[str, ...] = ()
    candidate_lines: Callable[[Document], Iterable[int]] | None = None


class Bad(NamedTuple):
    """A text in which the rule must find something, and the fixed text (None: no fix is proposed)."""

    text: str
    fixed: str | None = None
    language: str = "en"


class Good(NamedTuple):
    """A near miss, one feature away from a ``Bad``, in which no rule may find anything."""

    text: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of defect.

    ``message`` may quote ``{found}``, ``{new}`` and ``{detail}``. ``languages`` are ISO 639-1 codes (None: all).
    ``sources`` are those of the languages whose translations show this, where it is no matter of all languages;
    ``narrow_sources(found)`` names those of them that a found text points to (None: it points to all).
    """

    code: str
    name: str
    message: str
    explanation: str
    find: Finder
    safety: Safety
    examples: tuple[Bad | Good, ...]
    languages: frozenset[str] | None = None
    stage: Stage = Stage.TEXT
    sources: tuple[str, ...] = ()
    narrow_sources: Callable[[str], Collection[str]] | None = None
    tags: tuple[Tag, ...] = ()

    @property
    def category(self) -> Category:
        """The kind of defect, which follows from the code."""
        return Category.of(self.code)

    def sources_of(self, found: str) -> tuple[str, ...]:
        """Return the languages whose translations show what was found."""
        if self.narrow_sources is None:
            return self.sources
        narrowed = self.narrow_sources(found)
        return tuple(source for source in self.sources if source in narrowed)

    @property
    def bad(self) -> tuple[Bad, ...]:
        """The examples in which it finds something."""
        return tuple(example for example in self.examples if isinstance(example, Bad))

    @property
    def good(self) -> tuple[Good, ...]:
        """The near misses."""
        return tuple(example for example in self.examples if isinstance(example, Good))


def rules_hash(rules: Iterable[Rule]) -> str:
    """Return a hash of the fields of rules, 32 hexadecimal digits, the same on every machine."""
    fields = [
        (rule.code, rule.name, rule.message, rule.explanation, rule.safety, rule.find.triggers, rule.examples)
        for rule in rules
    ]
    return blake2b(repr(fields).encode(), digest_size=16).hexdigest()
