"""How fast corpuscrub is, beside other tools in the same run.

usage: speed.py TEXTS.jsonl[.gz] [--only FIELD=VALUE,...]... [--megabytes 10] [--json]

Rates are MB (10^6 bytes of UTF-8) per CPU second of one process, the median of three after a warm-up; slow tools are
given a sample of the same texts.
"""

import argparse
import gc
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import data

from cleanup import clean, engine_for
from cleanup.engine import Engine
from cleanup.index import EveryLine, Index
from cleanup.rule import Finder, Rule
from cleanup.text import Document

SLOW = 0.5
"""MB for what takes seconds a MB."""

SIZES = {"10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}

Task = Callable[[str], object]


def size(text: str) -> float:
    """MB of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass")) / 1e6


def seconds(task: Task, texts: Sequence[str], runs: int = 3) -> float:
    """CPU seconds for all texts."""
    taken = []
    for _ in range(runs + 1):
        gc.collect()
        began = time.process_time()
        for text in texts:
            task(text)
        taken.append(time.process_time() - began)
    return statistics.median(taken[1:])


def rate(task: Task, texts: Sequence[str]) -> float:
    """MB per CPU second."""
    return sum(map(size, texts)) / seconds(task, texts)


def cleaning(engine: Engine) -> Task:
    """Findings and the cleaned text."""
    return lambda text: engine.clean(Document(text)).cleaned


def own_rates(texts: Sequence[data.Text]) -> Iterator[tuple[str, float]]:
    """Corpuscrub on all texts, on some of them, with some of its rules, and without its index."""
    every = [text for text, _ in texts]
    rules = engine_for().index.rules
    yield "corpuscrub", rate(lambda text: clean(text).cleaned, every)
    yield "corpuscrub --unsafe", rate(lambda text: clean(text, unsafe=True).cleaned, every)
    kinds = {
        "texts without findings": [text for text in every if not clean(text).findings],
        "texts not in English": [text for text, language in texts if language not in (None, "en")],
        "texts half of them not ASCII": [text for text in every if size(text) > len(text) / 1e6 * 1.5],
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
    file.write_text("\n\n".join(texts), encoding="utf-8")
    for name in ("typos", "codespell"):
        if program := data.command(name):
            taken = [data.run([program, str(file)], accepted=(0, 2, 65)).cpu for _ in range(4)]
            yield name, file.stat().st_size / 1e6 / statistics.median(taken[1:])


def doublings(texts: Sequence[str]) -> dict[str, float]:
    """For each size of one document, how much longer the same text takes when it stands there twice."""
    text = "\n\n".join(texts)
    ratios = {}
    for name, wanted in SIZES.items():
        one = (text * (wanted // len(text) + 1))[:wanted]
        repeated = max(1, 1_000_000 // wanted)  # a small document is over before the clock has ticked
        once, twice = (
            seconds(lambda text: clean(text, language="en").cleaned, [one_or_two] * repeated)
            for one_or_two in (one, f"{one}\n\n{one}")
        )
        ratios[name] = twice / once
    return ratios


class MadeUp:
    """As many phrases and triggers as those of a rule, of the words that phrases are made of in another order."""

    def __init__(self, rule: Rule, words: Sequence[str], draw: random.Random) -> None:
        def phrases(count: int) -> list[str]:
            return [" ".join(draw.choices(words, k=4)) for _ in range(count)]

        own = rule.find.phrases
        self._keys = phrases(len(list(own.keys())) if own else 0)
        self._triggers = phrases(len(list(own.triggers())) if own else 0)
        self.others = tuple(phrases(len(rule.find.triggers)))

    def keys(self) -> list[str]:
        """Whole lines."""
        return self._keys

    def triggers(self) -> list[str]:
        """Literals that a line must hold."""
        return self._triggers

    def fingerprint(self) -> bytes:
        """What changes whenever they do."""
        return repr((self._keys, self._triggers)).encode()


def ten_times_the_rules(texts: Sequence[str]) -> float:
    """How much longer the same texts take when each rule is joined by nine made-up ones that never match."""
    rules = engine_for().index.rules
    keys = [key for rule in rules if rule.find.phrases for key in rule.find.phrases.keys()]  # noqa: SIM118  # no dict
    words = [word for word in " ".join(keys).split() if word.isalpha()]
    draw = random.Random(0)
    made_up = []
    for number, rule in enumerate(rule for rule in rules for _ in range(9)):
        phrases = MadeUp(rule, words, draw)
        find = Finder(lambda *_: (), phrases, phrases.others)
        made_up.append(replace(rule, code=f"XXX{number}", name=f"made-up-{number}", find=find))
    few, many = (seconds(cleaning(Engine(Index(chosen))), texts) for chosen in (rules, [*rules, *made_up]))
    return many / few


class Pipe(NamedTuple):
    """A command in a pipe: milliseconds on the clock and of the CPU (medians), and peak memory in MB (most)."""

    milliseconds: float
    cpu_milliseconds: float
    megabytes: float


def pipe(runs: int = 20) -> Pipe | None:
    """``corpuscrub clean < article``, called again and again after a first time that fills the cache."""
    program = data.command("corpuscrub")
    if program is None:
        return None
    done = [data.run([program, "clean"], source=data.ARTICLE) for _ in range(runs + 1)][1:]
    wall, cpu = (1000 * statistics.median(taken) for taken in zip(*((one.wall, one.cpu) for one in done), strict=True))
    return Pipe(wall, cpu, max(one.memory for one in done))


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
    """The figures as Markdown."""
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
        parts.append(
            "A pipe call on a small text: {milliseconds:.0f} ms, {megabytes:.0f} MB.".format(**figures["pipe"])
        )
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
