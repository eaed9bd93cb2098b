"""How the time grows with the text, with what is found in it and with the rules, and what a small call costs.

usage: growth.py [CODE...] [--sizes 250000 1000000] [--slow]

For texts of nothing but findings, the examples of each rule again and again: how the time grows from the first size
(bytes) to the second, as an exponent (1: as the text, 2: as its square), and seconds of the CPU a MB. On a busy machine
an exponent of what takes less than a second is noise: measure it again, with larger sizes.
"""

import argparse
import gc
import math
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import data
from clock import cleaning, run, seconds, size

from cleanup import clean
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import Index
from cleanup.engine.rule import Finder, Rule
from cleanup.pipeline.options import engine_for

CALLS = 20

SIZES = {"10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}


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
        """Return a hash of the phrases."""
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


def pipe() -> Pipe | None:
    """``corpuscrub clean < article``, called again and again after a first time that fills the cache."""
    program = data.command("corpuscrub")
    if program is None:
        return None
    done = [run([program, "clean"], source=data.ARTICLE) for _ in range(CALLS + 1)][1:]
    return Pipe(
        milliseconds=1000 * statistics.median(one.wall for one in done),
        cpu_milliseconds=1000 * statistics.median(one.cpu for one in done),
        megabytes=max(one.memory for one in done),
    )


DENSE = {
    "entities": "&amp;",
    "entities in words": "a&amp;b ",
    "zero-width spaces": "a\u200b",
    "breaks": "a<br>",
    "mojibake": "cafÃ© ",
    "articles": "the the ",
    "labels": "Read more:\n",
    "whole lines": "Advertisement\n\n",
    "blank lines": "\n",
}
"""What is found, or looked at, every few bytes."""


class Growth(NamedTuple):
    """What the time of a text does when the text grows; ``rate`` is in seconds of the CPU a MB, of the larger text."""

    name: str
    layout: str
    unsafe: bool
    findings: int
    exponent: float
    rate: float


def units(codes: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Texts to be repeated, each with its name, its layout and its language."""
    for rule in engine_for().index.rules:
        if codes and rule.code not in codes:
            continue
        for name, examples in ((rule.code, rule.bad), (f"{rule.code} and near misses", rule.examples)):
            texts = [example.text for example in examples]
            yield name, "one line", " ".join(" ".join(texts).split()) + " ", rule.bad[0].language
            yield name, "many lines", "\n\n".join(texts) + "\n\n", rule.bad[0].language
    for name, unit in () if codes else DENSE.items():
        yield name, "many lines" if "\n" in unit else "one line", unit, "en"


def growths(codes: Sequence[str], sizes: tuple[int, int]) -> Iterator[Growth]:
    """Measure how the time of each text grows from one size to the other, without and with unsafe fixes."""
    for name, layout, unit, language in units(codes):
        texts = [unit * max(1, round(wanted / 1e6 / size(unit))) for wanted in sizes]
        for unsafe in (False, True):
            clean(unit, language=language, unsafe=unsafe)  # whatever is compiled is compiled now
            (few, _), (many, findings) = (_timed(text, language, unsafe=unsafe) for text in texts)
            exponent = math.log(many / few) / math.log(len(texts[1]) / len(texts[0]))
            yield Growth(name, layout, unsafe, findings, exponent, many / size(texts[1]))


def _timed(text: str, language: str, *, unsafe: bool) -> tuple[float, int]:
    """Seconds of the CPU for the cleaned text, and how many findings it had; once, for a square takes long enough."""
    began = time.process_time()
    report = clean(text, language=language, unsafe=unsafe)
    report.cleaned  # noqa: B018  # a property that does the edits
    taken = time.process_time() - began
    return max(taken, 1e-6), len(report.findings)


def main() -> None:
    """Measure, and print a table: all texts, or those that grow faster than they should or take long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="*", metavar="CODE", help="rules whose examples are taken (all)")
    parser.add_argument("--sizes", type=int, nargs=2, default=(250_000, 1_000_000), metavar="BYTES")
    parser.add_argument("--slow", action="store_true", help="print an exponent over 1.2 or a rate over 2 s a MB only")
    args = parser.parse_args()
    gc.set_threshold(50_000)  # as the command does
    rows = []
    for one in growths(args.codes, tuple(args.sizes)):
        if not args.slow or one.exponent > 1.2 or one.rate > 2:
            tier = "unsafe" if one.unsafe else "safe"
            rows.append((one.name, one.layout, tier, str(one.findings), f"{one.exponent:.2f}", f"{one.rate:.2f}"))
            data.note(" ".join(rows[-1]))
    print(data.table(["text", "layout", "tier", "findings", "exponent", "s/MB"], rows))


if __name__ == "__main__":
    main()
