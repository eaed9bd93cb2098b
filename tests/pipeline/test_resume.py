"""A call that was killed at any moment goes on as if it had not been."""

import gzip
import json
import random
import signal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from dataset_cases import BAD, call, files, lines

SIZE = 2_000
"""Bytes of a shard."""

CALLS = {
    "a file": ["a.jsonl", "-o", "out.jsonl", "--ledger", "ledger"],
    "a folder": ["a.jsonl", "b.jsonl.gz", "-o", "out/", "--ledger", "ledger"],
    "in place": ["-w", "a.jsonl", "b.jsonl.gz", "--backup", "--mark", "seen", "--ledger", "ledger"],
    "columns": ["c.parquet", "-o", "out.parquet", "--ledger", "ledger"],
}


def grow(folder):
    """Datasets with records of all kinds, and a ledger of another call."""
    folder.mkdir(parents=True)
    (folder / "a.jsonl").write_bytes(lines(40) + b"".join(BAD) + lines(60, 40))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines(50, 200), mtime=0))
    table = pa.Table.from_pylist([json.loads(line) for line in lines(100).splitlines()])
    pq.write_table(table, folder / "c.parquet", row_group_size=20)
    (folder / "ledger").write_bytes(b'{"schema": "corpuscrub/ledger/1", "path": "another.txt"}\n')
    return folder


@pytest.fixture(scope="module", params=CALLS)
def undisturbed(request, tmp_path_factory):
    """A call, what files there are then, its exit code, and how many moments it has."""
    folder = tmp_path_factory.mktemp("undisturbed")
    made = grow(folder / "made")
    args = CALLS[request.param]
    result = call(*args, "-j", 2, cwd=made, size=SIZE, moments=folder / "moments")
    assert result.returncode == (0 if request.param == "columns" else 2)
    assert not list(made.rglob("*.corpuscrub"))
    assert not list(made.rglob(".corpuscrub*"))
    return args, files(made), result.returncode, (folder / "moments").stat().st_size


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_a_call_that_is_killed_at_any_moment_goes_on_as_if_it_had_not_been(seed, undisturbed, tmp_path):
    args, expected, expected_code, moments = undisturbed
    folder = grow(tmp_path / "killed")
    draw = random.Random(seed)
    code = -signal.SIGKILL
    for _ in range(draw.randint(1, 3)):
        last = draw.randint(1, moments)
        code = call(
            *args, "--resume", "-j", 2, cwd=folder, size=SIZE, moments=tmp_path / str(draw.random()), last=last
        ).returncode
        for name in expected.keys() & {"out.jsonl", "out/a.jsonl", "out.parquet"}:  # there, whole, or not at all
            assert not (folder / name).exists() or (folder / name).read_bytes() == expected[name]
        if code != -signal.SIGKILL:  # it had come to its end before
            break
    if code == -signal.SIGKILL:
        resumed = call(*args, "--resume", "-j", 2, cwd=folder, size=SIZE)
        assert b"Traceback" not in resumed.stderr
        code = resumed.returncode
    assert code == expected_code
    assert files(folder) == expected
