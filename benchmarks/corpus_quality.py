"""Measure what corpuscrub makes of the texts in corpus/, beside floors that only rise.

usage: corpus_quality.py [--update] [--json]

found        findings in the gold cases
missed       defects listed in their missed.toml that have no finding
wrong        findings in the clean texts, with --unsafe
precision, page recall, lost: those of compare.py, safe and unsafe

For the last, a gold case with paragraphs says what its lines are. A line is residue when residue findings of
findings.txt and entries of missed.toml cover at least half of it, ambiguous when another finding touches it. All other
lines are to be kept.
"""

import argparse
import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import data
from cleaners import corpuscrub
from compare import measure
from data import Line, Page

from cleanup import Span, clean

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FLOORS = CORPUS / "floors.toml"
HEAD = """\
# How good corpuscrub is on the texts of this folder; benchmarks/corpus_quality.py explains the figures. They only get
# better: `pytest tests/benchmarks/test_corpus_quality.py --update` records better ones and refuses worse ones. A new
# text that brings misses of its own is the one reason to edit a figure by hand, in the commit that adds the text.
"""

# Figures that get better by falling; all others get better by rising.
FALLING = frozenset(("missed", "wrong", "characters_lost", "pages_over_5"))

Figures = Mapping[str, Mapping[str, float]]


class Change(NamedTuple):
    """A figure that is not its floor."""

    name: str
    floor: float
    measured: float

    @property
    def is_better(self) -> bool:
        """True when the floor can rise."""
        return (self.measured < self.floor) is (self.name.rpartition(".")[2] in FALLING)

    def __str__(self) -> str:
        return f"{self.name}: {self.measured:g}, {'better' if self.is_better else 'worse'} than {self.floor:g}"


def gold(corpus: Path = CORPUS) -> list[Path]:
    """Return the folders of the gold cases."""
    return sorted(path.parent for path in corpus.glob("*/*/input.txt"))


def read(path: Path) -> str:
    """Return a text with its line breaks as they are."""
    return path.read_bytes().decode()


def expected(case: Path, text: str) -> Iterator[tuple[str, Span]]:
    """Yield code and span of each finding of findings.txt, and of each miss, whose code is empty."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", text))]
    for row in read(case / "findings.txt").split("\n")[:-1]:
        place, code, _, found = row.split(" ", 3)
        line, column = map(int, place.split(":"))
        start = starts[line - 1] + column - 1
        yield code, Span(start, start + len(ast.literal_eval(found)))
    for miss in misses(case):
        start = text.index(miss)
        yield "", Span(start, start + len(miss))


def misses(case: Path) -> list[str]:
    """Return the texts of missed.toml."""
    return [miss["text"] for miss in tomllib.loads(read(case / "missed.toml"))["missed"]]


def gold_page(case: Path) -> Page:
    """Return the lines of a gold case with their labels."""
    text = read(case / "input.txt")
    spans = [*expected(case, text)]
    residue = {place for code, span in spans if code[:3] in ("RES", "") for place in range(*span)}
    touched = {place for _, span in spans for place in range(*span)}
    lines = []
    for found in re.finditer(r"[^\r\n]*\S[^\r\n]*", text):
        places = [place for place in range(*found.span()) if not text[place].isspace()]
        if 2 * sum(place in residue for place in places) >= len(places):
            label = "residue"
        else:
            label = "keep" if touched.isdisjoint(places) else "ambiguous"
        lines.append(Line(found[0], label))
    return Page(lines)


def found_and_missed(case: Path) -> tuple[int, int]:
    """Count the findings in a gold case, and the misses that have none."""
    text = read(case / "input.txt")
    findings = [finding.span for finding in clean(text).findings]
    spans = [span for code, span in expected(case, text) if not code]
    missed = [span for span in spans if not any(one.start < span.end and span.start < one.end for one in findings)]
    return len(findings), len(missed)


def figures(corpus: Path = CORPUS) -> Figures:
    """Measure everything; shares are in percent, with two digits."""
    cases = gold(corpus)
    counts = [found_and_missed(case) for case in cases]
    cleans = [read(path) for path in sorted((corpus / "clean").glob("*.txt"))]
    wrong = data.found(cleans, unsafe=True).total()
    # in other layouts a line holds residue and text, or is a part of a paragraph: it has no label of its own
    pages = [gold_page(case) for case in cases if case.parent.name != "layouts"]
    pages += [Page([Line(line, "keep") for line in text.split("\n") if line.strip()]) for text in cleans]
    found, missed = (sum(column) for column in zip(*counts, strict=True))
    measured: dict[str, dict[str, float]] = {"gold": {"found": found, "missed": missed, "wrong": wrong}}
    for name, unsafe in (("safe", False), ("unsafe", True)):
        quality = measure(partial(corpuscrub, unsafe=unsafe), pages)
        measured[name] = {field: round(value, 2) for field, value in quality._asdict().items()}
    return measured


def changes(measured: Figures, floors: Figures) -> list[Change]:
    """Return the figures that are not their floors. Raises KeyError when one has no floor."""
    return [
        Change(f"{table}.{name}", floors[table][name], value)
        for table, values in measured.items()
        for name, value in values.items()
        if value != floors[table][name]
    ]


def raised(measured: Figures, floors: Figures) -> Figures:
    """Return floors of which none is worse than before, and those that can rise have risen."""
    better = {change.name: change.measured for change in changes(measured, floors) if change.is_better}
    return {
        table: {name: better.get(f"{table}.{name}", floor) for name, floor in values.items()}
        for table, values in floors.items()
    }


def load(path: Path = FLOORS) -> Figures:
    """Read the floors."""
    return tomllib.loads(read(path))


def dump(floors: Figures) -> str:
    """Return the floors as the file has them."""
    return HEAD + data.toml(floors)


def main() -> int:
    """Print measured figures beside their floors. The exit code is 1 when one is worse."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors of figures that are better")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    measured, floors = figures(), load()
    if args.update:
        floors = raised(measured, floors)
        FLOORS.write_text(dump(floors), encoding="utf-8")
    rows = [
        (f"{table}.{name}", f"{value:g}", f"{floors[table][name]:g}")
        for table, values in measured.items()
        for name, value in values.items()
    ]
    print(json.dumps(measured) if args.json else data.table(("", "measured", "floor"), rows))
    return int(any(not change.is_better for change in changes(measured, floors)))


if __name__ == "__main__":
    sys.exit(main())
