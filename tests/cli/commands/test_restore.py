"""``corpuscrub restore`` with datasets, from ledgers that may contain documents as well."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from command import CLEAN, DIRTY, run

from cleanup import Document
from cleanup.cli.command_group import commands
from cleanup.io.datasets.arrow import parquet
from cleanup.io.datasets.compression import compression_of
from cleanup.io.datasets.storage import kind_of, open_for_writing, open_raw
from cleanup.io.files import Codec, decode
from cleanup.io.ledger.documents import Ledger
from cleanup.pipeline.clean_shard import clean_shard
from cleanup.pipeline.options import CleanOptions, DatasetOptions, engine_for
from cleanup.pipeline.shard import shards

TEXTS = ["It rained.", "It rained.\n\nAdvertisement\n\nIt stopped.", "Sun"]
LINES = b"".join(json.dumps({"id": row, "text": text}).encode() + b"\r\n" for row, text in enumerate(TEXTS)) + b"{bad}"


def clean(path, output, **more):
    """Clean a dataset, and add what was done to the file ``ledger``."""
    wish = DatasetOptions(CleanOptions(), ledger_output=output, compression=compression_of(output), **more)
    parts = [clean_shard(shard, wish) for shard in shards(path, size=40)]
    with open_for_writing(output) as file:
        if kind_of(path) == "parquet":
            parquet.write((part.data for part in parts), file, path)
        else:
            file.writelines(part.data for part in parts)
    with Path("ledger").open("ab") as file:
        file.writelines(part.ledger for part in parts)


def restore(*args, stdin=b""):
    result = run("restore", *args, stdin=stdin)
    return result.returncode, result.stdout, result.stderr.decode()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(LINES)
    return tmp_path


@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"])
@pytest.mark.parametrize("back", ["back.jsonl", "back.jsonl.gz", "back.jsonl.zst"])
def test_the_original_of_a_dataset_is_written_elsewhere(folder, output, back):
    clean("a.jsonl", output)
    before = (folder / output).read_bytes()
    assert restore("ledger", output, "-o", back) == (0, b"", "")
    assert b"".join(shard.read() for shard in shards(back)) == LINES
    assert (folder / output).read_bytes() == before


def test_all_datasets_of_a_ledger_are_restored_where_they_are(folder):
    pq.write_table(pa.table({"text": TEXTS, "n": [1, 2, 3]}), "a.parquet")
    clean("a.jsonl", "a.jsonl")
    clean("a.parquet", "a.parquet", score_field="mark")
    assert (folder / "a.jsonl").read_bytes() != LINES
    assert restore("ledger") == (0, b"", "a.jsonl: restored\na.parquet: restored\n")
    assert (folder / "a.jsonl").read_bytes() == LINES
    assert pq.read_table("a.parquet").to_pydict() == {"text": TEXTS, "n": [1, 2, 3]}


def test_a_ledger_may_hold_documents_and_datasets(folder):
    (folder / "a.txt").write_bytes(CLEAN)
    source = decode("a.txt", DIRTY, Codec())
    with Ledger("ledger") as ledger:
        ledger.add("a.txt", source, engine_for().clean(Document(source.text)), CLEAN)
    clean("a.jsonl", "out.jsonl")
    with Ledger("ledger") as ledger:
        ledger.add("b.txt", source, engine_for().clean(Document(source.text)), CLEAN)
    (folder / "b.txt").write_bytes(CLEAN)
    assert restore("ledger") == (0, b"", "a.txt: restored\nb.txt: restored\nout.jsonl: restored\n")
    assert (folder / "out.jsonl").read_bytes() == LINES
    assert (folder / "a.txt").read_bytes() == (folder / "b.txt").read_bytes() == DIRTY


def test_the_original_of_a_document_is_written_elsewhere(folder):
    (folder / "a.txt").write_bytes(CLEAN)
    source = decode("a.txt", DIRTY, Codec())
    with Ledger("ledger") as ledger:
        ledger.add("a.txt", source, engine_for().clean(Document(source.text)), CLEAN)
    assert restore("ledger", "a.txt", "-o", "back.txt") == (0, b"", "")
    assert ((folder / "a.txt").read_bytes(), (folder / "back.txt").read_bytes()) == (CLEAN, DIRTY)


def test_one_output_does_not_take_two_originals(folder):
    clean("a.jsonl", "b.jsonl")
    clean("a.jsonl", "c.jsonl")
    code, _, said = restore("ledger", "-o", "back")
    assert code == 2
    assert "-o writes a single original; name its PATH" in said


def test_a_dataset_from_a_pipe_is_restored_through_a_pipe(folder):
    parts = [clean_shard(shard, DatasetOptions(CleanOptions(), ledger_output="-")) for shard in shards("a.jsonl")]
    Path("ledger").write_bytes(b"".join(part.ledger for part in parts))
    data = b"".join(part.data for part in parts)
    assert restore("ledger", "-", stdin=data) == (0, LINES, "")
    assert "corpuscrub restore ledger - < cleaned > original" in restore("ledger")[2]


def test_a_dataset_that_has_changed_since_is_left_alone(folder):
    clean("a.jsonl", "out.jsonl")
    changed = (folder / "out.jsonl").read_bytes().replace(b"stopped", b"went on")
    (folder / "out.jsonl").write_bytes(changed)
    code, _, said = restore("ledger")
    assert (code, said) == (
        2,
        "Error: out.jsonl, record 2: is not what cleaning left there, or the ledger has been changed\n",
    )
    assert (folder / "out.jsonl").read_bytes() == changed
    assert {place.name for place in folder.iterdir()} == {"a.jsonl", "out.jsonl", "ledger"}


def test_an_unchanged_dataset_is_its_own_original(folder):
    (folder / "b.jsonl").write_bytes(b'{"text": "Sun"}\n')
    clean("b.jsonl", "b.jsonl")
    assert restore("ledger") == (0, b"", "b.jsonl: restored\n")
    assert (folder / "b.jsonl").read_bytes() == b'{"text": "Sun"}\n'


def test_a_place_elsewhere_is_written_where_it_is_named(folder):
    url = "memory://somewhere/a.jsonl"
    clean("a.jsonl", url)
    (one,) = {json.loads(line)["path"] for line in Path("ledger").read_bytes().splitlines()}
    assert one == url
    refused = CliRunner().invoke(commands, ["restore", "ledger"], standalone_mode=False)
    assert refused.return_value == 2
    assert f"{url}: not on this machine; name it, or add --anywhere" in refused.output
    assert CliRunner().invoke(commands, ["restore", "ledger", url], standalone_mode=False).return_value == 0
    with open_raw(url) as file:
        assert file.read() == LINES
