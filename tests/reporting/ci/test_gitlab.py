"""GitLab's report has the fields that GitLab asks for, and a fingerprint is that of one finding only."""

import json

from hypothesis import given
from hypothesis import strategies as st
from render_cases import CLUES, HOSTILE, report, reports, translated

from cleanup.engine.document import Document
from cleanup.engine.report import Problem, Report
from cleanup.reporting.ci.gitlab import gitlab
from cleanup.reporting.diagnostics import uncovered

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def read(made, **options):
    issues = json.loads("".join(gitlab(made, **options)))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert set(issue["location"]) == {"path", "lines"}
        assert issue["severity"] in SEVERITIES
    return issues


@given(st.lists(reports(), max_size=3))
def test_each_finding_is_an_issue_in_its_line(made):
    findings = [(one.document, finding) for one in made for finding in uncovered(one)]
    for issue, (document, finding) in zip(read(made), findings, strict=True):
        assert issue["check_name"] == finding.code
        assert issue["location"]["lines"] == {"begin": document.text.count("\n", 0, finding.span.start) + 1}


def test_a_fingerprint_is_of_one_finding_in_one_document_and_survives_changes_elsewhere():
    text = "It rained all day long, and the whole night through.\n\nAdvertisement\n\n" * 2
    issues = read([report(text, "a.txt"), report(text, "b.txt")])
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == 4
    moved = read([report("A new paragraph stands before.\n\n" + text, "a.txt")])
    assert [issue["fingerprint"] for issue in moved] == prints[:2]
    assert [issue["location"]["lines"]["begin"] for issue in moved] == [5, 9]


def test_paths_are_told_from_the_root_on():
    names = ("/texts/c/a.txt", "./c/a.txt", "../a.txt", "", "e\udcff\n.txt")
    issues = read([report("Advertisement", name) for name in names], root="/texts")
    assert [one["location"]["path"] for one in issues] == ["c/a.txt", "c/a.txt", "../a.txt", "-", "e\ufffd\n.txt"]


def test_the_more_certain_the_more_severe():
    issues = read([report("Advertisement\n\nIt is maybe so.")])
    assert {issue["check_name"]: issue["severity"] for issue in issues} == {
        "RES101": "major",
        "MTA104": "minor",
        "MTA205": "info",
    }


def test_hostile_texts_are_shown_and_nothing_found_is_an_empty_array():
    assert all(issue["description"].isprintable() for issue in read([report(HOSTILE, HOSTILE)]))
    assert read([report("Rain.")]) == read([]) == []


def test_a_rule_that_gave_up_and_a_score_over_the_limit_are_told():
    made = Report(Document("Rain.\nSun.", "a.txt"), (), (), (Problem("RES101", 2, "too long"),))
    gave_up, over = read([translated(made, 0.9, *CLUES)], max_translated=0.5)
    assert (gave_up["check_name"], gave_up["severity"], gave_up["location"]["lines"]["begin"]) == (
        "RES101",
        "critical",
        2,
    )
    assert (over["check_name"], over["location"]["lines"]["begin"]) == ("max-translated", 1)
    assert over["description"].startswith("translated 0.90, more than 0.50")
