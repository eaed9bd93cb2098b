"""How much a file costs, and what several processes gain: ``check`` on texts that this makes, in ratios of one run.

usage: many_files.py [--files 2000] [--runs 5] [--json]

The same bytes are one file, many small files, and many small files for two processes; runs take turns, and ratios are
of the fastest of each. Where ``--jobs`` begins to pay is shown for corpora of growing size.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Sequence
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
    "same bytes in one file, and two processes are {two_processes_are_faster_by:.2f} times as fast as one."
)


def text(paragraphs: Sequence[str], draw: random.Random) -> str:
    """About 3 KB of other texts' paragraphs; one in three has a line that a page left in it."""
    chosen = draw.choices(paragraphs, k=draw.randint(8, 24))
    if draw.random() < 1 / 3:
        chosen.insert(draw.randrange(len(chosen)), draw.choice(LEFTOVERS))
    return "\n\n".join(chosen) + "\n"


def grow(folder: Path, files: int) -> Path:
    """A folder with so many small files, a hundred in each of its folders."""
    draw = random.Random(files)
    prose = [paragraph for path in sorted(PROSE.glob("*.txt")) for paragraph in path.read_text("utf-8").split("\n\n")]
    for number in range(files):
        place = folder / f"{number // 100:04}" / f"{number:06}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text(prose, draw), encoding="utf-8")
    return folder


def fastest(calls: Sequence[Sequence[str]], runs: int) -> list[float]:
    """Seconds on the clock of the fastest run of each call; they take turns after a first time that does not count."""
    taken = [[run([*COMMAND, *call], accepted=ACCEPTED).wall for call in calls] for _ in range(runs + 1)]
    return [min(times) for times in zip(*taken[1:], strict=True)]


def measure(files: int, runs: int) -> dict[str, Any]:
    """All figures. The cache is one of this run's own."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["CORPUSCRUB_CACHE_DIR"] = str(Path(name, "cache"))
        many = grow(Path(name, "many"), files)
        one = Path(name, "one.txt")
        one.write_bytes(b"\n".join(path.read_bytes() for path in sorted(many.rglob("*.txt"))))
        together, apart, shared = fastest([[str(one)], [str(many)], ["-j", "2", str(many)]], runs)
        gains = {}
        for number in (1, 4, 16, 64):
            count = max(1, files * number // 16)
            corpus = grow(Path(name, f"part-{number}"), count)
            alone, two = fastest([[str(corpus)], ["-j", "2", str(corpus)]], runs)
            gains[count] = alone / two
        return {
            "files": files,
            "megabytes": one.stat().st_size / 1e6,
            "many_files_take_as_long_as_one_times": apart / together,
            "two_processes_are_faster_by": apart / shared,
            "two_processes_by_files": gains,
        }


def page(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""
    gains = [(f"{files:,}", f"{gain:.2f}") for files, gain in figures["two_processes_by_files"].items()]
    return "\n\n".join(
        (
            SAID.format(**figures),
            data.table(["files", "two processes are so many times as fast"], gains),
        )
    )


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
