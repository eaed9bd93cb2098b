"""Hold the promises over very many generated texts, made of what rules look for, cut and pasted together.

Each text is cleaned in both tiers, and then: ``restore`` gives it back, a second cleaning changes nothing, and without
the index the findings are the same. A failure is printed as a line of JSON, made as small as it goes. The same seed
makes the same texts.

    python benchmarks/promises.py --texts 1000000 --jobs 2
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from multiprocessing import get_context
from typing import NamedTuple

from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine, Index
from cleanup.rulekit.registry import discover

BATCH = 250
"""Texts that are made from one seed."""

BREAKS = ("\n\n", "\n\n", "\n\n", "\n", "\n", " ", " ", "", "\r\n", "\r", "\n \t\n", "\x85", "\u2028", "\x0b")
STRANGE = (
    *("\xad", "\u200b", "\ufeff", "\u2060", "\xa0", "\x85", "\u202e", "\ufffd", "\x93", "Ã©", "â€™", "Â£", "&amp;"),
    *(
        "&nbsp;",
        "&shy;",
        "<b>",
        "<br>",
        "</p>",
        ".",
        "。",
        ",",
        ":",
        "：",
        " - ",
        "“",
        "”",
        "'",
        "(",
        ")",
        "…",
        "the the",
    ),
    *("the the", "and and", "1954", "の", "с", "é", "\udc80", "\0", "🦜", "¡", "•", "|", "#", "@", "©", "http://"),
)
LANGUAGES = (None, None, None, "en", "en", "de", "fr", "ru", "zh")


class Failure(NamedTuple):
    """A text with which a promise does not hold."""

    promise: str
    tier: str
    language: str | None
    text: str


@cache
def engines() -> tuple[Engine, Engine]:
    """Return the engine of all rules with its index, and the one without."""
    rules = discover().rules
    return Engine(Index(rules)), Engine(EveryLine(rules))


@cache
def pieces() -> Sequence[str]:
    """Return what texts are made of: the lines of all examples of rules, and their phrases."""
    found: dict[str, None] = {}
    for rule in discover():
        for example in rule.examples:
            found.update(dict.fromkeys(filter(None, (part.strip() for part in example.text.splitlines()))))
        if rule.find.phrases is not None:
            keys = sorted({*rule.find.phrases.keys()})
            found.update(dict.fromkeys(keys[:: max(1, len(keys) // 60)]))
    return tuple(part for part in found if len(part) < 300)


def texts(seed: int) -> Iterator[tuple[str, str | None]]:
    """Make the texts of a seed, each with the language that it is said to be in."""
    dice = random.Random(seed)
    for _ in range(BATCH):
        parts: list[str] = []
        for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 4, 6))):
            parts += _mangled(dice.choice(pieces()), dice), dice.choice(BREAKS)
        yield "".join(parts[: -1 if dice.random() < 0.8 else None]), dice.choice(LANGUAGES)


def _mangled(text: str, dice: random.Random) -> str:
    """Return a piece unchanged, cut, with an insertion, with a doubled word, or with another piece inside."""
    kind = dice.random()
    at = dice.randint(0, len(text))
    if kind < 0.3:
        return text
    if kind < 0.4:
        return text[:at]
    if kind < 0.5:
        return text[at:]
    if kind < 0.7:
        return text[:at] + dice.choice(STRANGE) + text[at:]
    if kind < 0.85:
        words = text.split(" ")
        place = dice.randrange(len(words))
        return " ".join([*words[: place + 1], *words[place:]])
    other = dice.choice(pieces())
    start = dice.randint(0, len(other))
    return text[:at] + other[start : start + dice.randint(1, 40)] + text[at:]


def failures(text: str, language: str | None, *, plain: bool) -> Iterator[Failure]:
    """Yield the promises that do not hold for a text; without the index only where ``plain`` asks for it."""
    indexed, unindexed = engines()
    for tier in ("safe", "unsafe"):
        unsafe = tier == "unsafe"

        def hold(promise: str, ask: Callable[[], bool], tier: str = tier) -> Iterator[Failure]:
            try:
                if ask():
                    return
            except Exception as error:  # whatever it is, it is a failure
                promise = f"{promise}: {type(error).__name__}"
            yield Failure(promise, tier, language, text)

        document = Document(text, language=language)
        try:
            report = indexed.clean(document, unsafe=unsafe)
            cleaned = report.cleaned
        except Exception as error:
            yield Failure(f"cleaning: {type(error).__name__}", tier, language, text)
            continue
        yield from hold("no rule crashes", lambda: not report.problems)  # noqa: B023  # asked at once
        yield from hold("restore", lambda: report.restore() == text)  # noqa: B023
        again = Document(cleaned, language=language)
        yield from hold(
            "second cleaning",
            lambda: cleaned == text or indexed.clean(again, unsafe=unsafe).cleaned == cleaned,  # noqa: B023
        )
        if plain:
            yield from hold("index", lambda: unindexed.clean(document, unsafe=unsafe) == report)  # noqa: B023


def smallest(failure: Failure) -> Failure:
    """Take away from a text what its failure does not need."""
    plain = failure.promise.startswith("index")
    size = max(1, len(failure.text) // 2)
    while size:
        at = 0
        while at < len(failure.text):
            text = failure.text[:at] + failure.text[at + size :]
            same = (one for one in failures(text, failure.language, plain=plain) if one[:2] == failure[:2])
            shorter = next(same, None)
            if shorter is None:
                at += size
            else:
                failure = shorter
        size //= 2
    return failure


def tried(job: tuple[int, int]) -> list[Failure]:
    """Try the texts of a seed; compare every N-th one with the result without the index."""
    seed, every = job
    found: list[Failure] = []
    for number, (text, language) in enumerate(texts(seed)):
        found += [smallest(one) for one in failures(text, language, plain=number % every == 0)]
    return found


def main() -> None:
    """Run the texts, and say how many failures there are of each kind; exit 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--plain", type=int, default=1, metavar="N", help="compare without the index each N-th text")
    args = parser.parse_args()
    batches = -(-args.texts // BATCH)
    jobs = [(args.seed * 1_000_000 + number, args.plain) for number in range(batches)]
    total: Counter[tuple[str, str]] = Counter()
    with get_context("spawn").Pool(args.jobs) as pool:
        for found in pool.imap_unordered(tried, jobs):
            for one in found:
                total[one.tier, one.promise] += 1
                print(json.dumps(one._asdict(), ensure_ascii=True), flush=True)
    print(f"{batches * BATCH:,} texts in two tiers; failures: {sum(total.values())}")
    for (tier, promise), number in sorted(total.items()):
        print(f"  {tier}: {promise}: {number}")
    sys.exit(bool(total))


if __name__ == "__main__":
    main()
