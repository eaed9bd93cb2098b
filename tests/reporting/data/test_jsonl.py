"""A line of JSON for each finding, with the fields that docs/wire.md tells."""

import json
import re

import orjson
from hypothesis import given
from hypothesis import strategies as st
from render_cases import HOSTILE, report, reports
from shapes import Shapes

from cleanup.reporting.data.json import json_report
from cleanup.reporting.data.jsonl import jsonl

WIRE = Shapes("wire.md")


def fit(line):
    """Assert that a line has the fields of the page: its own, then those of a finding."""
    own = dict(list(line.items())[:4])
    WIRE.fit(own, "line")
    WIRE.fit({name: value for name, value in line.items() if name not in own}, "finding")


def read(made, **options):
    return [orjson.loads(line) for line in "".join(jsonl(made, **options)).split("\n")[:-1]]


@given(st.lists(reports(), max_size=3))
def test_a_line_is_a_finding_of_the_json_and_what_it_is_of(made):
    documents = orjson.loads("".join(json_report(made)))["documents"]
    expected = [
        {"schema": "corpuscrub/finding/1", "offsets": "code points", "path": one["path"], "sha256": one["sha256"]}
        | finding
        for one in documents
        for finding in one["findings"]
    ]
    lines = read(made)
    for line in lines:
        fit(line)
    assert lines == expected


def test_the_example_on_the_page_is_a_line():
    example = WIRE.page.split("```jsonl\n")[1].split("```")[0]
    (line,) = read([report("Rain.\n\nAdvertisement", "a.txt")])
    shown = json.loads(example)
    fit(shown)
    same = ("schema", "offsets", "path", "sha256", "start", "end", "line", "column", "found", "replacement")
    assert {name: shown[name] for name in same} == {name: line[name] for name in same}


def test_hostile_texts_stay_on_their_lines():
    lines = read([report(HOSTILE, HOSTILE)])
    assert len(lines) == len(report(HOSTILE).findings)
    assert {line["path"] for line in lines} == {re.sub("[\ud800-\udfff]", "\ufffd", HOSTILE)}


def test_what_is_not_listed_is_left_out():
    assert read([report("Advertisement")], listed=lambda _: ()) == []
