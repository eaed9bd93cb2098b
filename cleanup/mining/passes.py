"""The three passes over a corpus, done in parts: by one process or many, here or elsewhere, in whichever order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from cleanup.mining.counting import LEAST, Text, Totals, count
from cleanup.mining.evidence import Evidence, collect
from cleanup.mining.examples import Examples, Sought, illustrate
from cleanup.mining.judging import Judged, judge
from cleanup.mining.proposals import propose, sought
from cleanup.run.batch import How

Read = Callable[[Any], Iterable[Text]]
"""Gives the documents of a part, the same ones each time."""

Work = Callable[[Callable[[Any], Any]], Iterable[Any]]
"""Does something with all parts, and gives the answers in any order."""


class Mined(NamedTuple):
    """What came of it: all lines that recur, judged, and the rules that are proposed, as tables."""

    judged: list[Judged]
    rules: list[dict[str, Any]]
    evidence: Evidence


@dataclass(frozen=True)
class Mine:
    """How a corpus is mined: ``how`` finds what is known; a line that is in fewer documents than ``least`` is left."""

    how: How = field(default_factory=How)
    least: int = LEAST

    def run(self, read: Read, work: Work) -> Mined:
        """Mine the documents that ``read`` makes of parts, by ``work``. Raises what these raise."""
        totals = Totals(self.least)
        for codes in work(partial(_count, read)):
            totals.add(codes)
        wanted, enough = totals.wanted()
        del totals  # and its memory
        evidence = Evidence()
        for seen in work(partial(_collect, read, wanted)):
            evidence.merge(seen)
        judged = judge(evidence, enough)
        examples = Examples()
        for shown in work(partial(_illustrate, read, sought(judged, self.how))):
            examples.merge(shown)
        return Mined(judged, propose(judged, examples), evidence)


def _count(read: Read, part: Any) -> Any:
    return count(read(part))


def _collect(read: Read, wanted: Mapping[int, int], part: Any) -> Evidence:
    return collect(read(part), wanted)


def _illustrate(read: Read, looked_for: Sought, part: Any) -> Examples:
    return illustrate(read(part), looked_for)
