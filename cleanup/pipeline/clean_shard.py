"""One shard cleaned: the work that every engine does, wherever it does it."""

import io
from base64 import b64encode

from cleanup.errors import InputError
from cleanup.io.datasets.arrow import parquet, rows
from cleanup.io.datasets.arrow.columns import with_texts
from cleanup.io.datasets.bad import Unusable
from cleanup.io.datasets.compression import compressed
from cleanup.io.datasets.jsonl import reader as jsonl
from cleanup.io.datasets.jsonl.literal_edit import edit_field
from cleanup.io.datasets.jsonl.score_field import with_score_field
from cleanup.io.ledger.records import ScoreFieldBefore
from cleanup.pipeline.dataset_options import DatasetOptions
from cleanup.pipeline.result import RecordCounts, ShardResult
from cleanup.pipeline.shard import Shard
from cleanup.pipeline.shard_builder import RecordReport, ShardBuilder, marks

__all__ = ["DatasetOptions", "RecordCounts", "ShardResult", "clean_shard", "marks"]


def clean_shard(shard: Shard, wish: DatasetOptions) -> ShardResult:
    """The part that comes of a shard, which depends on nothing but these two.

    Raises InputError when the shard cannot be read, or has not the columns that were asked for, and what
    ``cleanup.clean`` raises for settings that cannot be.
    """
    tally = ShardBuilder(wish)
    if shard.number == 0:
        tally.begin(shard.kind)
    made = _table(shard, tally) if shard.kind == "parquet" else _lines(shard, tally)
    return tally.part(shard.number, made)


def _lines(shard: Shard, tally: ShardBuilder) -> bytes:
    wish = tally.wish
    made = io.BytesIO()  # a list would take many times the memory of short lines
    for line, record in jsonl.records(shard.read(), shard.path, shard.first, wish.fields):
        seen = tally.look(record) if record is not None else None
        if seen is None:
            made.write(line)
        elif wish.drops(seen.report):
            tally.drop(seen, line, line.decode())
        else:
            made.write(_line(line, seen, tally))
    return compressed(made.getvalue(), wish.compression)


def _line(line: bytes, seen: RecordReport, tally: ShardBuilder) -> bytes:
    """What becomes of a line that stays."""
    wish = tally.wish
    made, mark = line, None
    literals: tuple[str | None, ...] = ()
    try:
        if seen.report.edits:
            made, literals = edit_field(line, wish.fields.text, seen.report.edits)
        if wish.mark is not None:
            made, was = with_score_field(made, wish.mark, marks(seen.report))
            mark = ScoreFieldBefore(wish.mark, was)
    except Unusable as reason:
        tally.refuse(seen.record, reason)
        return line
    if made != line:
        tally.change(seen, line, made, literals, mark)
    return made


def _table(shard: Shard, tally: ShardBuilder) -> bytes:
    wish, field = tally.wish, tally.wish.fields.text
    table = parquet.unpacked(shard.read())
    if wish.mark in table.column_names and wish.ledger is not None:
        raise InputError(f"{shard.path}: has a column {wish.mark!r}, which a ledger cannot keep; mark in another one")
    texts: list[str | None] = []
    told: list[dict[str, float | None] | None] = []
    stays: list[bool] = []
    for row, record in enumerate(rows.records(table, shard.path, shard.first, wish.fields)):
        seen = tally.look(record)
        drops = seen is not None and wish.drops(seen.report)
        stays.append(not drops)
        told.append(marks(seen.report) if seen is not None and wish.mark is not None else None)
        texts.append(seen.report.cleaned if seen is not None and seen.report.edits and not drops else None)
        if seen is not None and drops:
            tally.drop(seen, seen.record.text.encode(), b64encode(parquet.packed(table.slice(row, 1))).decode())
        elif seen is not None and seen.report.edits:
            tally.change(seen, seen.record.text.encode(), seen.report.cleaned.encode(), (), None)
    table = with_texts(table, field, texts)
    if wish.mark is not None:
        table = rows.with_scores(table, wish.mark, told)
    return parquet.packed(table if all(stays) else table.filter(stays))
