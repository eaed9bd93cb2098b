"""The benchmark of engines gives all of them the same records, and sees the memory of all their processes."""

import json
import os
import subprocess
import sys

import datasets
import engines
import pytest
from engines import Taken

NESTED = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import sys; sys.stdin.read()'])"


def test_every_engine_has_the_same_records(tmp_path):
    path = engines.grow(tmp_path / "a.jsonl", 0.1)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    halves = [json.loads(line) for half in (0, 1) for line in (tmp_path / f"a.jsonl.halves/{half}.jsonl").open()]
    assert sorted(halves, key=lambda row: int(row["id"])) == rows
    assert datasets.load_from_disk(f"{path}.saved").to_list() == rows
    assert 100_000 <= path.stat().st_size < 120_000


def test_the_processes_of_a_process_are_its_own_too():
    with subprocess.Popen([sys.executable, "-c", NESTED], stdin=subprocess.PIPE) as process:
        while len([*engines.descendants(process.pid)]) < 2:
            assert process.poll() is None
        process.stdin.close()
    assert engines.resident(process.pid) == 0


def test_memory_is_told_in_megabytes():
    before = engines.resident(os.getpid())
    held = b"x" * 80_000_000
    assert 79 < engines.resident(os.getpid()) - before < 90
    assert len(held) == 80_000_000


def test_a_call_that_fails_is_no_figure():
    with pytest.raises(RuntimeError, match="ended with 3"):
        engines.take([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_figures_are_those_of_the_fastest_run(monkeypatch):
    taken = iter([Taken(1, 1), *(Taken(n % 2 * 4 + 1, n) for n in range(20))])
    monkeypatch.setattr(engines, "take", lambda arguments: next(taken))
    figures = engines.measure(0.05, 2)
    assert figures["processes"] == {"start": 1, "seconds": 5, "rate": pytest.approx(0.01, rel=0.1), "memory": 11}
    assert "| spark | 1.0 s | 5.0 s | 0.0 MB/s | 19 MB |" in engines.page(figures)
