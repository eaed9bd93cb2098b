"""Lines of ledgers are what docs/ledger.md says, field by field."""

import json

import pytest
from shapes import Shapes

from cleanup import Document
from cleanup.io.files import Codec, decode
from cleanup.io.ledger.documents import Ledger
from cleanup.pipeline.clean_shard import clean_shard
from cleanup.pipeline.options import CleanOptions, DatasetOptions, engine_for
from cleanup.pipeline.shard import shards

PAGE = Shapes("ledger.md")
OPTIONAL = {"dropped", "mark"}
LINES = b'{"text": "Sun"}\n{"id": 7, "text": "It rained.\\n\\nAdvertisement\\u00A0\\n\\nIt stopped."}\n'


def fields(line, told=OPTIONAL):
    return {name: value for name, value in line.items() if name not in told}


@pytest.mark.parametrize(
    ("more", "optional"),
    [({}, set()), ({"score_field": "m"}, {"mark"}), ({"max_translated": -1.0}, {"dropped"})],
    ids=str,
)
def test_lines_about_records_are_what_the_page_says(tmp_path, more, optional):
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES)
    (shard,) = shards(str(path))
    head, *entries = map(
        json.loads,
        clean_shard(shard, DatasetOptions(CleanOptions(), ledger_output="out.jsonl", **more)).ledger.splitlines(),
    )
    PAGE.fit(head, "head")
    assert entries
    for entry in entries:
        assert entry.keys() & OPTIONAL == optional
        edits = [fields(edit, {"literal"}) for edit in entry["edits"]]
        PAGE.fit(fields(entry) | {"edits": edits}, "record")
    if not optional:
        assert entries[0]["edits"][0]["literal"] == "Advertisement\\u00A0\\n\\n"


def test_a_line_about_a_document_is_what_the_page_says(tmp_path):
    source = decode("a.txt", b"It rained.\n\nAdvertisement\n\nIt stopped.", Codec())
    report = engine_for().clean(Document(source.text))
    with Ledger(str(tmp_path / "ledger")) as ledger:
        ledger.add("a.txt", source, report, source.encode(report.cleaned))
    PAGE.fit(json.loads((tmp_path / "ledger").read_bytes()), "document")


def test_the_example_of_the_page_is_what_is_written():
    head, entry = map(json.loads, PAGE.page.split("```jsonl\n")[1].split("```")[0].splitlines())
    PAGE.fit(head, "head")
    PAGE.fit(entry, "record")
