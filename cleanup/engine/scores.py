"""Figures about a whole document: shares, the translation score and its clues, and the probable source language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

FindingType = TypeVar("FindingType")


@dataclass(frozen=True, slots=True)
class Scores:
    """Two figures for a whole document, 0 to 1.

    ``residue`` is the share of the text's code points that residue findings cover. It counts findings only and is
    therefore a lower bound: residue that no rule finds is not in it. On pages of which a tenth is residue it is about
    0.01. ``translated`` is the likelihood that a machine translated the text, None where there is no model for its
    language (there is one for English); ``Report.translation`` explains it.
    """

    residue: float
    translated: float | None


@dataclass(frozen=True, slots=True)
class Clue:
    """Evidence for a machine translation (``weight`` over 0) or against it, in log-odds.

    ``what`` describes it in English; ``code`` is that of its rule, empty for a feature of style.
    """

    weight: float
    what: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """The translation score of a document, 0 to 1, and its evidence; None where there is no model for its language.

    ``style`` is the score by style alone, None where ``score`` is; ``words`` is the number of words. ``judged`` is
    true when style was measured: the text is English and long enough. ``clues`` are artifacts and features of style,
    the largest weight first. ``language`` is the ISO 639-1 code of the text, None where it could not be detected. A
    text that is too short for detection, or shows no language, has a score only where an artifact of English with a
    fix was found; a text without letters has none.
    """

    score: float | None
    style: float | None
    words: int
    judged: bool
    clues: Sequence[Clue]
    language: str | None = None

    def exceeds(self, limit: float) -> bool:
        """Return whether there is a score and it is over ``limit``."""
        return self.score is not None and self.score > limit


@dataclass(frozen=True, slots=True)
class SourceLanguage(Generic[FindingType]):
    """The language (ISO 639-1) that a text was probably translated from, and the findings that point to it."""

    language: str
    findings: tuple[FindingType, ...]

    @property
    def name(self) -> str:
        """The language in English."""
        from cleanup.engine.language.iso639 import NAMES  # not needed by a pipe call

        return NAMES[self.language]
