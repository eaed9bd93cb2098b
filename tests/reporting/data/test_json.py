"""The JSON is what docs/wire.md says, field by field."""

import json
import re
from hashlib import sha256

import orjson
from hypothesis import given
from hypothesis import strategies as st
from render_cases import CLUES, HOSTILE, report, reports, translated
from shapes import Shapes

from cleanup import __version__
from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, apply
from cleanup.engine.report import Problem, Report
from cleanup.engine.scores import Clue, SourceLanguage
from cleanup.reporting.data.json import json_lines, json_report

WIRE = Shapes("wire.md")


def read(made):
    return orjson.loads("".join(json_report(made)))


@given(st.lists(reports(), max_size=3))
def test_every_report_is_as_the_page_describes_it(made):
    told = read(made)
    WIRE.fit(told, "report")
    assert (told["schema"], told["tool"]) == ("corpuscrub/findings/2", f"corpuscrub {__version__}")
    assert [len(document["findings"]) for document in told["documents"]] == [len(one.findings) for one in made]


def test_the_example_on_the_page_is_as_the_page_describes_it():
    example = json.loads(WIRE.page.split("```json\n")[1].split("```")[0])
    WIRE.fit(example, "report")
    (shown,), (real,) = example["documents"], read([report("Rain.\n\nAdvertisement", "a.txt")])["documents"]
    assert shown["edits"] == real["edits"]
    assert list(shown["scores"]) == list(real["scores"])
    assert shown["translation"] == real["translation"]
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
    text = "".join(json_report([made, report(HOSTILE)]))
    assert len(text.split("\n")) == 5
    first, _ = read([made, report(HOSTILE)])["documents"]
    assert first["path"] == re.sub("[\ud800-\udfff]", "\ufffd", HOSTILE)
    assert first["problems"] == [{"code": "RES101", "line": 3, "reason": "too \ufffd long"}]


def test_what_the_score_rests_on_is_told():
    (told,) = read([translated(report("Rain."), 0.9, *CLUES, Clue(0.1, "\ud800", "OWN1"))])["documents"]
    WIRE.fit(told, "document")
    assert told["scores"]["translated"] == told["translation"]["score"] == 0.9
    assert told["translation"]["clues"][0] == {"weight": 3.204, "what": "MTA104 made-up-4, 2 times", "code": "MTA104"}
    assert told["translation"]["clues"][1] == {"weight": -1.5, "what": "contractions", "code": ""}
    assert told["translation"]["clues"][-1]["what"] == "\ufffd"


def test_where_there_is_no_score_it_is_null_and_over_no_limit():
    made = translated(report("Rain."), None, style=None, judged=False, language="de")
    told = orjson.loads("".join(json_report([made], max_translated=0.0)))["documents"][0]
    WIRE.fit(told, "document")
    assert (told["scores"]["translated"], told["translation"]["score"], told["too_translated"]) == (None, None, False)
    assert told["translation"]["language"] == "de"


def test_the_likely_source_is_told_with_its_findings():
    made = report("He said. noted. It is maybe so.")
    vars(made)["source"] = SourceLanguage("fr", made.findings[1:])
    (told,) = read([made])["documents"]
    WIRE.fit(told, "document")
    assert told["source"] == {"language": "fr", "name": "French", "findings": [f.id for f in made.findings[1:]]}


def test_documents_over_the_limit_are_marked():
    made = [translated(report("Rain."), score) for score in (0.5, 0.51)]
    told = orjson.loads("".join(json_report(made, max_translated=0.5)))
    assert told["max_translated"] == 0.5
    assert [document["too_translated"] for document in told["documents"]] == [False, True]
    assert read(made)["max_translated"] is None
    assert [document["too_translated"] for document in read(made)["documents"]] == [False, False]


def fit_line(line):
    """Assert that a line has the fields of the page: its own, then those of a finding."""
    own = dict(list(line.items())[:4])
    WIRE.fit(own, "line")
    WIRE.fit({name: value for name, value in line.items() if name not in own}, "finding")


def read_lines(made, **options):
    return [orjson.loads(line) for line in "".join(json_lines(made, **options)).split("\n")[:-1]]


@given(st.lists(reports(), max_size=3))
def test_a_line_is_a_finding_of_the_json_and_what_it_is_of(made):
    documents = orjson.loads("".join(json_report(made)))["documents"]
    expected = [
        {"schema": "corpuscrub/finding/1", "offsets": "code points", "path": one["path"], "sha256": one["sha256"]}
        | finding
        for one in documents
        for finding in one["findings"]
    ]
    lines = read_lines(made)
    for line in lines:
        fit_line(line)
    assert lines == expected


def test_the_example_on_the_page_is_a_line():
    example = WIRE.page.split("```jsonl\n")[1].split("```")[0]
    (line,) = read_lines([report("Rain.\n\nAdvertisement", "a.txt")])
    shown = json.loads(example)
    fit_line(shown)
    same = ("schema", "offsets", "path", "sha256", "start", "end", "line", "column", "found", "replacement")
    assert {name: shown[name] for name in same} == {name: line[name] for name in same}


def test_hostile_texts_stay_on_their_lines():
    lines = read_lines([report(HOSTILE, HOSTILE)])
    assert len(lines) == len(report(HOSTILE).findings)
    assert {line["path"] for line in lines} == {re.sub("[\ud800-\udfff]", "\ufffd", HOSTILE)}


def test_what_is_not_listed_is_left_out():
    assert read_lines([report("Advertisement")], findings_of=lambda _: ()) == []
