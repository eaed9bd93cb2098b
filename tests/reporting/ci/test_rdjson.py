"""Reviewdog's columns are bytes of UTF-8: positions are looked up in the bytes, and suggestions done there."""

import json

from hypothesis import given
from hypothesis import strategies as st
from render_cases import CLUES, HOSTILE, report, reports, translated

from cleanup.engine.document import Document
from cleanup.engine.report import Problem, Report
from cleanup.reporting.ci.git_positions import BLOCK
from cleanup.reporting.ci.rdjson import rdjson
from cleanup.reporting.diagnostics import uncovered


def read(made, **options):
    result = json.loads("".join(rdjson(made, **options)))
    assert result["source"] == {"name": "corpuscrub"}
    return result["diagnostics"]


def data(text):
    """The bytes of the file that a text was read from."""
    return b"".join(
        c.encode("utf-8", "surrogateescape" if "\udc80" <= c <= "\udcff" else "surrogatepass") for c in text
    )


def place(file, position):
    """The offset in the bytes of a file, as reviewdog finds it."""
    lines = file.split(b"\n")
    assert position["column"] <= len(lines[position["line"] - 1]) + 1
    return sum(len(line) + 1 for line in lines[: position["line"] - 1]) + position["column"] - 1


def span(file, place_range):
    return place(file, place_range["start"]), place(file, place_range["end"])


@given(st.lists(reports(), max_size=2))
def test_ranges_lead_to_what_was_found_in_the_bytes(made):
    findings = [(one.document, finding) for one in made for finding in uncovered(one)]
    for told, (document, finding) in zip(read(made), findings, strict=True):
        file = data(document.text)
        start, end = span(file, told["location"]["range"])
        assert file[start:end] == data(finding.found)
        assert told["code"] == {"value": finding.code}


@given(reports())
def test_suggestions_for_what_is_fixed_make_the_cleaned_text(made):
    file = data(made.document.text)
    changes = []
    for told, finding in zip(read([made]), uncovered(made), strict=True):
        assert ("suggestions" in told) == (finding.outcome.value in ("fixed", "offered"))
        if finding.outcome.value == "fixed":
            (suggestion,) = told["suggestions"]
            changes.append((*span(file, suggestion["range"]), suggestion["text"]))
    for start, end, new in reversed(changes):
        file = file[:start] + new.encode() + file[end:]
    assert file == data(made.cleaned)


def test_columns_are_right_after_blocks_of_every_width():
    text = ("aé猫👩\u0301\udcff\r" * (BLOCK // 3)) + "said. noted."
    (told,) = read([report(text)])
    start, end = span(data(text), told["location"]["range"])
    assert data(text)[start:end] == b"said. noted."
    assert told["location"]["range"]["start"]["line"] == 1


def test_the_more_certain_the_more_severe():
    told = read([report("Advertisement\n\nIt is maybe so.")])
    assert {one["code"]["value"]: one["severity"] for one in told} == {
        "RES101": "ERROR",
        "MTA104": "WARNING",
        "MTA205": "INFO",
    }


def test_hostile_texts_are_shown_and_nothing_found_is_an_empty_array():
    assert all(one["message"].isprintable() for one in read([report(HOSTILE, HOSTILE)]))
    assert read([report("Rain.")]) == read([]) == []


def test_a_rule_that_gave_up_and_a_score_over_the_limit_are_told():
    made = Report(Document("Rain.\nSun.", "a.txt"), (), (), (Problem("RES101", 2, "too long"),))
    gave_up, over = read([translated(made, 0.9, *CLUES)], max_translated=0.5)
    assert gave_up["severity"] == "ERROR"
    assert gave_up["location"]["range"]["start"] == {"line": 2, "column": 1}
    assert over["location"] == {"path": "a.txt"}
    assert over["message"].startswith("translated 0.90, more than 0.50")
