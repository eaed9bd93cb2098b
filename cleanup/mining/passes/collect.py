"""The second pass: what is known of each line that recurs. Evidence of parts can be merged in any order."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cleanup.engine.index.normalize import MAX_LINE
from cleanup.mining.passes.count import CorpusText, lines_of, prose_code
from cleanup.mining.stats.recurrence import ARTICLES, EXAMPLES, NEAR, PERMUTED, STOPPED, CounterName, Recurrence
from cleanup.mining.stats.shapes import LineKind, Shape, code_of, shapes
from cleanup.models.line_features import is_prose

MIXED = 0x9E3779B97F4A7C15

# Unique paragraphs that suffice to identify an article.
OWN = 3


class DocumentView(NamedTuple):
    """A document with its lines, their shapes, and the kind of each line."""

    lines: Sequence[str]
    shapes: Sequence[Sequence[tuple[int, Shape]]]
    times: Sequence[int]
    often: Sequence[bool]
    prose: Sequence[bool]
    stopped: Sequence[bool]

    def says(self, number: int) -> bool:
        """Return True for a line of at least one sentence that belongs to this article."""
        return self.prose[number] or (self.stopped[number] and not self.often[number])

    def heads(self, number: int) -> bool:
        """Return True for a line with the form of a title: no date and no sentence."""
        return not (self.prose[number] or self.stopped[number] or any(shape.dated for _, shape in self.shapes[number]))


@dataclass
class Evidence:
    """What was seen in some documents of the lines that are wanted, by their codes.

    ``sites`` are how many documents each site has, ``titled`` how many of them have a title, and ``names`` its name.
    """

    seen: dict[int, Recurrence] = field(default_factory=dict)
    sites: Counter[int] = field(default_factory=Counter)
    names: dict[int, str] = field(default_factory=dict)
    titled: Counter[int] = field(default_factory=Counter)

    @property
    def documents(self) -> int:
        """Return the number of documents."""
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

    def add_document(self, text: CorpusText, wanted: Mapping[int, int]) -> None:
        """Add the evidence of a document."""
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
                    self.seen[code] = Recurrence(shape.kind)
                seen = self.seen[code]
                seen.noted[CounterName.OCCURRENCES] += 1
                if met[code] > 1:
                    seen.noted[CounterName.REPEATED] += met[code] == 2
                    continue
                _place(seen.noted, here, number, own, (first, last, ends))
                seen.noted[CounterName.TITLE] += number == title
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


def collect(texts: Iterable[CorpusText], wanted: Mapping[int, int]) -> Evidence:
    """Collect what documents show about the lines with wanted codes."""
    evidence = Evidence()
    for text in texts:
        evidence.add_document(text, wanted)
    return evidence


def _here(lines: Sequence[str], wanted: Mapping[int, int]) -> DocumentView:
    known = []
    often = []
    times = []
    for line in lines:
        found = [(code_of(shape.key), shape) for shape in shapes(line)]
        found = [(code, shape) for code, shape in found if code in wanted]
        known.append(found)
        times.append(wanted[found[0][0]] if found and found[0][1].kind is LineKind.WHOLE else 1)
        recurs = found[0][1].kind <= LineKind.LABEL if found else len(line) > MAX_LINE and prose_code(line) in wanted
        often.append(recurs)
    prose = [is_prose(line) for line in lines]
    own = [is_long and not recurs for is_long, recurs in zip(prose, often, strict=True)]
    stopped = [STOPPED.search(line) is not None for line in lines]
    return DocumentView(lines, known, times, often, own if any(own) else prose, stopped)


def _articles(here: DocumentView) -> list[int]:
    """Return the codes that identify the article: the lowest code of its own paragraphs, where it has some.

    All paragraphs of an article that was copied often recur; then they count all the same.
    """
    long = [(line, often) for line, often in zip(here.lines, here.often, strict=True) if is_prose(line)]
    own = [line for line, often in long if not often]
    rest = [line for line, often in zip(here.lines, here.often, strict=True) if not often]
    codes = [code_of(line) for line in (own if len(own) >= OWN else [line for line, _ in long] or rest or here.lines)]
    lowest = [min(code ^ mask for code in codes) for mask in PERMUTED]
    return [code * MIXED % 2**64 for code in lowest]  # or they were all low, and no measure of how many there are


def _code(here: DocumentView, number: int) -> int:
    """Return the code of a neighbouring line: that of its shape, where the shape recurs."""
    known = here.shapes[number]
    return known[0][0] if known else code_of(here.lines[number])


def _place(  # what is known of a document and its line
    noted: "array[int]", here: DocumentView, number: int, own: int, bounds: tuple[int, int, int]
) -> None:
    """Count where a line stands and between what; ``bounds`` are the first and the last paragraph, and the last line
    of the article's own.
    """
    first, last, ends = bounds
    end = len(here.lines) - 1
    noted[CounterName.DOCUMENTS] += 1
    noted[CounterName.HEAD] += number < first
    noted[CounterName.TAIL] += number > last
    noted[CounterName.OVER] += number > ends
    noted[CounterName.FIRST] += number == 0
    noted[CounterName.LAST] += number == end
    if number:
        noted[CounterName.PROSE_BEFORE] += here.says(number - 1)
    if number < end:
        noted[CounterName.PROSE_AFTER] += here.says(number + 1)
        noted[CounterName.TITLE_AFTER] += here.heads(number + 1)
    noted[CounterName.FROM_TOP + min(number, NEAR - 1)] += 1
    noted[CounterName.FROM_BOTTOM + min(end - number, NEAR - 1)] += 1
    noted[CounterName.AFTER + min(own, NEAR - 1)] += 1
