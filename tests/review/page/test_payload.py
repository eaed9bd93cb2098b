"""What the script of the page is given: an index of all findings and the packed texts, equal to what was found."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_cases import made
from page_reader import Reader, read, subjects, unpacked
from render_cases import CLUES, RULES, translated

from cleanup.engine.document import Document
from cleanup.engine.report import Outcome, Problem, Report
from cleanup.reporting.score_text import sort_clues
from cleanup.review import INDEX
from cleanup.review.candidate_fixes import ReviewItem
from cleanup.review.page import payload
from cleanup.review.page.build import PageSettings, build_page

FIXABLE, DEFAULT, WINS, ELIGIBLE = 1, 2, 4, 8


@given(subjects())
def test_the_index_says_of_each_finding_what_the_report_says(found):
    one, rules = found
    findings = one.report.findings
    if not findings:
        return
    reader = read(one, rules=rules)
    columns, codes = reader.columns, [rule["code"] for rule in reader.head["rules"]]
    assert columns["counts"] == [len(findings)]
    assert columns["ids"] == "".join(finding.id for finding in findings)
    assert [codes[number] for number in columns["rules"]] == [finding.code for finding in findings]
    assert list(zip(columns["starts"], columns["ends"], strict=True)) == [finding.span for finding in findings]
    flags = [
        FIXABLE * (finding.edit is not None)
        + DEFAULT * (place in one.default)
        + WINS * (finding.outcome is Outcome.FIXED)
        + ELIGIBLE * (finding.edit is not None and finding.safety.value == "safe")
        for place, finding in enumerate(findings)
    ]
    assert columns["flags"] == flags


@given(subjects())
def test_the_texts_are_those_of_the_report(found):
    one, rules = found
    if not one.report.findings:
        return
    [document] = read(one, rules=rules).documents
    assert document["text"] == as_carried(one.report.document.text)
    assert document["sha256"] == one.report.document.sha256
    told = [[None if f.edit is None else as_carried(f.edit.new), as_carried(f.message)] for f in one.report.findings]
    assert document["findings"] == told


def as_carried(text):
    """A text as JSON brings it, but for surrogates that were one character there."""
    return text if json.loads(json.dumps(text)) == text else payload._without_pairs(text)


@given(st.text(st.sampled_from("a\ud800\udbff\udc00\udfff😀\n")))
def test_offsets_hold_in_texts_with_torn_pairs(text):
    carried = json.loads(json.dumps(payload._without_pairs(text)))
    assert len(carried) == len(text)
    changed = {text[place : place + 2] for place, (a, b) in enumerate(zip(text, carried, strict=True)) if a != b}
    assert all("\ud800" <= pair[0] <= "\udbff" and "\udc00" <= pair[1] <= "\udfff" for pair in changed)


def test_a_lone_surrogate_comes_through():
    [document] = read(made("Advertisement\n\nnine\ud800ten \udcff")).documents
    assert document["text"] == "Advertisement\n\nnine\ud800ten \udcff"


@pytest.mark.parametrize(("unsafe", "eligible"), [(False, ["safe"]), (True, ["safe", "unsafe"])])
def test_what_would_be_applied_depends_on_the_default(unsafe, eligible):
    one = made("Advertisement\n\nHe said. noted. It is maybe so.", unsafe=unsafe)
    flags = read(one, unsafe=unsafe).columns["flags"]
    told = {f.code: bool(flag & DEFAULT) for f, flag in zip(one.report.findings, flags, strict=True)}
    assert told == {"RES101": True, "MTA103": True, "MTA104": unsafe, "MTA205": False, "MTA206": False}
    assert [bool(flag & ELIGIBLE) for flag in flags] == [
        f.edit is not None and f.safety.value in eligible for f in one.report.findings
    ]


def test_confidence_is_percent_and_minus_one_where_nobody_measured_it():
    one = made("Advertisement\n\nmaybe")
    first, second = one.report.findings
    sure = replace(one.report, findings=(replace(first, confidence=0.934), replace(second, confidence=None)))
    assert read(ReviewItem(sure, one.default)).columns["confidences"] == [93, -1]


def test_findings_that_are_alike_have_a_number_in_common():
    documents = [made("Advertisement\n\nmaybe", "a"), made("Advertisement", "b"), made("Advertisement ", "c")]
    assert read(*documents).columns["alike"] == [0, 1, 0, 2]


def test_problems_and_scores_are_told():
    report = Report(Document("Rain.", "a.txt"), (), (), (Problem("RES101", 3, "took\ud800 too long"),))
    translated(report, 0.7, *CLUES)
    [document] = read(ReviewItem(report, frozenset())).documents
    assert document["problems"] == [["RES101", 3, "took\ud800 too long"]]
    assert document["translation"]["score"] == 0.7
    assert document["translation"]["style"] == 0.2
    assert document["translation"]["clues"] == [[c.weight, c.what, c.code] for c in sort_clues(report.translation)]


def test_style_that_was_not_asked_has_no_figure():
    one = made("maybe")
    translated(one.report, 0.1, judged=False)
    assert read(one).documents[0]["translation"]["style"] is None


def test_where_there_is_no_score_there_is_a_reason():
    one = made("maybe")
    translated(one.report, None, style=None, judged=False, language="de")
    told = read(one).documents[0]["translation"]
    assert (told["score"], told["style"], told["clues"]) == (None, None, [])
    assert told["summary"] == [
        "no score",
        "There is no score: the text is in German, and the model covers only English.",
        "",
    ]


def test_names_of_hidden_characters_come_with_the_texts_and_fixes_that_have_them():
    names = read(made("Advertisement\u200b and maybe \x1b")).head["names"]
    assert names == {"001B": "control character", "200B": "zero width space", "202E": "right-to-left override"}


def test_documents_are_packed_in_chunks_by_number_and_by_size(monkeypatch):
    monkeypatch.setattr(payload, "DOCUMENTS", 3)
    monkeypatch.setattr(payload, "SIZE", 100)
    lengths = [20, 20, 20, 20, 90, 300, 20, 20]
    every = [made("maybe".ljust(size, "."), f"{number}.txt") for number, size in enumerate(lengths)]
    assert read(*every).head["starts"] == [0, 3, 4, 5, 6]
    assert [len(one["text"]) for one in read(*every).documents] == lengths


def test_the_folder_form_has_the_same_in_files_of_their_own(monkeypatch):
    monkeypatch.setattr(payload, "DOCUMENTS", 2)
    every = [made(f"maybe {number}", f"{number}.txt") for number in range(5)]
    one, several = (build_page(every, RULES, PageSettings("made-up"), one_file=limit) for limit in (10**9, 0))
    assert [*one] == [INDEX]
    assert [*several] == [INDEX, "data/c0.js", "data/c1.js", "data/c2.js"]
    whole, index = (Reader(form[INDEX].decode()) for form in (one, several))
    assert index.columns == whole.columns
    assert not {name for name in index.scripts if name.startswith("c")}
    documents = []
    for number in range(3):
        called = re.fullmatch(rf'arrived\({number},"([A-Za-z0-9+/=]*)"\)', several[f"data/c{number}.js"].decode())
        documents += unpacked(called[1])
    assert documents == whole.documents
    assert (whole.head["folder"], index.head["folder"]) == (False, True)


def test_a_page_with_more_bytes_than_one_file_may_have_is_a_folder():
    every = [made(f"maybe {number}", f"{number}.txt") for number in range(5)]
    [whole] = build_page(every, RULES, PageSettings("made-up")).values()
    assert [*build_page(every, RULES, PageSettings("made-up"), one_file=len(whole))] == [INDEX]
    assert [*build_page(every, RULES, PageSettings("made-up"), one_file=len(whole) - 1)] == [INDEX, "data/c0.js"]
