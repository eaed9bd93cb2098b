"""What is seen of a line that recurs, in whichever document. What was seen in parts can be merged in any order."""

from array import array
from enum import IntEnum
from operator import add
from statistics import fmean

import regex

from cleanup.mining.stats.bottom_k import BottomK
from cleanup.mining.stats.shapes import LineKind

# Articles that are kept per line; their number matters most.
ARTICLES = 24

EXAMPLES = 5

# Positions that are distinguished from the top, from the bottom and from the first lines of the text.
NEAR = 8

# An article is identified by the paragraphs with the lowest codes under each of these permutations; most of them
# survive in a copy.
PERMUTED = (0, 0xA5A5F0F05A5A0F0F, 0xD6E8FEB86659FD93)

# The end of a sentence.
STOPPED = regex.compile(r"[.!?…。！？][\"'”’»)\]」]*$")


class CounterName(IntEnum):
    """What is counted of the first place of a line in each document, and how often it is there again."""

    DOCUMENTS = 0
    OCCURRENCES = 1
    REPEATED = 2  # documents in which it stands more than once
    HEAD = 3  # before the first paragraph
    TAIL = 4  # after the last one
    TITLE = 5  # of the lines at the head it is the rarest, as a title is
    FIRST = 6  # nothing before it
    PROSE_BEFORE = 7  # a sentence or more, of this article
    LAST = 8  # nothing after it
    PROSE_AFTER = 9
    TITLE_AFTER = 10  # what may be a title, of this article or of another
    OVER = 11  # nothing of this article after it
    FROM_TOP = 12
    FROM_BOTTOM = FROM_TOP + NEAR
    AFTER = FROM_BOTTOM + NEAR  # so many lines of the article itself
    END = AFTER + NEAR


class Recurrence:
    """What was seen of one shape."""

    __slots__ = ("after", "articles", "before", "examples", "kind", "noted", "sites", "wordings")

    def __init__(self, kind: LineKind) -> None:
        self.kind = kind
        self.noted = array("I", bytes(4 * CounterName.END))
        self.sites: BottomK[int] = BottomK(add)
        self.articles: tuple[BottomK[int], ...] = tuple(BottomK(add) for _ in PERMUTED)
        self.before: BottomK[int] = BottomK(add)
        self.after: BottomK[int] = BottomK(add)
        self.wordings: BottomK[str] = BottomK(min)
        self.examples: BottomK[int] = BottomK(
            min
        )  # by the code of the document and of the shape: the number of the line

    def merge(self, other: "Recurrence") -> None:
        """Add what was seen elsewhere."""
        for place, times in enumerate(other.noted):
            self.noted[place] += times
        for mine, theirs in zip(self.articles, other.articles, strict=True):
            mine.merge(theirs, ARTICLES)
        self.sites.merge(other.sites)
        self.before.merge(other.before)
        self.after.merge(other.after)
        self.wordings.merge(other.wordings)
        self.examples.merge(other.examples, EXAMPLES)

    @property
    def documents(self) -> int:
        """In how many documents it stands."""
        return self.noted[CounterName.DOCUMENTS]

    @property
    def distinct(self) -> int:
        """In how many articles, where copies of one count once; nearly."""
        return min(self.documents, round(fmean(articles.distinct(ARTICLES) for articles in self.articles)))

    def share(self, *what: CounterName) -> float:
        """Return the share of documents in which one of these is true."""
        return sum(self.noted[one] for one in what) / self.documents

    @property
    def steady(self) -> float:
        """The share of documents in which it has the place that it has most often, counted from one of the ends, or
        from the first line of the article.
        """
        starts = (CounterName.FROM_TOP, CounterName.FROM_BOTTOM, CounterName.AFTER)
        return max(max(self.noted[start : start + NEAR - 1]) for start in starts) / self.documents

    @property
    def settled(self) -> float:
        """The same, counted from the first line of the article alone."""
        return max(self.noted[CounterName.AFTER : CounterName.AFTER + NEAR - 1]) / self.documents
