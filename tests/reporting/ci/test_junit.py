"""JUnit's XML is well-formed whatever the texts hold, and its counts are right."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from render_cases import CLUES, HOSTILE, report, reports, translated

from cleanup.engine.document import Document
from cleanup.engine.report import Problem, Report
from cleanup.reporting.ci.junit import junit
from cleanup.reporting.diagnostics import uncovered
from cleanup.reporting.safe_text import visible

EVERYTHING = "".join(map(chr, [*range(0x300), *range(0xD7F0, 0xE010), *range(0xFDD0, 0xFDF0), *range(0xFFF0, 0x10010)]))


def read(made, **options):
    root = ET.fromstring("".join(junit(made, **options)).encode())
    assert root.tag == "testsuites"
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases) > 0
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors")) == len(suite.findall("testcase/error"))
        assert len({case.get("name") for case in cases}) == len(cases)
    return list(root)


@given(st.lists(reports(), max_size=3))
def test_a_document_is_a_suite_and_a_finding_a_failed_test(made):
    for suite, one in zip(read(made), made, strict=True):
        failures = suite.findall("testcase/failure")
        for failure, finding in zip(failures, uncovered(one), strict=True):
            line, column = one.document.position(finding.span.start)
            assert f":{line}:{column} {finding.code} " in failure.text


@given(st.text(st.characters()))
def test_any_name_and_any_message_is_well_formed(text):
    made = Report(Document("Rain.", text), (), (), (Problem("RES101", 1, text),))
    (suite,) = read([made])
    assert len(suite.findall("testcase/error")) == 1


def test_characters_that_xml_cannot_carry_are_named_or_replaced():
    made = Report(Document("Rain.", f"a{EVERYTHING}"), (), (), (Problem("RES101", 1, EVERYTHING),))
    (suite,) = read([made])
    told = suite.find("testcase/error").get("message")
    assert told == visible(EVERYTHING).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert len(read([report(HOSTILE, HOSTILE)])) == 1


def test_a_document_without_findings_is_a_test_that_passed():
    (suite,) = read([report("Rain.", "a.txt")])
    (case,) = suite
    assert (case.get("classname"), case.get("name"), len(case)) == ("a.txt", "nothing found", 0)


def test_a_test_keeps_its_name_when_the_text_changes_elsewhere():
    text = "It rained all day long, and the whole night through.\n\nAdvertisement"
    names = [read([report(before + text)])[0].find("testcase").get("name") for before in ("", "Sun shone.\n\n")]
    assert names[0] == names[1]


def test_a_rule_that_gave_up_is_an_error_and_a_score_over_the_limit_a_failure():
    made = Report(Document("Rain.\rSun.", "a.txt"), (), (), (Problem("RES101", 2, "too long"),))
    (suite,) = read([translated(made, 0.9, *CLUES)], max_translated=0.5)
    assert suite.find("testcase/error").text == "a.txt:2:1 RES101 too long"
    assert suite.find("testcase/failure").text.startswith("a.txt max-translated translated 0.90, more than 0.50")
