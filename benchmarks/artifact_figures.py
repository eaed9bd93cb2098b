"""What each artifact rule finds: in translations by machines and by people, in edited human text, in round trips.

usage: artifact_figures.py SPANS PAIRS ROUNDTRIPS HUMAN [--only FIELD=VALUE,...]... [--write]

Four JSONL files, gzipped or not, whose rows hold

SPANS       ``text``, a machine translation in which people marked what is bad: ``spans`` and ``gaps`` (where words are
            missing), each from ``s`` to ``e``; ``set`` is whose it is; a row that is ``human`` is left out
PAIRS       the texts of one document: ``mt`` by machines, ``human`` by people, the references; ``lp`` is its pair of
            languages, ``set`` whose it is; a row without ``mt`` is left out
ROUNDTRIPS  ``human``, and ``mt``, what became of it by way of another language; ``route`` is that language
HUMAN       ``text`` that people wrote, its ``genre`` and ``source``; ``--only`` says which rows to take

A finding counts whether it is fixed or not.

right      the share of the findings in SPANS that touch a mark, of how many, and in brackets the share that would by
           chance: if each finding lay anywhere in its segment
the rest   findings in so many words; the last lines are those of rules of the same fix together

``--write`` keeps the figures beside the rules, for ``corpuscrub explain`` and the pages of the rules.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

import data

from cleanup import clean
from cleanup.engine.document import Span
from cleanup.ruledocs.measurement_tables import ARTIFACT_COLUMNS, artifact_cells, by_fix
from cleanup.ruledocs.measurements import ArtifactFigures, Artifacts, ArtifactSources, Marked, WordsByKind
from cleanup.rulekit.registry import discover

FIGURES = Path(__file__).resolve().parent.parent / "rules" / "artifact_figures.toml"
SELECTED = ("DMG", "MTA")
"""The rules to run: those that are measured, and those that repair the text before they see it."""

COLLECTIONS = {
    "demetr": "DEMETR (MIT)",
    "halluc": "hallucinations-in-nmt",
    "lig": "WCE-LIG (GPL-3.0)",
    "mlqe_km": "WMT QE 2022 (research use)",
    "mlqe_ps": "WMT QE 2022 (research use)",
    "mlqe": "MLQE-PE (CC0)",
    "mqm": "wmt-mqm-human-evaluation (Apache-2.0)",
    "wmt": "WMT 2021 to 2023 (research use)",
}
"""Whose translations these are, by how the name of their set begins; any other is called what it is called there."""

HEAD = "# Written by benchmarks/artifact_figures.py: measure again, do not edit.\n"


class Sample(NamedTuple):
    """The number of words of some texts, and how often each rule finds something in them."""

    words: int
    found: Counter[str]


Samples = Mapping[str, Sample]
"""Texts by pair of languages, genre or route."""


def samples(texts: Iterable[tuple[str, str]]) -> Samples:
    """Count the findings in texts, each paired with its sort key."""
    sorted_texts: defaultdict[str, list[str]] = defaultdict(list)
    for kind, text in texts:
        sorted_texts[kind].append(text)
    return {
        kind: Sample(data.words(some), data.found(some, select=SELECTED)) for kind, some in sorted(sorted_texts.items())
    }


def on_marks(rows: Iterable[Mapping[str, Any]]) -> dict[str, Marked]:
    """Count what the rules find, by code, in segments in which people marked the errors."""
    seen: defaultdict[str, list[Marked]] = defaultdict(list)
    for row in rows:
        if row.get("human"):
            continue
        text = row["text"]
        marks = [Span(place["s"], max(place["e"], place["s"] + 1)) for place in [*row["spans"], *row["gaps"]]]
        for finding in clean(text, select=SELECTED).findings:
            seen[finding.code].append(
                Marked(1, touches(finding.span, marks), by_chance(finding.span, marks, len(text)))
            )
    return {code: Marked(*map(sum, zip(*each, strict=True))) for code, each in seen.items()}


def touches(span: Span, marks: Iterable[Span]) -> bool:
    """Whether a span shares a character with a mark."""
    return any(span.overlaps(mark) for mark in marks)


def by_chance(span: Span, marks: Sequence[Span], size: int) -> float:
    """Return the share of all positions in a text of this size at which the span would touch a mark."""
    length = span.end - span.start
    return fmean(touches(Span(start, start + length), marks) for start in range(size - length + 1))


def measure(spans: Path, pairs: Path, roundtrips: Path, human: Path, only: Sequence[str]) -> Artifacts:
    """Count what the rules find in the rows of four files."""
    marked = on_marks(data.rows(spans))
    documents = [row for row in data.rows(pairs) if row["mt"]]
    trips = list(data.rows(roundtrips))
    written = list(data.rows(human, only))
    each = [
        samples((row["lp"], one["text"]) for row in documents for one in row["mt"]),
        samples((row["lp"], one["text"]) for row in documents for one in row["human"]),
        samples((row["genre"], row["text"]) for row in written),
        samples((row["route"], row["mt"]) for row in trips),
        samples((row["route"], row["human"]) for row in trips),
    ]
    codes = sorted(discover().select(["MTA"]))
    sets = {row["set"] for row in [*data.rows(spans), *documents]}
    return Artifacts(
        ArtifactSources(sorted({collection(name) for name in sets}), sorted({row["source"] for row in written})),
        counts(each, lambda sample: sample.words),
        {code: ArtifactFigures(counts(each, found(code)), marked.get(code, Marked(0, 0, 0))) for code in codes},
    )


def found(code: str) -> Callable[[Sample], int]:
    """How often a rule finds something in a sample."""
    return lambda sample: sample.found[code]


def counts(each: Iterable[Samples], number: Callable[[Sample], int]) -> WordsByKind:
    """Return the number of each sample that has one."""
    return WordsByKind(*({kind: some for kind, sample in one.items() if (some := number(sample))} for one in each))


def collection(name: str) -> str:
    """Return the display name of a set of translations."""
    return next((known for begins, known in COLLECTIONS.items() if name.startswith(begins)), name)


def toml(artifacts: Artifacts) -> str:
    """Return the table that ``cleanup.ruledocs.measurements`` reads: one line per rule."""
    rules = {
        code: {kind: numbers for kind, numbers in counts._asdict().items() if numbers}
        | {"marked": (marked.found, marked.right, round(marked.chance, 1))}
        for code, (counts, marked) in artifacts.rules.items()
    }
    words = artifacts.words._asdict()
    return HEAD + data.toml({"sources": artifacts.sources._asdict(), "words": words, "rules": rules})


def table(artifacts: Artifacts) -> str:
    """All rules, then what rules of the same fix found together."""
    rules = [rule for rule in discover() if rule.code in artifacts.rules]
    rows = [
        [rule.code, rule.name, rule.safety.value, *artifact_cells(artifacts.rules[rule.code], artifacts.words)]
        for rule in rules
    ]
    fixes = {rule.code: rule.safety.value for rule in rules}
    rows += [["", "", *row] for row in by_fix(fixes, artifacts)]
    return data.table(["code", "name", "fix", *ARTIFACT_COLUMNS], rows)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("spans", "pairs", "roundtrips", "human"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="FIELD=VALUE,...", help="rows of HUMAN to take")
    parser.add_argument("--write", action="store_true", help=f"write {FIGURES.name} beside the rules")
    args = parser.parse_args()
    artifacts = measure(args.spans, args.pairs, args.roundtrips, args.human, args.only)
    print(table(artifacts))
    if args.write:
        FIGURES.write_text(toml(artifacts), encoding="utf-8")


if __name__ == "__main__":
    main()
