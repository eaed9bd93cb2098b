"""Tables are cleaned row by row: a row has what its text alone would give, whatever stands beside it."""

import pyarrow as pa
import pytest

from cleanup import clean
from cleanup.io.datasets.arrow.columns import read_texts
from cleanup.io.datasets.fields import FieldPath
from cleanup.pipeline.backends import arrow
from cleanup.pipeline.backends.arrow import clean_table
from cleanup.pipeline.clean_shard import record_scores
from cleanup.pipeline.options import CleanOptions

DIRTY = "It rained.\n\nAdvertisement\n\nIt stopped."
TEXTS = [DIRTY, None, b"\xffIt rained.", "It rained.", "", *[f"Number {n}\n\n{DIRTY}" for n in range(7)]]


def table():
    raw = pa.array([one if one is None or isinstance(one, bytes) else one.encode() for one in TEXTS])
    return pa.table({"text": pa.Array.from_buffers(pa.string(), len(raw), raw.buffers()), "n": range(len(raw))})


@pytest.mark.parametrize("batch", [1, 4, 64])
def test_a_row_has_what_its_text_alone_gives(batch, monkeypatch):
    monkeypatch.setattr(arrow, "BATCH", batch)
    made = clean_table(table(), CleanOptions())
    assert read_texts(made, FieldPath("text")) == [clean(one).cleaned if isinstance(one, str) else one for one in TEXTS]
    assert made["n"] == table()["n"]


def test_a_mark_tells_the_scores_of_each_text_and_nothing_of_what_is_none():
    made = clean_table(table().slice(0, 4), CleanOptions(unsafe=True), score_field="told")
    assert made["told"].to_pylist() == [
        record_scores(clean(one, unsafe=True)) if isinstance(one, str) else None for one in TEXTS[:4]
    ]
    assert made.schema.names == ["text", "n", "told"]


def test_a_table_without_rows_stays_one():
    assert clean_table(table().slice(0, 0), CleanOptions()).equals(table().slice(0, 0))
