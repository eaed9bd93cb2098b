"""Findings as Markdown, which shows any text and obeys none."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from render_cases import HOSTILE, report, reports

from cleanup.engine.report import Outcome
from cleanup.reporting.terminal.markdown import markdown

TEXT = "Rain.\n\nAdvertisement\n\nHe said. noted. | It is maybe true.\n"


def test_rules_are_counted_and_findings_are_listed_by_document():
    assert "".join(markdown([report(TEXT, "a_b.txt"), report("Rain.", "b.txt")])) == (
        "# What was found\n\nFindings: 4. Documents with findings: 1 of 2.\n\n"
        "| rule | fixed | offered | covered | manual |\n| --- | ---: | ---: | ---: | ---: |\n"
        "| MTA103 made-up-3 | 1 | 0 | 0 | 0 |\n| MTA104 made-up-4 | 0 | 1 | 0 | 0 |\n"
        "| MTA205 made-up-5 | 0 | 0 | 0 | 1 |\n| RES101 made-up-1 | 1 | 0 | 0 | 0 |\n"
        "\n## a&#95;b&#46;txt\n\n| place | rule | found | becomes | outcome |\n| --- | --- | --- | --- | --- |\n"
        "| 3:1 | RES101 made-up-1 | <code>Advertisement</code> | *nothing* | fixed |\n"
        "| 5:4 | MTA103 made-up-3 | <code>said&#46; noted&#46;</code> | <code>said&#46;</code> | fixed |\n"
        "| 5:22 | MTA205 made-up-5 | <code>is maybe true</code> |  | manual |\n"
        "| 5:25 | MTA104 made-up-4 | <code>maybe</code> | <code>perU&#43;202Ehaps</code> | offered |\n"
    )


def test_where_nothing_was_found_there_are_no_tables():
    assert "".join(markdown([report("Rain.")])) == "# What was found\n\nFindings: 0. Documents with findings: 0 of 1.\n"


@given(st.lists(reports(), max_size=3))
def test_every_finding_has_a_row_and_no_text_is_markup(made):
    pieces = "".join(markdown([*made, report(HOSTILE, HOSTILE)]))
    rows = [line for line in pieces.split("\n") if line.startswith("| ") and line.count("|") == 6]
    findings = [finding for one in [*made, report(HOSTILE, HOSTILE)] for finding in one.findings]
    places = [row for row in rows if re.match(r"\| \d+:\d+ ", row)]
    assert len(places) == len(findings)
    assert {*re.findall("<[^>]*>", pieces)} <= {"<code>", "</code>"}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", unescape(pieces))
    assert all(row.rpartition(" | ")[2] in {f"{outcome.value} |" for outcome in Outcome} for row in places)
