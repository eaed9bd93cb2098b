"""The three passes over a corpus, done in parts: by one process or many, here or elsewhere, in whichever order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from cleanup.errors import InputError
from cleanup.mining.judging.scoring import Judged, judge
from cleanup.mining.passes.collect import Evidence, collect
from cleanup.mining.passes.count import LEAST, CorpusText, LineCounts, count
from cleanup.mining.passes.examples import ExampleQuery, Examples, illustrate
from cleanup.mining.proposals import example_query, propose
from cleanup.mining.stats.count_min import WIDTH
from cleanup.pipeline.options import CleanOptions

# Yields the documents of a part, the same in each pass; an error takes the place of one that is left out.
Read = Callable[[Any], Iterable[CorpusText | InputError]]

# Applies a function to all parts and yields the answers in any order.
Work = Callable[[Callable[[Any], Any]], Iterable[Any]]


class Mined(NamedTuple):
    """What came of it: all lines that recur, judged, and the rules that are proposed, as tables."""

    judged: list[Judged]
    rules: list[dict[str, Any]]
    evidence: Evidence


@dataclass(frozen=True)
class Miner:
    """How a corpus is mined: ``how`` finds what is known; a line that is in fewer documents than ``least`` is left.

    ``width`` is how many cells a row of the sketch has, a power of two: the more, the fewer lines are taken to recur
    that do not. All rows together take 8 bytes a cell.
    """

    how: CleanOptions = field(default_factory=CleanOptions)
    least: int = LEAST
    width: int = WIDTH

    def run(self, read: Read, work: Work, trouble: Callable[[InputError], None]) -> Mined:
        """Mine the documents that ``read`` yields for parts, by ``work``; skipped ones go to ``trouble``, once.

        Raises what ``read`` and ``work`` raise.
        """
        totals = LineCounts(self.least, self.width)
        for codes, troubles in work(partial(_count, read)):
            totals.add(codes)
            for each in troubles:
                trouble(each)
        wanted, enough = totals.wanted()
        del totals  # and its memory
        evidence = Evidence()
        for seen in work(partial(_collect, read, wanted)):
            evidence.merge(seen)
        judged = judge(evidence, enough)
        examples = Examples()
        for shown in work(partial(_illustrate, read, example_query(judged, self.how))):
            examples.merge(shown)
        return Mined(judged, propose(judged, examples, self.how.phrases), evidence)


def _count(read: Read, part: Any) -> tuple[Any, list[InputError]]:
    troubles: list[InputError] = []
    return count(_texts(read(part), troubles)), troubles


def _collect(read: Read, wanted: Mapping[int, int], part: Any) -> Evidence:
    return collect(_texts(read(part), []), wanted)


def _illustrate(read: Read, looked_for: ExampleQuery, part: Any) -> Examples:
    return illustrate(_texts(read(part), []), looked_for)


def _texts(found: Iterable[CorpusText | InputError], troubles: list[InputError]) -> Iterator[CorpusText]:
    """Yield the documents, and add errors to ``troubles``."""
    for one in found:
        if isinstance(one, InputError):
            troubles.append(one)
        else:
            yield one
