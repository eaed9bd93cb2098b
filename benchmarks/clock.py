"""Clocks: the CPU seconds of a task in this process, and what another process takes."""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from cleanup.engine.document import Document
from cleanup.engine.engine import Engine

Task = Callable[[str], object]

RUNS = 3
"""How often a task is run, after a first time that does not count; the median is taken."""


def size(text: str) -> float:
    """MB of UTF-8."""
    return len(text.encode("utf-8", "surrogatepass")) / 1e6


def seconds(task: Task, texts: Sequence[str]) -> float:
    """CPU seconds for all texts."""
    taken = []
    for _ in range(RUNS + 1):
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
    """Return a function that cleans a text."""
    return lambda text: engine.clean(Document(text)).cleaned


class Run(NamedTuple):
    """A process that has ended: seconds on the clock and of the CPU, and peak memory in MB (10^6 bytes)."""

    wall: float
    cpu: float
    memory: float
    output: str


def run(arguments: Sequence[str], *, source: Path | None = None, accepted: Sequence[int] = (0,)) -> Run:
    """Run a command on a file as its standard input. Raises RuntimeError for an exit code that is not accepted."""
    with (source or Path(os.devnull)).open("rb") as stdin:
        began = time.perf_counter()
        with subprocess.Popen(arguments, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            output = process.stdout.read() if process.stdout else b""
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in KiB elsewhere
    memory = usage.ru_maxrss * unit / 1e6
    return Run(wall, usage.ru_utime + usage.ru_stime, memory, output.decode("utf-8", "replace"))
