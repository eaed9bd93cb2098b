"""What a ledger weighs beside the texts, and how fast they are cleaned with it.

usage: ledger_size.py DATASET [DATASET ...]

Datasets are cleaned by one process, read and written as ``clean --ledger`` does, but nothing is kept. The rate is in MB
(10^6 bytes) per CPU second; the faster of two runs counts, so that nothing is read or built for the first time.
"""

import sys
import time
from typing import NamedTuple

import data

from cleanup.pipeline.clean_shard import clean_shard
from cleanup.pipeline.options import CleanOptions, DatasetOptions
from cleanup.pipeline.result import RecordCounts
from cleanup.pipeline.shard import shards


class Weighed(NamedTuple):
    """A dataset: its bytes, those of its ledger, what became of the records, and CPU seconds."""

    size: int
    ledger: int
    counts: RecordCounts
    seconds: float


def weighed(path: str, *, unsafe: bool) -> Weighed:
    """Clean a dataset and return its figures."""
    wish = DatasetOptions(CleanOptions(unsafe=unsafe), ledger_output=path)
    size = ledger = 0
    counts = RecordCounts()
    began = time.process_time()
    for shard in shards(path):
        part = clean_shard(shard, wish)
        size += shard.size
        ledger += len(part.ledger)
        counts = counts.plus(part.counts)
    return Weighed(size, ledger, counts, time.process_time() - began)


def row(path: str, *, unsafe: bool) -> tuple[str, ...]:
    """Return the figures of a dataset as table cells."""
    one = min((weighed(path, unsafe=unsafe) for _ in range(2)), key=lambda made: made.seconds)
    return (
        path,
        "unsafe" if unsafe else "safe",
        f"{one.size / 1e6:.0f} MB",
        f"{one.counts.changed / one.counts.records:.0%}",
        f"{one.ledger / one.size:.2%}",
        f"{one.size / 1e6 / one.seconds:.1f}",
    )


def main() -> None:
    """Measure, and print a table."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    rows = [row(path, unsafe=unsafe) for path in sys.argv[1:] for unsafe in (False, True)]
    print(data.table(["dataset", "fixes", "size", "changed records", "ledger", "MB/s"], rows))


if __name__ == "__main__":
    main()
