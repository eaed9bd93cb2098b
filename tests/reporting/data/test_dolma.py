"""Dolma's spans: a line for each document, code points that lead to what was found."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st
from render_cases import HOSTILE, report, reports, rule

from cleanup.engine.document import Span
from cleanup.engine.rule import Finder, Match, Rule, Safety
from cleanup.reporting.data.dolma import attributes
from cleanup.reporting.diagnostics import uncovered


def read(made):
    return [json.loads(line) for line in "".join(attributes(made)).split("\n")[:-1]]


@given(st.lists(reports(), max_size=3))
def test_each_document_is_a_line_with_the_spans_of_its_rules(made):
    for row, one in zip(read(made), made, strict=True):
        assert row["id"] == re.sub("[\ud800-\udfff]", "\ufffd", one.document.name or "-")
        spans = [(key, start, end) for key, found in row["attributes"].items() for start, end, _ in found]
        assert sorted(spans) == sorted((f"corpuscrub__{f.code}", *f.span) for f in uncovered(one))


def test_a_document_without_findings_keeps_its_line():
    assert read([report("Rain.", "a.txt"), report("Advertisement")]) == [
        {"id": "a.txt", "attributes": {}},
        {"id": "-", "attributes": {"corpuscrub__RES101": [[0, 13, 1.0]]}},
    ]


def test_the_score_is_the_confidence():
    finder = Finder(lambda document, number: [Match(Span(0, 4), "", 0.75)])
    rules = [Rule("RES901", "sure", "", "", finder, Safety.UNSAFE, ()), rule("RES101", Safety.SAFE, r"\.", "")]
    (row,) = read([report("Rain.", rules=rules)])
    assert row["attributes"] == {"corpuscrub__RES901": [[0, 4, 0.75]], "corpuscrub__RES101": [[4, 5, 1.0]]}


def test_a_hostile_name_stays_on_its_line():
    assert len(read([report(HOSTILE, HOSTILE), report("Rain.")])) == 2
