"""The third pass: where proposals were seen, what rules find there already, and lines that begin as they do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from cleanup.engine.document import Document
from cleanup.engine.index.normalize import MAX_LINE, normalize
from cleanup.mining.passes.count import CorpusText, logical_document
from cleanup.mining.stats.bottom_k import BottomK
from cleanup.mining.stats.recurrence import EXAMPLES
from cleanup.mining.stats.shapes import code_of, shapes
from cleanup.pipeline.options import CleanOptions

# Code points that a near miss and its proposal share at the beginning.
ALIKE = 10

MISSES = 2

# Code points that are kept of a neighbour.
BESIDE = 160


class Example(NamedTuple):
    """A line as it was seen: the lines before and after it, where there are some, and whether a rule found it."""

    before: str
    line: str
    after: str
    known: bool


@dataclass
class Examples:
    """Examples by the code of the shape; ``misses`` are lines that begin alike and are no furniture."""

    seen: defaultdict[int, BottomK[Example]] = field(default_factory=lambda: defaultdict(partial(BottomK, min)))
    misses: defaultdict[int, BottomK[str]] = field(default_factory=lambda: defaultdict(partial(BottomK, min)))

    def merge(self, other: "Examples") -> None:
        """Add those of other documents."""
        for code, seen in other.seen.items():
            self.seen[code].merge(seen, EXAMPLES)
        for code, misses in other.misses.items():
            self.misses[code].merge(misses, MISSES)


class ExampleQuery(NamedTuple):
    """What the third pass looks for: lines by the code of their document and then that of their shape, the codes of
    proposals by how they begin, and how documents are searched for what is known.
    """

    places: Mapping[int, Sequence[tuple[int, int]]]
    beginnings: Mapping[str, Sequence[int]]
    proposed: frozenset[int]
    how: CleanOptions


def illustrate(texts: Iterable[CorpusText], query: ExampleQuery) -> Examples:
    """Return examples from some documents."""
    examples = Examples()
    for text in texts:
        document = logical_document(text.text)
        code = code_of(text.name)
        if code in query.places:
            _show(document, code, query, examples)
        for line in document.lines:
            if len(line) <= MAX_LINE and (alike := query.beginnings.get(normalize(line)[:ALIKE])):
                _compare(line.strip(), alike, query, examples)
    return examples


def _show(document: Document, code: int, query: ExampleQuery, examples: Examples) -> None:
    found = [finding.span for finding in query.how.clean(document).findings]
    numbers = [number for number in range(document.line_count) if not document.is_blank(number)]
    for shape, place in query.places[code]:
        if place >= len(numbers):  # another document of the same name
            continue
        span = document.visible(numbers[place])
        covered = sum(max(0, min(span.end, end) - max(span.start, start)) for start, end in found)
        around = [document.lines[number].strip() for number in numbers[max(0, place - 1) : place + 2]]
        before = around[0][-BESIDE:] if place else ""
        after = around[-1][:BESIDE] if place + 1 < len(numbers) else ""
        example = Example(before, document.slice(span), after, 2 * covered >= span.end - span.start)
        examples.seen[shape].add(code ^ shape, example, EXAMPLES)


def _compare(line: str, alike: Sequence[int], query: ExampleQuery, examples: Examples) -> None:
    if not any(code_of(shape.key) in query.proposed for shape in shapes(line)):
        for shape in alike:
            examples.misses[shape].add(code_of(line), line, MISSES)
