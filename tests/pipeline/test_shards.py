"""Shards: whole lines or row groups, the same whoever asks, and together all there is."""

import gzip
import pickle
import tracemalloc

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleanup.errors import InputError
from cleanup.io.datasets.arrow import parquet
from cleanup.io.datasets.compression import compress
from cleanup.io.datasets.fields import RecordFields
from cleanup.io.datasets.record import BadRecord
from cleanup.pipeline import shard as shard_of_lines
from cleanup.pipeline.shard import records, shards

SEVERAL = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
LINES = st.lists(st.sampled_from([b"", b"\r", b'{"text": "a"}', b'{"text": "abc"}\r', b"x" * 40])).map(b"\n".join)


@given(LINES, st.integers(1, 60), st.sampled_from(["", ".gz"]))
@SEVERAL
def test_shards_are_whole_lines_and_all_of_them(tmp_path, data, size, ending):
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(gzip.compress(data) if ending else data)
    found = [*shards(str(path), size=size)]
    assert b"".join(shard.read() for shard in found) == data
    assert all(shard.read().endswith(b"\n") for shard in found[:-1])
    assert [shard.number for shard in found] == [*range(len(found))]
    first = 1
    for shard in found:
        assert shard.first == first
        first += shard.read().count(b"\n")
        assert (shard.data is not None) == bool(ending)
        assert pickle.loads(pickle.dumps(shard)).loaded().data == shard.read()


@pytest.mark.parametrize(("ending", "longer"), [("", 5), (".gz", 5), (".zst", 30)])
def test_a_line_that_no_memory_can_hold_is_an_error_and_is_not_read(tmp_path, monkeypatch, ending, longer):
    monkeypatch.setattr(shard_of_lines, "MAX_LINE_BYTES", 1_000_000)
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(compress(b'{"text": "a"}\n{"text": "' + longer * 10_000_000 * b"a", ending[1:]))
    tracemalloc.start()
    with pytest.raises(InputError, match=r"a\.jsonl.*:2: a line of more than 1 MB"):
        list(shards(str(path), size=1000))
    assert tracemalloc.get_traced_memory()[1] < longer * 5_000_000
    tracemalloc.stop()


def test_a_file_that_becomes_shorter_is_an_error(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n')
    (shard,) = shards(str(path))
    path.write_bytes(b"{")
    with pytest.raises(InputError, match="has become shorter"):
        shard.read()


def table(count):
    texts = pa.array([None if row % 7 == 3 else f"text {row}" for row in range(count)], pa.string())
    return pa.table({"id": pa.array(range(count), pa.int64()), "text": texts})


@given(st.integers(0, 60), st.integers(1, 20), st.sampled_from([1, 100, 700, 10_000]))
@SEVERAL
def test_row_groups_are_shards_together_or_in_pieces_and_are_all_rows(tmp_path, count, group, size):
    path = str(tmp_path / "a.parquet")
    pq.write_table(table(count), path, row_group_size=group)
    found = [*shards(path, size=size)]
    assert found  # for the columns, also where there are no rows
    assert pa.concat_tables([parquet.unpack(shard.read()) for shard in found]).equals(table(count))
    assert [shard.number for shard in found] == [*range(len(found))]
    known = [one for shard in found for one in records(shard, RecordFields())]
    assert [one.number for one in known] == [*range(1, count + 1)]
    assert [isinstance(one, BadRecord) for one in known] == [row % 7 == 3 for row in range(count)]
    assert [one.id for one in known if not isinstance(one, BadRecord)] == [
        str(row) for row in range(count) if row % 7 != 3
    ]


@given(st.lists(st.integers(0, 30), min_size=1, max_size=6))
@SEVERAL
def test_packed_tables_with_rows_are_the_row_groups_of_a_file(tmp_path, counts):
    path = tmp_path / "a.parquet"
    like = str(tmp_path / "like.parquet")
    whole = table(30).replace_schema_metadata({"of": "table"})
    pq.write_table(whole, like, compression={"id": "zstd", "text": "gzip"})
    with path.open("wb") as file:
        parquet.write((parquet.pack(whole.slice(0, count)) for count in counts), file, like)
    made = pq.ParquetFile(path)
    assert made.read().equals(pa.concat_tables([whole.slice(0, count) for count in counts]), check_metadata=True)
    sizes = [made.metadata.row_group(number).num_rows for number in range(made.num_row_groups)]
    assert sizes == [count for count in counts if count]
    for number in range(made.num_row_groups):
        columns = [made.metadata.row_group(number).column(place).compression for place in range(2)]
        assert columns == ["ZSTD", "GZIP"]


@pytest.mark.parametrize(
    ("field", "said"), [("body", "no field 'body'"), ("id", "the field 'id' holds int64, not texts")]
)
def test_a_table_without_such_texts_is_an_error_that_names_the_file(tmp_path, field, said):
    path = str(tmp_path / "a.parquet")
    pq.write_table(table(3), path)
    (shard,) = shards(path)
    with pytest.raises(InputError, match=rf"a\.parquet: {said}"):
        list(records(shard, RecordFields.named(field, "id")))


def test_what_is_no_parquet_is_an_error_that_names_the_file(tmp_path):
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and nothing else")
    with pytest.raises(InputError, match=r"a\.parquet: cannot be read as Parquet"):
        list(shards(str(path)))


def test_a_text_that_is_not_utf8_is_a_bad_record(tmp_path):
    raw = pa.array([b"good", b"\xff\xfe"])
    broken = pa.Array.from_buffers(pa.string(), len(raw), raw.buffers())
    pq.write_table(pa.table({"text": broken}), tmp_path / "a.parquet")
    (shard,) = shards(str(tmp_path / "a.parquet"))
    _, bad = records(shard, RecordFields())
    assert str(bad).endswith("a.parquet:2: the field 'text' holds bytes that are not UTF-8, not a text")
