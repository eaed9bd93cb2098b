"""What comes of a shard."""

from dataclasses import dataclass
from typing import NamedTuple

from cleanup.datasets.bad import BadRecord


class Counts(NamedTuple):
    """How much there was, and what became of it; ``records`` are all of them, also the bad ones."""

    records: int = 0
    changed: int = 0
    dropped: int = 0
    edits: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*map(sum, zip(self, other, strict=True)))


@dataclass(frozen=True, slots=True)
class Part:
    """What came of a shard: ``data`` are its bytes of the output, ``ledger`` its lines of the ledger.

    Parts of lines are the output one after the other; those of Parquet are packed tables. ``bad`` are the records that
    could not be used; ``problems`` are rules that ran out of time, as lines.
    """

    number: int
    data: bytes
    ledger: bytes
    counts: Counts
    bad: tuple[BadRecord, ...] = ()
    problems: tuple[str, ...] = ()
