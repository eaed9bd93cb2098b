"""How long an engine takes for a dataset and for nothing, and how much memory, beside the processes of one machine.

usage: engines.py [--megabytes 50] [--runs 3] [--json]

A made-up dataset is cleaned by two workers of each engine, and one of a single record, which shows what it takes to
start and to end. Engines take turns, and the fastest of some runs counts. The memory is that of all processes together
at their peak, what they share counted once.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import data
from many_files import PROSE, text

TEXTS = ("chronicle", "essay-social", "letters", "obituary")
"""English prose: what mixes languages takes longer, and no corpus is like that."""

BETWEEN = 0.1
"""Seconds between two looks at the memory."""

ENGINES = ("processes", "datatrove", "datasets", "ray", "spark")

PIPELINE = """\
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from cleanup.pipeline.backends.datatrove import Corpuscrub

steps = [JsonlReader('{path}.halves'), Corpuscrub(), JsonlWriter('{output}', compression=None)]
LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir='{output}.logs').run()
"""


class Taken(NamedTuple):
    """What a call took: seconds on the clock, MB (10^6 bytes) of memory."""

    seconds: float
    memory: float


def grow(path: Path, megabytes: float) -> Path:
    """So many MB of records, also in halves, and as a dataset of Hugging Face's."""
    import datasets

    datasets.disable_progress_bars()
    draw = random.Random(7)
    prose = [paragraph for name in TEXTS for paragraph in Path(PROSE, f"{name}.txt").read_text("utf-8").split("\n\n")]
    lines: list[str] = []
    size = 0
    while not lines or size < megabytes * 1e6:
        lines.append(json.dumps({"id": str(len(lines)), "text": text(prose, draw)}) + "\n")
        size += len(lines[-1])
    path.write_text("".join(lines))
    halves = Path(f"{path}.halves")
    halves.mkdir()
    for half in (0, 1):
        (halves / f"{half}.jsonl").write_text("".join(lines[half::2]))
    datasets.Dataset.from_list([json.loads(line) for line in lines]).save_to_disk(f"{path}.saved")
    return path


def call(engine: str, path: Path, output: Path) -> list[str]:
    """Return the command that cleans a dataset on an engine with two workers."""
    if engine == "datatrove":
        return [sys.executable, "-c", PIPELINE.format(path=path, output=output)]
    command = [sys.executable, "-m", "cleanup", "clean", "-o", str(output), "-j", "2"]
    if engine == "datasets":
        return [*command, f"{path}.saved"]
    return [*command, str(path), "--engine", "local" if engine == "processes" else engine]


def take(arguments: Sequence[str]) -> Taken:
    """Run a command. Raises RuntimeError when it fails."""
    began = time.perf_counter()
    memory = 0.0
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            memory = max(memory, sum(map(resident, descendants(process.pid))))
            time.sleep(BETWEEN)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    return Taken(time.perf_counter() - began, memory)


def descendants(root: int) -> Iterator[int]:
    """Return a process and all its descendants."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended
            continue
    found = [root]
    for one in found:
        yield one
        found += [process for process, parent in parents.items() if parent == one]


def resident(process: int) -> float:
    """Return the proportional set size of a process in MB."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6


def measure(megabytes: float, runs: int) -> dict[str, dict[str, float]]:
    """Measure each engine."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["CORPUSCRUB_CACHE_DIR"] = str(Path(name, "cache"))
        small, large = grow(Path(name, "small.jsonl"), 0), grow(Path(name, "large.jsonl"), megabytes)
        size = large.stat().st_size / 1e6
        take(call("processes", small, Path(name, "first")))  # which fills the cache
        taken: dict[tuple[str, Path], list[Taken]] = {}
        for run in range(runs):
            for engine, path in product(ENGINES, (small, large)):
                output = Path(name, f"{engine}-{path.stem}-{run}")
                taken.setdefault((engine, path), []).append(take(call(engine, path, output)))
    figures = {}
    for engine in ENGINES:
        start, whole = (min(one.seconds for one in taken[engine, path]) for path in (small, large))
        memory = max(one.memory for one in taken[engine, large])
        figures[engine] = {"start": start, "seconds": whole, "rate": size / whole, "memory": memory}
    return figures


def page(figures: dict[str, dict[str, float]]) -> str:
    """Return the figures as Markdown."""
    rows = [
        (engine, f"{start:.1f} s", f"{seconds:.1f} s", f"{rate:.1f} MB/s", f"{memory:,.0f} MB")
        for engine, (start, seconds, rate, memory) in ((engine, one.values()) for engine, one in figures.items())
    ]
    return data.table(["engine", "one record", "all", "rate", "memory"], rows)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.megabytes, args.runs)
    print(json.dumps(figures) if args.json else page(figures))


if __name__ == "__main__":
    main()
