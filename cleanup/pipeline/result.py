"""What comes of a shard."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cleanup.engine.report import Outcome, Report
from cleanup.io.datasets.record import BadRecord


class RecordCounts(NamedTuple):
    """How much there was, and what became of it; ``records`` are all of them, also those that are ``bad``.

    ``accepted`` are findings that were passed over.
    """

    records: int = 0
    changed: int = 0
    dropped: int = 0
    edits: int = 0
    bad: int = 0
    accepted: int = 0

    def plus(self, other: "RecordCounts") -> "RecordCounts":
        """Add other counts."""
        return RecordCounts(*map(sum, zip(self, other, strict=True)))


class AppliedFix(NamedTuple):
    """A fix that was made: in which document, where (line and column from 1), by which rule, and what stands now in the
    place of what was found; empty where that was removed.
    """

    name: str
    line: int
    column: int
    code: str
    found: str
    new: str

    @classmethod
    def of(cls, report: Report) -> Iterator["AppliedFix"]:
        """Yield the fixes that were applied to a document."""
        document = report.document
        for finding in report.findings:
            if finding.outcome is Outcome.FIXED and finding.edit is not None:
                place = document.position(finding.span.start)
                yield cls(document.name, *place, finding.code, finding.found, finding.edit.new)


@dataclass(frozen=True, slots=True)
class ShardResult:
    """The result of one shard: ``data`` is its share of the output, ``ledger`` its lines of the ledger.

    The data of JSON Lines is concatenated to the output; that of Parquet is a packed table. ``bad_records`` are the
    first thousand that could not be used; ``problems`` are messages about rules that ran out of time; ``fixes`` are
    collected only where the options ask for them.
    """

    number: int
    data: bytes
    ledger: bytes
    counts: RecordCounts
    bad_records: tuple[BadRecord, ...] = ()
    problems: tuple[str, ...] = ()
    fixes: tuple[AppliedFix, ...] = ()
