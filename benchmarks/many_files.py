"""How much a file costs, and what several processes gain: ``check`` on texts that this makes, in ratios of one run.

usage: many_files.py [--files 2000] [--runs 5] [--json]

The same bytes are one file and many small files; ratios are of the fastest of some runs that take turns. What two
processes gain depends on what else the machine does: two calls at once, each with half of the files, are the most that
``-j 2`` could come to just then.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import data
from clock import run

COMMAND = [sys.executable, "-m", "cleanup", "check"]
ACCEPTED = (0, 1)

PROSE = Path(__file__).parent.parent / "corpus" / "clean"

LEFTOVERS = ("Advertisement", "Read more: The bridge is open again", "Share this article", "https://example.com/rain")


SAID = (
    "{files:,} files, {megabytes:.1f} MB: they take {many_files_take_as_long_as_one_times:.2f} times as long as the "
    "same bytes in one file. How many times as fast as one process:"
)


def text(paragraphs: Sequence[str], draw: random.Random) -> str:
    """About 3 KB of other texts' paragraphs; one in three has a line that a page left in it."""
    chosen = draw.choices(paragraphs, k=draw.randint(8, 24))
    if draw.random() < 1 / 3:
        chosen.insert(draw.randrange(len(chosen)), draw.choice(LEFTOVERS))
    return "\n\n".join(chosen) + "\n"


def grow(folder: Path, files: int) -> Path:
    """Write a folder of small files, a hundred per subfolder."""
    draw = random.Random(files)
    prose = [paragraph for path in sorted(PROSE.glob("*.txt")) for paragraph in path.read_text("utf-8").split("\n\n")]
    for number in range(files):
        place = folder / f"{number // 100:04}" / f"{number:06}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text(prose, draw), encoding="utf-8")
    return folder


def fastest(calls: Sequence[Callable[[], float]], runs: int) -> list[float]:
    """Return the minimum time of each call; calls alternate, and the first round is a warm-up."""
    taken = [[call() for call in calls] for _ in range(runs + 1)]
    return [min(times) for times in zip(*taken[1:], strict=True)]


def check(*arguments: str) -> Callable[[], float]:
    """Return a call that runs a command and returns its wall-clock time in seconds."""
    return lambda: run([*COMMAND, *arguments], accepted=ACCEPTED).wall


def at_once(*calls: Callable[[], float]) -> Callable[[], float]:
    """Return a call that runs all calls in parallel and returns the time of the slowest."""

    def both() -> float:
        with ThreadPoolExecutor(len(calls)) as threads:
            return max(future.result() for future in [threads.submit(call) for call in calls])

    return both


def gains(corpus: Path, runs: int) -> dict[str, float]:
    """How many times as fast ``-j 2`` is as one process, and two calls at once that share the files."""
    paths = sorted(map(str, corpus.rglob("*.txt")))
    halves = []
    for number in (0, 1):
        half = corpus.with_name(f"{corpus.name}-{number}")
        half.write_text("\n".join(paths[number::2]))
        halves.append(check("--files-from", str(half)))
    alone, two, halved = fastest([check(str(corpus)), check("-j", "2", str(corpus)), at_once(*halves)], runs)
    return {"two processes": alone / two, "two calls at once": alone / halved}


def measure(files: int, runs: int) -> dict[str, Any]:
    """All figures. The cache is one of this run's own."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["CORPUSCRUB_CACHE_DIR"] = str(Path(name, "cache"))
        many = grow(Path(name, "many"), files)
        one = Path(name, "one.txt")
        one.write_bytes(b"\n".join(path.read_bytes() for path in sorted(many.rglob("*.txt"))))
        together, apart = fastest([check(str(one)), check(str(many))], runs)
        counts = [max(1, files * times // 4) for times in (1, 4, 16)]
        return {
            "files": files,
            "megabytes": one.stat().st_size / 1e6,
            "many_files_take_as_long_as_one_times": apart / together,
            "times_as_fast": {count: gains(grow(Path(name, f"corpus-{count}"), count), runs) for count in counts},
        }


def page(figures: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    lines = [
        (f"{files:,}", *(f"{gain:.2f}" for gain in gained.values()))
        for files, gained in figures["times_as_fast"].items()
    ]
    return f"{SAID.format(**figures)}\n\n{data.table(['files', 'two processes', 'two calls at once'], lines)}"


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.files, args.runs)
    print(json.dumps(figures) if args.json else page(figures))


if __name__ == "__main__":
    main()
