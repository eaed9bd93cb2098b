"""Workflow commands, read as GitHub's runner reads them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_cases import CLUES, HOSTILE, report, reports, translated

from cleanup.engine.document import Document
from cleanup.engine.report import Problem, Report
from cleanup.reporting.ci.github import github
from cleanup.reporting.diagnostics import relative_path, uncovered


def printable(name):
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", name)


def unescaped(text, *more):
    for mark in ("\r", "\n", *more, "%"):  # the runner's order
        text = text.replace(f"%{ord(mark):02X}", mark)
    return text


def read(made, **options):
    """Each command: its name, its properties, its message."""
    told = "".join(github(made, **options))
    assert told == "" or told.endswith("\n")
    commands = []
    for line in told.split("\n")[:-1]:
        name, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line, re.DOTALL).groups()
        pairs = (pair.split("=", 1) for pair in properties.split(","))
        commands.append((name, {key: unescaped(value, ":", ",") for key, value in pairs}, unescaped(message)))
    return commands


@given(st.lists(reports(), max_size=3))
def test_each_finding_is_a_command_whose_columns_lead_back_to_it(made):
    commands = read(made)
    findings = [(one.document, finding) for one in made for finding in uncovered(one)]
    for (_, place, _), (document, finding) in zip(commands, findings, strict=True):
        assert place["file"] == printable(relative_path(document))
        assert place["title"] == f"corpuscrub {finding.code}"
        lines = document.text.split("\n")
        first = document.text.count("\n", 0, finding.span.start)
        assert int(place["line"]) == first + 1
        if "endLine" in place:
            assert "\n" in finding.found[:-1]
            assert int(place["endLine"]) == document.text.count("\n", 0, finding.span.end - 1) + 1
            assert place.keys().isdisjoint({"col", "endColumn"})
        else:
            shown = (lines[first] + "\n")[int(place["col"]) - 1 : int(place["endColumn"]) - 1]
            assert shown == finding.found


@pytest.mark.parametrize("name", [HOSTILE, "a,b=c::d%0A.txt", "::error::x\r\n::warning::y", "\x1b]0;\n"])
def test_no_path_and_no_message_adds_a_command(name):
    commands = read([report(HOSTILE + "\n::error::forged <::error::\r\n>", name)])
    assert {place["file"] for _, place, _ in commands} == {printable(relative_path(Document("", name)))}
    assert all(message.isprintable() for _, _, message in commands)


def test_the_more_certain_the_more_severe():
    commands = read([report("Advertisement\n\nIt is maybe so.", "a.txt")])
    assert [(name, place["title"]) for name, place, _ in commands] == [
        ("error", "corpuscrub RES101"),
        ("notice", "corpuscrub MTA205"),
        ("warning", "corpuscrub MTA104"),
    ]


def test_columns_count_code_points_and_lines_end_at_line_feeds_alone():
    (told,) = github([report("One.\rTwo.\r\n👩‍🚀 e\u0301 He said. noted.", "a.txt")])
    assert told == ("::error file=a.txt,line=2,col=11,endColumn=23,title=corpuscrub MTA103::“said. noted.” was seen\n")


def test_a_rule_that_gave_up_and_a_score_over_the_limit_are_told():
    made = Report(Document("Rain.\nSun.", "a.txt"), (), (), (Problem("RES101", 2, "too\nlong"),))
    assert read([translated(made, 0.9, *CLUES)], max_translated=0.5) == [
        (
            "error",
            {"file": "a.txt", "line": "2", "col": "1", "endColumn": "5", "title": "corpuscrub RES101"},
            "tooU+000Along",
        ),
        (
            "warning",
            {"file": "a.txt", "title": "corpuscrub max-translated"},
            "translated 0.90, more than 0.50: MTA104 made-up-4, 2 times; MTA205 made-up-5; " + CLUES[2].what,
        ),
    ]
