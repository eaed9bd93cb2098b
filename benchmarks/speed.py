"""How fast corpuscrub is, beside other tools in the same run.

usage: speed.py TEXTS.jsonl[.gz] [--only FIELD=VALUE,...]... [--megabytes 10] [--json]

Rates are MB (10^6 bytes of UTF-8) per CPU second of one process, the median of three after a warm-up; slow tools are
given a sample of the same texts.
"""

import argparse
import json
import os
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import data
from clock import RUNS, cleaning, rate, run, size
from growth import doublings, pipe, ten_times_the_rules

from cleanup import clean
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.pipeline.options import engine_for

SLOW = 0.5
"""MB for what takes seconds a MB."""


def own_rates(texts: Sequence[data.Text]) -> Iterator[tuple[str, float]]:
    """Corpuscrub on all texts, on some of them, with some of its rules, and without its index."""
    every = [text for text, _ in texts]
    rules = engine_for().index.rules
    yield "corpuscrub", rate(lambda text: clean(text).cleaned, every)
    yield "corpuscrub --unsafe", rate(lambda text: clean(text, unsafe=True).cleaned, every)
    kinds = {
        "texts without findings": [text for text in every if not clean(text).findings],
        "texts not in English": [text for text, language in texts if language not in (None, "en")],
        "texts of 1.5 bytes a character or more": [text for text in every if size(text) * 1e6 >= len(text) * 1.5],
    }
    for name, chosen in kinds.items():
        if chosen:
            yield f"corpuscrub, {name}", rate(lambda text: clean(text).cleaned, chosen)
    for family in sorted({rule.code[:3] for rule in rules}):
        yield f"corpuscrub, {family} rules alone", rate(cleaning(engine_for((family,))), every)
    slow = data.sample(every, size, SLOW)
    yield "corpuscrub, without the index", rate(cleaning(Engine(EveryLine(rules))), slow)


def other_rates(texts: Sequence[str], folder: Path) -> Iterator[tuple[str, float]]:
    """Other tools, where installed. Those that are commands are given one file; their start is part of their time."""
    slow = data.sample(texts, size, SLOW)
    if trafilatura := data.library("trafilatura.utils"):
        yield "trafilatura's sanitize", rate(trafilatura.sanitize, texts)
    if ftfy := data.library("ftfy"):
        yield "ftfy.fix_text", rate(ftfy.fix_text, texts)
    if justext := data.library("justext"):
        words = justext.get_stoplist("English")
        pages = [data.as_html(text.split("\n\n")) for text in slow]
        yield "jusText on text", rate(lambda page: justext.justext(page, words), pages)
    file = folder / "texts.txt"
    file.write_text("\n\n".join(texts), encoding="utf-8", errors="replace")
    for name in ("typos", "codespell"):
        if program := data.command(name):
            taken = [run([program, str(file)], accepted=(0, 2, 65)).cpu for _ in range(RUNS + 1)]
            yield name, file.stat().st_size / 1e6 / statistics.median(taken[1:])


def measure(path: Path, only: Sequence[str], megabytes: float) -> dict[str, Any]:
    """All figures. The cache is one of this run's own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CORPUSCRUB_CACHE_DIR"] = str(Path(folder, "cache"))
        # First of all: Linux counts what this process weighs when it starts another as a part of that one's peak.
        called = pipe()
        texts = data.sample(list(data.texts(path, only)), lambda one: size(one.text), megabytes)
        every = [text for text, _ in texts]
        rates = {}
        for name, figure in chain(own_rates(texts), other_rates(every, Path(folder))):
            data.note(f"{name}: {figure:.1f}")
            rates[name] = figure
        return {
            "documents": len(every),
            "megabytes": sum(map(size, every)),
            "rules": len(engine_for().index.rules),
            "megabytes_per_cpu_second": rates,
            "time_of_twice_the_text": doublings(every),
            "time_of_ten_times_the_rules": ten_times_the_rules(every),
            "pipe": called._asdict() if called else None,
        }


def page(figures: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    rates = figures["megabytes_per_cpu_second"]
    own = rates["corpuscrub"]
    lines = [(name, f"{figure:.2f}", f"{own / figure:.2f}") for name, figure in rates.items()]
    scale = [
        (f"{name} twice in one document", f"{ratio:.2f}") for name, ratio in figures["time_of_twice_the_text"].items()
    ]
    scale.append(("ten times the rules", f"{figures['time_of_ten_times_the_rules']:.2f}"))
    parts = [
        f"{figures['documents']} documents, {figures['megabytes']:.1f} MB, {figures['rules']} rules",
        data.table(["", "MB per CPU second", "corpuscrub is so many times as fast"], lines),
        data.table(["", "takes so many times as long"], scale),
    ]
    if figures["pipe"]:
        call = (
            "A pipe call on a small text: {milliseconds:.0f} ms, {cpu_milliseconds:.0f} of the CPU, {megabytes:.0f} MB."
        )
        parts.append(call.format(**figures["pipe"]))
    return "\n\n".join(parts)


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="FIELD=VALUE,...", help="rows to take")
    parser.add_argument("--megabytes", type=float, default=10, help="how much of them, drawn at random")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.texts, args.only, args.megabytes)
    print(json.dumps(figures) if args.json else page(figures))


if __name__ == "__main__":
    main()
