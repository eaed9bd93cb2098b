"""Datasets as streams: what is compressed, cut off, elsewhere, or not to be had."""

import gzip
import io
import sys

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from cleanup.errors import InputError
from cleanup.io.datasets.compression import compress, compression_of, open_decompressed
from cleanup.io.datasets.optional import require
from cleanup.io.datasets.storage import kind_of, open_for_writing, open_raw
from cleanup.pipeline.shard import shards

LINES = b'{"text": "a"}\n{"text": "b"}\n'


@pytest.mark.parametrize(
    ("path", "kind", "compression"),
    [
        ("a.jsonl", "jsonl", ""),
        ("a.ndjson.gz", "jsonl", "gz"),
        ("A.JSONL.ZST", "jsonl", "zst"),
        ("c4-train.json.gz", "jsonl", "gz"),
        ("a.json", "text", ""),
        ("s3://bucket/part-0.parquet", "parquet", ""),
        ("a.txt", "text", ""),
        ("a.txt.gz", "text", "gz"),
        ("jsonl", "text", ""),
    ],
)
def test_a_name_says_what_a_file_holds(path, kind, compression):
    assert (kind_of(path), compression_of(path)) == (kind, compression)


def test_a_saved_dataset_is_a_folder_with_its_state(tmp_path):
    assert kind_of(str(tmp_path)) == "text"
    (tmp_path / "state.json").write_text("{}")
    assert kind_of(str(tmp_path)) == "datasets"


@given(st.lists(st.binary(max_size=300), max_size=4), st.sampled_from(["", "gz", "zst"]))
def test_parts_that_are_compressed_each_are_one_stream(parts, compression):
    data = b"".join(compress(part, compression) for part in parts)
    with open_decompressed(io.BytesIO(data), compression) as stream:
        assert stream.read() == b"".join(parts)


@pytest.mark.parametrize("compression", ["gz", "zst"])
def test_compressing_twice_gives_the_same(compression):
    assert compress(LINES, compression) == compress(LINES, compression)


@pytest.mark.parametrize("ending", ["gz", "zst"])
@pytest.mark.parametrize(
    ("harm", "said"), [(lambda data: data[:-5], "end"), (lambda data: b"\0" * 9 + data[9:], "")], ids=["cut", "broken"]
)
def test_a_compressed_file_that_is_cut_off_or_broken_is_an_error(tmp_path, ending, harm, said):
    path = tmp_path / f"a.jsonl.{ending}"
    path.write_bytes(harm(compress(LINES * 1000, ending)))
    with pytest.raises(InputError, match=rf"a\.jsonl\.{ending}: cannot be read: .*{said}"):
        list(shards(str(path)))


def test_other_frames_than_ours_are_read(tmp_path):
    path = tmp_path / "a.jsonl.zst"
    stream = zstandard.ZstdCompressor(write_content_size=False).compressobj()
    path.write_bytes(stream.compress(LINES) + stream.flush() + zstandard.compress(LINES))
    assert b"".join(shard.read() for shard in shards(str(path))) == LINES * 2
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES) + gzip.compress(LINES))
    assert b"".join(shard.read() for shard in shards(str(tmp_path / "b.jsonl.gz"))) == LINES * 2


def test_a_dataset_elsewhere_is_read_and_written_whole_or_not_at_all():
    url = "memory://somewhere/a.jsonl"
    with open_for_writing(url) as file:
        file.write(LINES)
    (shard,) = shards(url)
    assert (shard.data, shard.path) == (LINES, url)
    with pytest.raises(ZeroDivisionError), open_for_writing(url) as file:
        file.write(b"half")
        raise ZeroDivisionError
    with open_raw(url) as file:
        assert file.read() == LINES


def test_a_file_here_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES)
    with pytest.raises(ZeroDivisionError), open_for_writing(str(path)) as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert path.read_bytes() == LINES
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing.jsonl", "missing.jsonl: cannot be read: No such file or directory"),
        ("missing.parquet", "missing.parquet: cannot be read: No such file or directory"),
        ("nowhere://a/b.jsonl", "nowhere://a/b.jsonl: Protocol not known: nowhere"),
        ("memory://none/b.jsonl", "memory://none/b.jsonl: cannot be read: "),
    ],
)
def test_what_cannot_be_opened_is_an_error_that_names_it(tmp_path, monkeypatch, path, said):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as raised:
        list(shards(path))
    assert str(raised.value).startswith(said)


def test_a_package_that_is_missing_is_named_with_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError, match=r"Parquet needs pyarrow: pip install 'corpuscrub\[parquet\]'"):
        require("pyarrow.parquet", "parquet", "Parquet")
