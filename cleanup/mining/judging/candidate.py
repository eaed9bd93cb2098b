"""A line that recurs, beside all that was seen of it in the corpus."""

from typing import NamedTuple

from cleanup.mining.passes.collect import Evidence
from cleanup.mining.stats.recurrence import CounterName, Recurrence
from cleanup.mining.stats.shapes import Shape

# Sites needed to tell whether a line belongs to a site or to a language.
SPREAD = 3


class Candidate(NamedTuple):
    """A line that recurs: one of its wordings, the shape in which it is counted, and what was seen of it.

    ``least`` is the number of documents in which a line must be.
    """

    code: int
    line: str
    marked: str
    seen: Recurrence
    evidence: Evidence
    least: int

    @property
    def dated(self) -> bool:
        """Whether it has a slot for a date or an hour."""
        return Shape(self.seen.kind, self.marked).dated

    @property
    def middle(self) -> float:
        """The share of documents in which it stands between paragraphs, or in which there are none."""
        return 1 - self.seen.share(CounterName.HEAD, CounterName.TAIL)

    @property
    def sites(self) -> int:
        """On how many sites it is; nearly."""
        return self.seen.sites.distinct()

    @property
    def a_site(self) -> float:
        """In how many articles of a site it is, on average."""
        return self.seen.distinct / self.sites

    @property
    def reach(self) -> float:
        """The share of documents that have it, on the sites that do."""
        return sum(self.seen.sites.values) / sum(self.evidence.sites[site] for site in self.seen.sites.codes)

    @property
    def titled(self) -> float:
        """The share of the documents that have a title: of all, or of those of its sites, whichever is more."""
        sites, evidence = self.seen.sites.codes, self.evidence
        here = sum(evidence.titled[site] for site in sites) / sum(evidence.sites[site] for site in sites)
        return max(here, evidence.titled.total() / evidence.documents)

    @property
    def scattered(self) -> bool:
        """Whether it is on some sites, and on each of them hardly more than now and then."""
        return self.sites >= SPREAD and self.a_site < SPREAD
