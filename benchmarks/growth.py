"""How the time grows with the text and with the rules, and what a call costs that does little."""

import random
import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import data
from clock import cleaning, run, seconds

from cleanup import clean, engine_for
from cleanup.engine import Engine
from cleanup.index import Index
from cleanup.rule import Finder, Rule

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
