"""One shard cleaned: the work that every engine does, wherever it does it."""

import io
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cleanup.engine.report import Outcome, Report
from cleanup.errors import DocumentError, InputError, Unusable
from cleanup.io.datasets.arrow import parquet, rows
from cleanup.io.datasets.arrow.columns import replace_texts
from cleanup.io.datasets.compression import compress
from cleanup.io.datasets.jsonl import reader as jsonl
from cleanup.io.datasets.jsonl.literal_edit import edit_field
from cleanup.io.datasets.jsonl.score_field import with_score_field
from cleanup.io.datasets.record import BadRecord, Record
from cleanup.io.ledger.common import RecordedEdits, digest
from cleanup.io.ledger.records import RecordEntry, ScoreFieldBefore
from cleanup.io.ledger.runs import RunHeader
from cleanup.pipeline.options import DatasetOptions
from cleanup.pipeline.result import AppliedFix, RecordCounts, ShardResult
from cleanup.pipeline.shard import Shard

# Bad records of a shard that are reported; the rest, as in a file of another kind, are only counted.
MAX_BAD_RECORDS = 1000


class RecordReport(NamedTuple):
    """A record, and what is found in it."""

    record: Record
    report: Report


def record_scores(report: Report) -> dict[str, float | None]:
    """Return the scores of a record; ``translated`` is None where no model covers its language."""
    findings = sum(finding.outcome is not Outcome.COVERED for finding in report.findings)
    scores = report.scores
    translated = None if scores.translated is None else round(scores.translated, 3)
    return {"translated": translated, "residue": round(scores.residue, 3), "findings": findings}


@dataclass(slots=True)
class ShardBuilder:
    """Cleans records by the options and collects the results."""

    options: DatasetOptions
    records: int = 0
    changed: int = 0
    dropped: int = 0
    edits: int = 0
    bad_count: int = 0
    accepted: int = 0
    bad_records: list[BadRecord] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    ledger: list[bytes] = field(default_factory=list)
    fixes: list[AppliedFix] = field(default_factory=list)

    def begin(self, kind: str) -> None:
        """Begin with the first shard of a dataset of that kind."""
        if self.options.ledger_output is not None:
            column = self.options.score_field if kind == "parquet" else None
            head = RunHeader(
                self.options.ledger_output, kind, self.options.text_field, column, self.options.ledger_input
            )
            self.ledger.append(head.to_line())

    def search(self, record: Record | BadRecord) -> RecordReport | None:
        """Return the report of a record; None where the record is unusable."""
        self.records += 1
        if isinstance(record, BadRecord):
            self._add_bad(record)
            return None
        how = self.options.clean_options
        try:
            report = how.clean(how.document(record.text, record.name))
        except DocumentError as error:
            self.reject(record, error)
            return None
        self.problems += (f"{record.name}:{one.line}: {one.code}: {one.reason}" for one in report.problems)
        self.accepted += len(report.accepted)
        return RecordReport(record, report)

    def reject(self, record: Record, reason: Exception) -> None:
        """Keep a record as it is, and record the reason."""
        self._add_bad(BadRecord(record.path, record.number, str(reason)))

    def drop(self, seen: RecordReport, before: bytes, dropped: str) -> None:
        """Drop a record; ``before`` is what identifies it, ``dropped`` its complete bytes."""
        self.dropped += 1
        self._add_entry(seen, before, after=None, dropped=dropped)

    def change(
        self,
        seen: RecordReport,
        before: bytes,
        after: bytes,
        literals: tuple[str | None, ...],
        mark: ScoreFieldBefore | None,
    ) -> None:
        """Record a new text or new scores; ``before`` and ``after`` identify the record."""
        self.changed += bool(seen.report.edits)
        self.edits += len(seen.report.edits)
        if self.options.collect_fixes:
            self.fixes += AppliedFix.of(seen.report)
        self._add_entry(seen, before, after=after, literals=literals, score_field=mark)

    def result(self, number: int, data: bytes) -> ShardResult:
        """Return the result for the shard with this number and these bytes of output."""
        counts = RecordCounts(self.records, self.changed, self.dropped, self.edits, self.bad_count, self.accepted)
        details = tuple(self.bad_records), tuple(self.problems), tuple(self.fixes)
        return ShardResult(number, data, b"".join(self.ledger), counts, *details)

    def _add_bad(self, record: BadRecord) -> None:
        self.bad_count += 1
        if len(self.bad_records) < MAX_BAD_RECORDS:
            self.bad_records.append(record)

    def _add_entry(self, seen: RecordReport, before: bytes, *, after: bytes | None, **rest: Any) -> None:
        if self.options.ledger_output is None:
            return
        record, hashed = seen.record, None if after is None else digest(after)
        kept = RecordedEdits((), ()) if after is None else RecordedEdits.of(seen.report)
        entry = RecordEntry(self.options.ledger_output, record.number, record.id, digest(before), hashed, kept, **rest)
        self.ledger.append(entry.to_line())


def clean_shard(shard: Shard, options: DatasetOptions) -> ShardResult:
    """Clean a shard and return the result, which depends on the arguments alone.

    Raises InputError when the shard cannot be read or lacks the named columns, and what ``cleanup.clean`` raises for
    invalid options.
    """
    tally = ShardBuilder(options)
    if shard.number == 0:
        tally.begin(shard.kind)
    made = _table(shard, tally) if shard.kind == "parquet" else _lines(shard, tally)
    return tally.result(shard.number, made)


def _lines(shard: Shard, tally: ShardBuilder) -> bytes:
    options = tally.options
    made = io.BytesIO()  # a list would take many times the memory of short lines
    for line, record in jsonl.records(shard.read(), shard.path, shard.first, options.fields):
        seen = tally.search(record) if record is not None else None
        if seen is None:
            made.write(line)
        elif options.drops(seen.report):
            tally.drop(seen, line, line.decode())
        else:
            made.write(_line(line, seen, tally))
    return compress(made.getvalue(), options.compression)


def _line(line: bytes, seen: RecordReport, tally: ShardBuilder) -> bytes:
    """Return the new bytes of a line that is not dropped."""
    options = tally.options
    made, mark = line, None
    literals: tuple[str | None, ...] = ()
    try:
        if seen.report.edits:
            made, literals = edit_field(line, options.fields.text, seen.report.edits)
        if options.score_field is not None:
            made, was = with_score_field(made, options.score_field, record_scores(seen.report))
            mark = ScoreFieldBefore(options.score_field, was)
    except Unusable as reason:
        tally.reject(seen.record, reason)
        return line
    if made != line:
        tally.change(seen, line, made, literals, mark)
    return made


def _table(shard: Shard, tally: ShardBuilder) -> bytes:
    options, field = tally.options, tally.options.fields.text
    table = parquet.unpack(shard.read())
    if options.score_field in table.column_names and options.ledger_output is not None:
        raise InputError(
            f"{shard.path}: has a column {options.score_field!r}, which a ledger cannot keep; mark in another one"
        )
    texts: list[str | None] = []
    scores: list[dict[str, float | None] | None] = []
    stays: list[bool] = []
    for row, record in enumerate(rows.records(table, shard.path, shard.first, options.fields)):
        seen = tally.search(record)
        drops = seen is not None and options.drops(seen.report)
        stays.append(not drops)
        scores.append(record_scores(seen.report) if seen is not None and options.score_field is not None else None)
        texts.append(seen.report.cleaned if seen is not None and seen.report.edits and not drops else None)
        if seen is not None and drops:
            tally.drop(seen, seen.record.text.encode(), b64encode(parquet.pack(table.slice(row, 1))).decode())
        elif seen is not None and seen.report.edits:
            tally.change(seen, seen.record.text.encode(), seen.report.cleaned.encode(), (), None)
    table = replace_texts(table, field, texts)
    if options.score_field is not None:
        table = rows.add_score_column(table, options.score_field, scores)
    return parquet.pack(table if all(stays) else table.filter(stays))
