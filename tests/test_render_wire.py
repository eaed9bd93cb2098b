"""The JSON is what docs/wire.md says, field by field."""

import json
import re
from hashlib import sha256
from pathlib import Path

import orjson
from hypothesis import given
from hypothesis import strategies as st
from render_cases import HOSTILE, report, reports

from cleanup import __version__
from cleanup.edits import Edit, apply
from cleanup.render.wire import wire
from cleanup.report import Problem, Report
from cleanup.text import Document, Span

PAGE = (Path(__file__).parent.parent / "docs" / "wire.md").read_text(encoding="utf-8")
PLAIN = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "string or null": (str, type(None)),
    "number or null": (int, float, type(None)),
}


def described():
    """The fields and their types, by the heading of their table."""
    shapes = {}
    for part in PAGE.split("\n## ")[1:]:
        heading, _, body = part.partition("\n")
        shapes[heading.lower()] = dict(re.findall(r"^\| `(\w+)` \| ([\w ]+) \|", body, re.MULTILINE))
    return shapes


SHAPES = described()


def assert_shape(value, shape):
    """That a value has the fields of a table, in its order, and no others."""
    assert list(value) == list(SHAPES[shape])
    for field, kind in SHAPES[shape].items():
        if kind.startswith("array of "):
            for item in value[field]:
                assert_shape(item, kind.removeprefix("array of "))
        elif kind in SHAPES:
            assert_shape(value[field], kind)
        else:
            assert type(value[field]) in PLAIN[kind], (shape, field)


def read(made):
    return orjson.loads("".join(wire(made)))


@given(st.lists(reports(), max_size=3))
def test_every_report_is_as_the_page_describes_it(made):
    told = read(made)
    assert_shape(told, "report")
    assert (told["schema"], told["tool"]) == ("corpuscrub/findings/1", f"corpuscrub {__version__}")
    assert [len(document["findings"]) for document in told["documents"]] == [len(one.findings) for one in made]


def test_the_example_on_the_page_is_as_the_page_describes_it():
    example = json.loads(PAGE.split("```json\n")[1].split("```")[0])
    assert_shape(example, "report")
    (shown,), (real,) = example["documents"], read([report("Rain.\n\nAdvertisement", "a.txt")])["documents"]
    assert shown["edits"] == real["edits"]
    assert shown["scores"] == real["scores"]
    assert shown["findings"][0]["start"] == real["findings"][0]["start"]
    assert shown["findings"][0]["found"] == real["findings"][0]["found"]


@given(reports())
def test_the_edits_make_the_cleaned_text(made):
    (told,) = read([made])["documents"]
    edits = [Edit(Span(edit["start"], edit["end"]), edit["old"], edit["new"]) for edit in told["edits"]]
    sound = re.sub("[\ud800-\udfff]", "\ufffd", made.document.text)
    assert apply(sound, edits) == re.sub("[\ud800-\udfff]", "\ufffd", made.cleaned)
    for finding in told["findings"]:
        assert sound[finding["start"] : finding["end"]] == finding["found"]


def test_the_hash_is_of_the_bytes_that_were_decoded():
    data = b"Rain.\r\n\xff\xfe Advertisement"
    (told,) = read([report(data.decode("utf-8", "surrogateescape"))])["documents"]
    assert told["sha256"] == sha256(data).hexdigest()


def test_hostile_text_is_carried_and_a_document_stands_on_its_line():
    made = Report(Document(HOSTILE, HOSTILE), (), (), (Problem("RES101", 3, "too \ud800 long"),))
    text = "".join(wire([made, report(HOSTILE)]))
    assert len(text.split("\n")) == 5
    first, _ = read([made, report(HOSTILE)])["documents"]
    assert first["path"] == re.sub("[\ud800-\udfff]", "\ufffd", HOSTILE)
    assert first["problems"] == [{"code": "RES101", "line": 3, "reason": "too \ufffd long"}]
