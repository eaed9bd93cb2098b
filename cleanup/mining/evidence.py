"""The second pass: what is known of each line that recurs. Evidence of parts can be merged in any order."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from operator import add
from statistics import fmean
from typing import Generic, NamedTuple, TypeVar

import regex

from cleanup.folding import MAX_LINE
from cleanup.margins import is_prose
from cleanup.mining.counting import Text, lines_of, prose_code
from cleanup.mining.shapes import Kind, Shape, code_of, shapes

KEPT = 12
"""So many sites, neighbours and wordings of a line are kept; of more, those with the lowest codes."""

ARTICLES = 24
"""The same for articles, whose number matters most."""

EXAMPLES = 5

NEAR = 8
"""Places from the top, from the bottom and from the first lines of the text on that are told apart."""

PERMUTED = (0, 0xA5A5F0F05A5A0F0F, 0xD6E8FEB86659FD93)
"""An article is known by the paragraphs whose codes, permuted in these ways, are lowest: a copy has most of them."""

STOPPED = regex.compile(r"[.!?…。！？][\"'”’»)\]」]*$")
"""How a sentence ends."""

MIXED = 0x9E3779B97F4A7C15

OWN = 3
"""So many paragraphs that recur nowhere are enough to know an article by."""

Value = TypeVar("Value")


class Tally(IntEnum):
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


class Lowest(Generic[Value]):
    """Of all codes that were added those that are lowest, each with what was added for it.

    Which these are does not depend on the order, and what is added for one of them is never lost.
    """

    __slots__ = ("codes", "join", "values")

    def __init__(self, join: Callable[[Value, Value], Value]) -> None:
        self.join = join
        self.codes = array("Q")
        self.values: list[Value] = []

    def add(self, code: int, value: Value, most: int = KEPT) -> None:
        """Add a value; it is joined with the one that was added for the same code."""
        place = bisect_left(self.codes, code)
        if place < len(self.codes) and self.codes[place] == code:
            self.values[place] = self.join(self.values[place], value)
        elif place < most:
            self.codes.insert(place, code)
            self.values.insert(place, value)
            del self.codes[most:], self.values[most:]

    def merge(self, other: "Lowest[Value]", most: int = KEPT) -> None:
        """Add all that another one has."""
        for code, value in zip(other.codes, other.values, strict=True):
            self.add(code, value, most)

    def distinct(self, most: int = KEPT) -> int:
        """How many codes were added, of which so many are kept: below that exactly, above it an estimate."""
        return len(self.codes) if len(self.codes) < most else round((most - 1) * 2**64 / (self.codes[-1] + 1))


class Seen:
    """What was seen of one shape."""

    __slots__ = ("after", "articles", "before", "examples", "kind", "sites", "tally", "wordings")

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.tally = array("I", bytes(4 * Tally.END))
        self.sites: Lowest[int] = Lowest(add)
        self.articles: tuple[Lowest[int], ...] = tuple(Lowest(add) for _ in PERMUTED)
        self.before: Lowest[int] = Lowest(add)
        self.after: Lowest[int] = Lowest(add)
        self.wordings: Lowest[str] = Lowest(min)
        self.examples: Lowest[int] = Lowest(min)  # by the code of the document and of the shape: the number of the line

    def merge(self, other: "Seen") -> None:
        """Add what was seen elsewhere."""
        for place, times in enumerate(other.tally):
            self.tally[place] += times
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
        return self.tally[Tally.DOCUMENTS]

    @property
    def distinct(self) -> int:
        """In how many articles, where copies of one count once; nearly."""
        return min(self.documents, round(fmean(articles.distinct(ARTICLES) for articles in self.articles)))

    def share(self, *what: Tally) -> float:
        """In what share of these documents one of these is true."""
        return sum(self.tally[one] for one in what) / self.documents

    @property
    def steady(self) -> float:
        """The share of documents in which it has the place that it has most often, counted from one of the ends, or
        from the first line of the article.
        """
        starts = (Tally.FROM_TOP, Tally.FROM_BOTTOM, Tally.AFTER)
        return max(max(self.tally[start : start + NEAR - 1]) for start in starts) / self.documents

    @property
    def settled(self) -> float:
        """The same, counted from the first line of the article alone."""
        return max(self.tally[Tally.AFTER : Tally.AFTER + NEAR - 1]) / self.documents


class Here(NamedTuple):
    """A document as it is looked at: its lines, their shapes, and what each of them is."""

    lines: Sequence[str]
    shapes: Sequence[Sequence[tuple[int, Shape]]]
    times: Sequence[int]
    often: Sequence[bool]
    prose: Sequence[bool]
    stopped: Sequence[bool]

    def says(self, number: int) -> bool:
        """Whether a line is a sentence or more, of this article."""
        return self.prose[number] or (self.stopped[number] and not self.often[number])

    def heads(self, number: int) -> bool:
        """Whether a line has the form of a title: it holds no date, and is no sentence."""
        return not (self.prose[number] or self.stopped[number] or any(shape.dated for _, shape in self.shapes[number]))


@dataclass
class Evidence:
    """What was seen in some documents of the lines that are wanted, by their codes.

    ``sites`` are how many documents each site has, ``titled`` how many of them have a title, and ``names`` its name.
    """

    seen: dict[int, Seen] = field(default_factory=dict)
    sites: Counter[int] = field(default_factory=Counter)
    names: dict[int, str] = field(default_factory=dict)
    titled: Counter[int] = field(default_factory=Counter)

    @property
    def documents(self) -> int:
        """How many were looked at."""
        return self.sites.total()

    def merge(self, other: "Evidence") -> None:
        """Add what was seen in other documents."""
        self.sites.update(other.sites)
        self.names.update(other.names)
        self.titled.update(other.titled)
        for code, seen in other.seen.items():
            if code in self.seen:
                self.seen[code].merge(seen)
            else:
                self.seen[code] = seen

    def look(self, text: Text, wanted: Mapping[int, int]) -> None:
        """Add what is seen in a document."""
        site, document = code_of(text.site), code_of(text.name)
        self.sites[site] += 1
        self.names[site] = text.site
        lines = lines_of(text.text)
        if not lines:
            return
        here = _here(lines, wanted)
        numbers = [number for number, prose in enumerate(here.prose) if prose]
        first, last = (numbers[0], numbers[-1]) if numbers else (0, len(here.lines))  # without prose there are no ends
        heads = [number for number in range(first) if here.heads(number)]
        title = min(heads, key=here.times.__getitem__, default=-1)
        if title >= 0 and here.times[title] == 1:
            self.titled[site] += 1
        articles = _articles(here)
        own = 0
        ends = max((number for number, often in enumerate(here.often) if not often), default=-1)
        met: Counter[int] = Counter()
        for number, known in enumerate(here.shapes):
            for code, shape in known:
                met[code] += 1
                if code not in self.seen:
                    self.seen[code] = Seen(shape.kind)
                seen = self.seen[code]
                seen.tally[Tally.OCCURRENCES] += 1
                if met[code] > 1:
                    seen.tally[Tally.REPEATED] += met[code] == 2
                    continue
                _place(seen.tally, here, number, own, (first, last, ends))
                seen.tally[Tally.TITLE] += number == title
                seen.sites.add(site, 1)
                for kept, article in zip(seen.articles, articles, strict=True):
                    kept.add(article, 1, ARTICLES)
                if number:
                    seen.before.add(_code(here, number - 1), 1)
                if number + 1 < len(here.lines):
                    seen.after.add(_code(here, number + 1), 1)
                seen.wordings.add(code_of(here.lines[number]), here.lines[number])
                seen.examples.add(document ^ code, number, EXAMPLES)
            own += not here.often[number]


def collect(texts: Iterable[Text], wanted: Mapping[int, int]) -> Evidence:
    """What is seen in some documents of the lines whose codes are wanted."""
    evidence = Evidence()
    for text in texts:
        evidence.look(text, wanted)
    return evidence


def _here(lines: Sequence[str], wanted: Mapping[int, int]) -> Here:
    known = []
    often = []
    times = []
    for line in lines:
        found = [(code_of(shape.key), shape) for shape in shapes(line)]
        found = [(code, shape) for code, shape in found if code in wanted]
        known.append(found)
        times.append(wanted[found[0][0]] if found and found[0][1].kind is Kind.WHOLE else 1)
        recurs = found[0][1].kind <= Kind.LABEL if found else len(line) > MAX_LINE and prose_code(line) in wanted
        often.append(recurs)
    prose = [is_prose(line) for line in lines]
    own = [is_long and not recurs for is_long, recurs in zip(prose, often, strict=True)]
    stopped = [STOPPED.search(line) is not None for line in lines]
    return Here(lines, known, times, often, own if any(own) else prose, stopped)


def _articles(here: Here) -> list[int]:
    """What the article is known by: of its own paragraphs, where it has some, the one with the lowest code.

    All paragraphs of one that was copied often recur, and then they count all the same.
    """
    long = [(line, often) for line, often in zip(here.lines, here.often, strict=True) if is_prose(line)]
    own = [line for line, often in long if not often]
    rest = [line for line, often in zip(here.lines, here.often, strict=True) if not often]
    codes = [code_of(line) for line in (own if len(own) >= OWN else [line for line, _ in long] or rest or here.lines)]
    lowest = [min(code ^ mask for code in codes) for mask in PERMUTED]
    return [code * MIXED % 2**64 for code in lowest]  # or they were all low, and no measure of how many there are


def _code(here: Here, number: int) -> int:
    """What a neighbour is known by: its shape, where that recurs."""
    known = here.shapes[number]
    return known[0][0] if known else code_of(here.lines[number])


def _place(  # what is known of a document and its line
    tally: "array[int]", here: Here, number: int, own: int, bounds: tuple[int, int, int]
) -> None:
    """Count where a line stands and between what; ``bounds`` are the first and the last paragraph, and the last line
    of the article's own.
    """
    first, last, ends = bounds
    end = len(here.lines) - 1
    tally[Tally.DOCUMENTS] += 1
    tally[Tally.HEAD] += number < first
    tally[Tally.TAIL] += number > last
    tally[Tally.OVER] += number > ends
    tally[Tally.FIRST] += number == 0
    tally[Tally.LAST] += number == end
    if number:
        tally[Tally.PROSE_BEFORE] += here.says(number - 1)
    if number < end:
        tally[Tally.PROSE_AFTER] += here.says(number + 1)
        tally[Tally.TITLE_AFTER] += here.heads(number + 1)
    tally[Tally.FROM_TOP + min(number, NEAR - 1)] += 1
    tally[Tally.FROM_BOTTOM + min(end - number, NEAR - 1)] += 1
    tally[Tally.AFTER + min(own, NEAR - 1)] += 1
