"""Of what rules saw, which edits are done, and how it is told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cleanup.edits import Edit, touched
from cleanup.report import Finding, Ids, Outcome, Spot
from cleanup.rule import Match, Rule, Safety
from cleanup.text import Document


class Seen(NamedTuple):
    """A match and the rule that saw it."""

    rule: Rule
    match: Match

    @property
    def spot(self) -> Spot:
        """What ids and what is accepted are known by."""
        return self.rule.code, self.match.span


def order(one: Seen) -> tuple[int, int, str]:
    """By what matches are sorted: their beginning, the longest first."""
    start, end = one.match.span
    return start, -end, one.rule.code


def settle(document: Document, seen: Sequence[Seen], *, unsafe: bool) -> dict[int, Edit]:
    """The edits that are done, by the place of their match in ``seen``; of matches that begin together the longest."""
    applicable = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    edits: dict[int, Edit] = {}
    done = 0
    for place, (rule, (span, new, *_)) in enumerate(seen):
        if new is not None and rule.safety in applicable and span.start >= done:
            edits[place] = Edit(span, document.slice(span), new)
            done = span.end
    return edits


def covered(finding: Finding, edits: Sequence[Edit]) -> Finding:
    """A finding of an earlier stage, as it is after these edits."""
    return replace(finding, outcome=Outcome.COVERED) if touched(edits, finding.span) else finding


def told(
    document: Document, seen: Sequence[Seen], fixed: dict[int, Edit], edits: Sequence[Edit], ids: Ids
) -> Iterator[Finding]:
    """What was seen, as people see it: ``fixed`` by place, and all ``edits`` that may cover it."""
    for place, (rule, match) in enumerate(seen):
        span, new = match.span, match.new
        found = document.slice(span)
        if place in fixed:
            outcome = Outcome.FIXED
        elif touched(edits, span):
            outcome = Outcome.COVERED
        elif new is None or rule.safety is Safety.MANUAL:
            outcome = Outcome.MANUAL
        else:
            outcome = Outcome.OFFERED
        yield Finding(
            ids=ids,
            span=span,
            code=rule.code,
            name=rule.name,
            template=rule.message,
            found=found,
            edit=None if new is None else Edit(span, found, new),
            safety=rule.safety,
            outcome=outcome,
            confidence=match.confidence,
            because=match.because,
            sources=rule.sources_of(found),
        )
