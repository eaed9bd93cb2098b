"""One shard cleaned: the work that every engine does, wherever it does it."""

import io
from dataclasses import dataclass
from typing import NamedTuple

from cleanup.datasets.bad import BadRecord, Unusable
from cleanup.datasets.field import Fields
from cleanup.datasets.jsonl import edited, parse
from cleanup.errors import RuleError
from cleanup.report import Report
from cleanup.run.batch import How
from cleanup.run.shard import Shard


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with the records of a dataset. Can be pickled.

    Records that look more machine-translated than ``max_translated`` are dropped. ``mark`` is a field that tells the
    scores of each. ``ledger`` is the path that a ledger calls the output by; without it none is kept. ``compression``
    of the output is gz, zst or none.
    """

    how: How
    text_field: str = "text"
    id_field: str = "id"
    max_translated: float | None = None
    mark: str | None = None
    ledger: str | None = None
    compression: str = ""

    @property
    def fields(self) -> Fields:
        """Where the records have what is asked for."""
        return Fields.named(self.text_field, self.id_field)

    def drops(self, report: Report) -> bool:
        """Whether a record looks too machine-translated to be kept."""
        return self.max_translated is not None and report.translation.score > self.max_translated


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

    ``bad`` are the records that could not be used; ``problems`` are rules that ran out of time, as lines.
    """

    number: int
    data: bytes
    ledger: bytes
    counts: Counts
    bad: tuple[BadRecord, ...] = ()
    problems: tuple[str, ...] = ()


def clean_shard(shard: Shard, wish: Wish) -> Part:
    """The part that comes of a shard, which depends on nothing else. Raises InputError when it cannot be read, and
    what ``cleanup.clean`` raises for settings that cannot be.
    """
    fields, how = wish.fields, wish.how
    lines: list[bytes] = []
    bad: list[BadRecord] = []
    problems: list[str] = []
    records = changed = dropped = edits = 0
    for number, line in enumerate(io.BytesIO(shard.read()), shard.first):
        if line.isspace():
            lines.append(line)
            continue
        records += 1
        try:
            record = parse(line)
            name = f"{shard.path}#{fields.id_of(record) or number}"
            report = how.clean(how.document(fields.text.text(record), name))
            problems += (f"{name}:{one.line}: {one.code}: {one.reason}" for one in report.problems)
            if wish.drops(report):
                dropped += 1
                continue
            if report.edits:
                line = edited(line, fields.text, report.edits).line  # noqa: PLW2901
                changed += 1
                edits += len(report.edits)
        except (Unusable, RuleError) as error:
            bad.append(BadRecord(shard.path, number, str(error)))
        lines.append(line)
    counts = Counts(records, changed, dropped, edits)
    return Part(shard.number, b"".join(lines), b"", counts, tuple(bad), tuple(problems))
