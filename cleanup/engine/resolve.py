"""Overlapping matches: which of them count, which are fixed, and the findings that they become."""

from bisect import bisect_left
from collections import defaultdict
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
    def key(self) -> MatchKey:
        """Return what identifies the match to ids and suppressions."""
        return self.rule.code, self.match.span


def sort_key(one: RuleMatch) -> tuple[int, int, str]:
    """Return the key that matches are sorted by: where they begin, then the longest first."""
    start, end = one.match.span
    return start, -end, one.rule.code


def resolve_overlaps(document: Document, matches: Sequence[RuleMatch], *, unsafe: bool) -> dict[int, Edit]:
    """Return the edits to apply, by the index of their match. Of matches that begin together, the longest wins."""
    applicable = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    edits: dict[int, Edit] = {}
    done = 0
    for place, (rule, (span, new, *_), _) in enumerate(matches):
        if new is not None and rule.safety in applicable and span.start >= done:
            edits[place] = Edit(span, document.slice(span), new)
            done = span.end
    return edits


def longest_of_rules(matches: list[RuleMatch], others: list[RuleMatch]) -> list[RuleMatch]:
    """Return the matches of two views of a text; where two of the same rule overlap, the longer one."""
    known: defaultdict[str, list[RuleMatch]] = defaultdict(list)
    for one in sorted(matches, key=sort_key):
        known[one.rule.code].append(one)
    chosen = [*matches]
    dropped: set[int] = set()
    for other in others:
        start, end = other.match.span
        same = known[other.rule.code]
        place = bisect_left(same, end, key=lambda one: one.match.span.start) - 1
        overlapped = [one for one in same[max(0, place) : place + 1] if one.match.span.end > start]
        if all(end - start > one.match.span.end - one.match.span.start for one in overlapped):
            chosen.append(other)
            dropped.update(map(id, overlapped))
    return [one for one in chosen if id(one) not in dropped]


def covered(finding: Finding, edits: Sequence[Edit]) -> Finding:
    """Return a finding of an earlier stage with its outcome after these edits."""
    return replace(finding, outcome=Outcome.COVERED) if touched(edits, finding.span) else finding


def to_finding(document: Document, one: RuleMatch, edits: Sequence[Edit], ids: Ids, *, fixed: bool) -> Finding:
    """Return a match as a finding where ``edits`` are applied; ``fixed`` says that its own edit is among them."""
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
