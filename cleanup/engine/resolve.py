"""Of what rules saw, which edits are done, and how it is told."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from cleanup.engine.document import Document
from cleanup.engine.edits import Edit, touched
from cleanup.engine.report import Finding, Ids, MatchKey, Outcome
from cleanup.engine.rule import Match, Rule, Safety


class RuleMatch(NamedTuple):
    """A match, the rule that saw it, and the languages whose translations show it."""

    rule: Rule
    match: Match
    sources: tuple[str, ...] = ()

    @property
    def spot(self) -> MatchKey:
        """What ids and what is accepted are known by."""
        return self.rule.code, self.match.span


def sort_key(one: RuleMatch) -> tuple[int, int, str]:
    """By what matches are sorted: their beginning, the longest first."""
    start, end = one.match.span
    return start, -end, one.rule.code


def resolve_overlaps(document: Document, seen: Sequence[RuleMatch], *, unsafe: bool) -> dict[int, Edit]:
    """The edits that are done, by the place of their match in ``seen``; of matches that begin together the longest."""
    applicable = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    edits: dict[int, Edit] = {}
    done = 0
    for place, (rule, (span, new, *_), _) in enumerate(seen):
        if new is not None and rule.safety in applicable and span.start >= done:
            edits[place] = Edit(span, document.slice(span), new)
            done = span.end
    return edits


def covered(finding: Finding, edits: Sequence[Edit]) -> Finding:
    """A finding of an earlier stage, as it is after these edits."""
    return replace(finding, outcome=Outcome.COVERED) if touched(edits, finding.span) else finding


def to_finding(document: Document, one: RuleMatch, edits: Sequence[Edit], ids: Ids, *, fixed: bool) -> Finding:
    """What was seen, as people see it, where these ``edits`` are done; ``fixed`` says that its own is among them."""
    rule, match, sources = one
    found = document.slice(match.span)
    if fixed:
        outcome = Outcome.FIXED
    elif touched(edits, match.span):
        outcome = Outcome.COVERED
    elif match.new is None or rule.safety is Safety.MANUAL:
        outcome = Outcome.MANUAL
    else:
        outcome = Outcome.OFFERED
    return Finding(
        ids=ids,
        span=match.span,
        code=rule.code,
        name=rule.name,
        template=rule.message,
        found=found,
        edit=None if match.new is None else Edit(match.span, found, match.new),
        safety=rule.safety,
        outcome=outcome,
        confidence=match.confidence,
        detail=match.detail,
        sources=sources,
        tags=rule.tags,
    )
