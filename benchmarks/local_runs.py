"""What datasets cost: how many times as fast two processes are, memory by size, and what reading and writing add.

usage: local_runs.py [--megabytes 100] [--memory 1000 4000] [--runs 3] [--json]
       local_runs.py --overhead DATASET [DATASET ...] [--runs 6]

Records are made up from the project's own texts. Calls take turns, and the fastest of some runs counts; two calls at
once, each with half of the records, are the most that ``-j 2`` could come to just then. The memory is the peak of the
largest process of a kind, with what it shares with others. Reading and writing is all that ``clean -o`` takes of one
processor beside the engine, which is given the same texts; ``--overhead`` measures only that, on JSON Lines.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import data
from engines import TEXTS, descendants
from many_files import PROSE, at_once, fastest, text

from cleanup.pipeline.commit import DatasetJob
from cleanup.pipeline.options import CleanOptions, DatasetOptions
from cleanup.pipeline.runner import JobFinished, run

BETWEEN = 0.05
"""Seconds between two looks at the memory."""

MOST = 100.0
"""MB of different records; a larger dataset has them more than once."""


class Peak(NamedTuple):
    """The most MB (10^6 bytes) that the first process had, and the largest of those that it began."""

    parent: float
    worker: float


def block(megabytes: float) -> bytes:
    """So many MB of different records."""
    draw = random.Random(7)
    prose = [paragraph for name in TEXTS for paragraph in Path(PROSE, f"{name}.txt").read_text("utf-8").split("\n\n")]
    lines: list[bytes] = []
    size = 0
    while size < megabytes * 1e6:
        record = {"id": len(lines), "url": f"https://example.com/{len(lines)}", "text": text(prose, draw)}
        lines.append(json.dumps(record, ensure_ascii=False).encode() + b"\n")
        size += len(lines[-1])
    return b"".join(lines)


def grow(path: Path, megabytes: float) -> Path:
    """Write a dataset of the given size in MB."""
    some = block(min(megabytes, MOST))
    with path.open("wb") as file:
        for _ in range(max(1, round(megabytes * 1e6 / len(some)))):
            file.write(some)
    return path


def command(path: Path, output: Path, jobs: int) -> list[str]:
    """Return the command that cleans a dataset."""
    return [sys.executable, "-m", "cleanup", "clean", "-q", "-j", str(jobs), "-o", str(output), str(path)]


def cleaning(path: Path, output: Path, jobs: int) -> Callable[[], float]:
    """Return a call that cleans a dataset and returns its wall-clock time in seconds."""

    def call() -> float:
        began = time.perf_counter()
        subprocess.run(command(path, output, jobs), check=True)
        return time.perf_counter() - began

    return call


def gains(folder: Path, megabytes: float, runs: int) -> dict[str, float]:
    """MB a second of one process, and how many times as fast two of them are, and two calls at once."""
    whole = grow(folder / "whole.jsonl", megabytes)
    lines = whole.read_bytes().splitlines(keepends=True)
    halves = []
    for number in (0, 1):
        half = folder / f"{number}.jsonl"
        half.write_bytes(b"".join(lines[number::2]))
        halves.append(cleaning(half, folder / f"{number}.out.jsonl", 1))
    calls = [cleaning(whole, folder / f"out{jobs}.jsonl", jobs) for jobs in (1, 2)]
    alone, two, halved = fastest([*calls, at_once(*halves)], runs)
    return {"rate": whole.stat().st_size / 1e6 / alone, "two": alone / two, "two calls": alone / halved}


def peak(path: Path, output: Path, jobs: int) -> Peak:
    """Return the peak memory of cleaning a dataset, in MB. Raises RuntimeError if the run fails."""
    parent = worker = 0.0
    with subprocess.Popen(command(path, output, jobs)) as process:
        while process.poll() is None:
            first, *others = descendants(process.pid)
            parent = max(parent, highest(first))
            worker = max([worker, *map(highest, others)])
            time.sleep(BETWEEN)
    if process.returncode:
        raise RuntimeError(f"clean ended with {process.returncode}")
    return Peak(parent, worker)


def highest(process: int) -> float:
    """Return the peak memory of a process so far, in MB."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:  # it has ended
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024 / 1e6


def overhead(path: Path, folder: Path, runs: int) -> float:
    """Return the time of reading and writing a dataset as a share of the engine's time."""
    how = CleanOptions()
    texts = [json.loads(line)["text"] for line in path.read_bytes().splitlines()]

    def alone() -> float:
        began = time.process_time()
        for one in texts:
            _ = how.clean(how.document(one)).cleaned
        return time.process_time() - began

    def whole() -> float:
        target = DatasetJob(str(path), "jsonl", str(folder / "overhead.out.jsonl"), DatasetOptions(how))
        began = time.process_time()
        ends = [step for step in run([target], map, resume=False) if isinstance(step, JobFinished)]
        if ends[0].reason:
            raise RuntimeError(ends[0].reason)
        return time.process_time() - began

    engine, all_of_it = fastest([alone, whole], runs)
    return all_of_it / engine - 1


def measure(megabytes: float, sizes: list[float], runs: int) -> dict[str, Any]:
    """All figures. The cache is one of this run's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["CORPUSCRUB_CACHE_DIR"] = str(folder / "cache")
        made = grow(folder / "overhead.jsonl", megabytes)
        figures: dict[str, Any] = {"megabytes": megabytes, "overhead": overhead(made, folder, runs)}
        figures |= gains(folder, megabytes, runs)
        figures["memory"] = {}
        for size in sizes:
            path = grow(folder / "large.jsonl", size)
            figures["memory"][size] = peak(path, folder / "large.out.jsonl", 2)
        return figures


def page(figures: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    told = (
        f"{figures['megabytes']:,.0f} MB: one process cleans {figures['rate']:.1f} MB a second; two are "
        f"{figures['two']:.2f} times as fast, two calls at once {figures['two calls']:.2f} times. Reading and writing "
        f"take {figures['overhead']:.0%} of the engine's time."
    )
    rows = [(f"{size:,.0f} MB", *(f"{most:,.0f} MB" for most in peak)) for size, peak in figures["memory"].items()]
    return f"{told}\n\n{data.table(['dataset', 'peak of the parent', 'peak of a worker'], rows)}"


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--memory", type=float, nargs="*", default=[1000, 4000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--overhead", type=Path, nargs="+")
    args = parser.parse_args()
    if args.overhead:
        with tempfile.TemporaryDirectory() as folder:
            shares = [(path.name, f"{overhead(path, Path(folder), args.runs):.0%}") for path in args.overhead]
        print(data.table(["dataset", "reading and writing"], shares))
        return
    figures = measure(args.megabytes, args.memory, args.runs)
    print(json.dumps(figures) if args.json else page(figures))


if __name__ == "__main__":
    main()
