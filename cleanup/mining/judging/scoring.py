"""Which of the lines that recur are furniture, and how sure that is."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cleanup.mining.judging.candidate import Candidate
from cleanup.mining.judging.exclusions import COMMON, refused
from cleanup.mining.passes.collect import Evidence
from cleanup.mining.stats.recurrence import CounterName
from cleanup.mining.stats.shapes import LineKind, code_of, shapes

# Different contents that a slot must have had.
WORDINGS = 3

# A phrase with slots must count for this many times its most frequent line.
WORTH = 1.5

SURENESS = {LineKind.WHOLE: 1.0, LineKind.SLOTTED: 0.97, LineKind.LABEL: 0.9, LineKind.OPENING: 0.8}
SCATTERED = 0.7


class Judged(NamedTuple):
    """A line that recurs; ``refused`` names the guard that takes it for no furniture, or says why it is of no use."""

    candidate: Candidate
    confidence: float
    refused: str | None


def judge(evidence: Evidence, least: int) -> list[Judged]:
    """Judge all lines that are in enough documents, and sort them by confidence, the surest first."""
    candidates = [_candidate(code, evidence, least) for code, seen in evidence.seen.items() if seen.documents >= least]
    judged = [Judged(one, confidence(one), refused(one)) for one in candidates if one is not None]
    judged = _settled(judged)
    return sorted(judged, key=lambda one: (one.refused is not None, -one.confidence, one.candidate.marked))


def confidence(one: Candidate) -> float:
    """Return the confidence, from 0 to 1, that such a line is site furniture, if no exclusion applies.

    It grows with the number of articles, with the share of pages of its sites that have it, and with the share of them
    in which it stands at one of the ends or in a place that is always the same.
    """
    articles = one.seen.distinct
    place = max(one.seen.share(CounterName.HEAD, CounterName.TAIL), one.seen.steady)
    sure = articles / (articles + 2) * (0.6 + 0.4 * place) * (0.4 + 0.6 * min(1, one.reach / COMMON))
    return round(min(0.99, sure * SURENESS[one.seen.kind] * (SCATTERED if one.scattered else 1)), 2)


def _candidate(code: int, evidence: Evidence, least: int) -> Candidate | None:
    """Return the line of a code in its first wording; None where another line has the same code, which practically
    never happens.
    """
    seen = evidence.seen[code]
    line = seen.wordings.values[0]
    marked = next((shape.marked for shape in shapes(line) if code_of(shape.key) == code), None)
    return None if marked is None else Candidate(code, line, marked, seen, evidence, least)


def _settled(judged: Iterable[Judged]) -> list[Judged]:
    """Of shapes that mean the same, one: that with slots where these held much, otherwise those without."""
    by_code = {one.candidate.code: one for one in judged}
    plainer: dict[int, set[int]] = defaultdict(set)
    for code, one in sorted(by_code.items(), key=_openness):
        if one.refused:
            continue
        seen = one.candidate.seen
        below = [by_code[each] for each in sorted(plainer[code]) if not by_code[each].refused]
        most = max((each.candidate.seen.documents for each in below), default=0)
        if seen.kind and (len(seen.wordings.codes) < WORDINGS or seen.documents < WORTH * most):
            by_code[code] = one._replace(refused="narrower")
            continue
        by_code.update({each.candidate.code: each._replace(refused="wider") for each in below})
        for line in seen.wordings.values:
            for other in (code_of(shape.key) for shape in shapes(line)):
                if other in by_code and _openness((other, by_code[other])) > _openness((code, one)):
                    plainer[other].add(code)
    return [*by_code.values()]


def _openness(item: tuple[int, Judged]) -> tuple[int, int, int]:
    """How much of a shape is open: the order in which shapes are settled."""
    code, one = item
    return one.candidate.seen.kind, -len(one.candidate.marked), code
