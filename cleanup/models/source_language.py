"""Which language a text was probably translated from, and the findings that say so.

Each rule has one vote, however often it speaks: an engine that splits États-Unis splits it every time. Its findings
share the vote, and so do the languages that may be the cause of one finding.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import fsum
from typing import Generic, NamedTuple, Protocol, TypeVar

RULES = 2
"""A language is named when so many rules speak for it,"""

FINDINGS = 3
"""or so many findings that only this language explains,"""

NEAR = 2 / 3
"""and no other language has more than this share of its votes."""

FORMATS = "MTA5"
"""Formats of the source: translators copy them, too, and writers of English abroad have them. They count half, and
without other findings they name no language."""

NAMES = {
    "am": "Amharic",
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "gu": "Gujarati",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hy": "Armenian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "km": "Khmer",
    "kn": "Kannada",
    "ko": "Korean",
    "lo": "Lao",
    "ml": "Malayalam",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "pl": "Polish",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "si": "Sinhala",
    "sr": "Serbian",
    "sv": "Swedish",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
"""The languages that rules know of, by their ISO 639-1 codes."""


class Evidence(Protocol):
    """A finding, as far as it matters here: its rule, and the languages whose translations show such a thing."""

    @property
    def code(self) -> str:
        """The code of the rule."""

    @property
    def sources(self) -> tuple[str, ...]:
        """ISO 639-1 codes; none where any language, or English itself, may be the cause."""


AnyEvidence = TypeVar("AnyEvidence", bound=Evidence)


class SourceLanguage(NamedTuple, Generic[AnyEvidence]):
    """The language (ISO 639-1) that a text was probably translated from, and the findings that speak for it."""

    language: str
    findings: tuple[AnyEvidence, ...]

    @property
    def name(self) -> str:
        """The language in English."""
        return NAMES[self.language]


def likely(findings: Iterable[AnyEvidence]) -> SourceLanguage[AnyEvidence] | None:
    """The language that best explains some findings; None where they do not say, or not clearly."""
    seen = [finding for finding in findings if finding.sources]
    times = Counter(finding.code for finding in seen)
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for finding in seen:
        vote = 0.5 if finding.code.startswith(FORMATS) else 1.0
        for language in finding.sources:
            shares[language].append(vote / times[finding.code] / len(finding.sources))
    votes = {language: fsum(given) for language, given in shares.items()}  # in whatever order they were given
    if not votes:
        return None
    first = max(votes, key=votes.__getitem__)
    if any(count > NEAR * votes[first] for language, count in votes.items() if language != first):
        return None
    saying = tuple(finding for finding in seen if first in finding.sources)
    telling = [finding for finding in saying if not finding.code.startswith(FORMATS)]
    alone = sum(len(finding.sources) == 1 for finding in telling)
    if len({finding.code for finding in telling}) < RULES and alone < FINDINGS:
        return None
    return SourceLanguage(first, saying)
