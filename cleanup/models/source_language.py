"""Which language a text was probably translated from, and the findings that say so.

Each rule has one vote, however often it speaks: an engine that splits États-Unis splits it every time. Its findings
share the vote, and so do the languages that may be the cause of one finding.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import fsum
from typing import Protocol, TypeVar

from cleanup.engine.rule import Tag
from cleanup.engine.scores import SourceLanguage

# Rules that must agree on a language.
RULES = 2

# Or this many findings that only this language explains.
FINDINGS = 3

# Maximum share of its votes that any other language may have.
NEAR = 2 / 3

# The vote of a format of the source language: translators copy them as well, and writers of English abroad use them.
# Without other findings formats name no language.
FORMAT_VOTE = 0.5


class SourcedFinding(Protocol):
    """A finding, as far as it matters here: its rule, and the languages whose translations show such a thing."""

    @property
    def code(self) -> str:
        """The code of the rule."""

    @property
    def sources(self) -> tuple[str, ...]:
        """ISO 639-1 codes; none where any language, or English itself, may be the cause."""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tags of the rule."""


AnyFinding = TypeVar("AnyFinding", bound=SourcedFinding)


def likely(findings: Iterable[AnyFinding]) -> SourceLanguage[AnyFinding] | None:
    """Return the language that best explains some findings; None where they show none, or none clearly."""
    seen = [finding for finding in findings if finding.sources]
    times = Counter(finding.code for finding in seen)
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for finding in seen:
        vote = FORMAT_VOTE if Tag.SOURCE_FORMAT in finding.tags else 1.0
        for language in finding.sources:
            shares[language].append(vote / times[finding.code] / len(finding.sources))
    votes = {language: fsum(given) for language, given in shares.items()}  # in whatever order they were given
    if not votes:
        return None
    first = max(votes, key=votes.__getitem__)
    if any(count > NEAR * votes[first] for language, count in votes.items() if language != first):
        return None
    saying = tuple(finding for finding in seen if first in finding.sources)
    telling = [finding for finding in saying if Tag.SOURCE_FORMAT not in finding.tags]
    alone = sum(len(finding.sources) == 1 for finding in telling)
    if len({finding.code for finding in telling}) < RULES and alone < FINDINGS:
        return None
    return SourceLanguage(first, saying)
