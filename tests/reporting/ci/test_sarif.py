"""SARIF is valid by its schema whatever the texts hold, its regions lead back to them, and its fixes clean them."""

import json
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from render_cases import CLUES, HOSTILE, RULES, report, reports, translated

from cleanup import __version__
from cleanup.engine.document import Document, Span, encoded
from cleanup.engine.edits import Edit, apply
from cleanup.engine.report import Outcome, Problem, Report
from cleanup.engine.rule import Finder, Rule, Safety
from cleanup.reporting.ci.sarif import sarif
from cleanup.reporting.diagnostics import uncovered

VALIDATOR = Draft4Validator(json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0-rtm.5.json").read_bytes()))
KNOWN = {each.code: each for each in RULES}


def described(code):
    """The rule of a code; those that Hypothesis makes up are all alike."""
    return KNOWN.get(code) or Rule(code, code.lower(), "", "Because.", Finder(lambda *_: ()), Safety.SAFE, ())


def read(made, **options):
    log = json.loads("".join(sarif(made, rule=described, **options)))
    errors = [f"{list(error.path)}: {error.message[:200]}" for error in VALIDATOR.iter_errors(log)]
    assert errors == []
    (run,) = log["runs"]
    return run


def sound(text):
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def region_of(result):
    return result["locations"][0]["physicalLocation"]["region"]


def by_columns(text, region, breaks):
    """The span of a region by its lines and columns."""
    starts = [0, *(found.end() for found in re.finditer("|".join(breaks), text))]
    first, last = starts[region["startLine"] - 1], starts[region["endLine"] - 1]
    return Span(first + region["startColumn"] - 1, last + region["endColumn"] - 1)


def by_offset(region):
    return Span(region["charOffset"], region["charOffset"] + region["charLength"])


@given(st.lists(reports(), max_size=3))
def test_what_is_written_is_valid_and_has_all_findings_that_are_not_covered(made):
    run = read(made)
    assert [result["ruleId"] for result in run["results"]] == [f.code for one in made for f in uncovered(one)]
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


@given(reports())
def test_regions_lead_to_what_was_found_by_lines_and_by_offsets(made):
    run = read([made])
    assert run["columnKind"] == "unicodeCodePoints"
    text = made.document.text
    for result, finding in zip(run["results"], uncovered(made), strict=True):
        region = region_of(result)
        assert by_offset(region) == by_columns(text, region, run["newlineSequences"]) == finding.span


@given(reports())
def test_the_fixes_together_make_the_cleaned_text_and_each_alone_says_how_safe_it_is(made):
    run = read([made])
    text, done = made.document.text, []
    for result in run["results"]:
        outcome = result["properties"]["outcome"]
        assert ("fixes" in result) == (outcome in ("fixed", "offered"))
        for fix in result.get("fixes", ()):
            (replacement,) = fix["artifactChanges"][0]["replacements"]
            region = replacement["deletedRegion"]
            span = by_offset(region)
            assert span == by_columns(text, region, run["newlineSequences"])
            assert fix["properties"] == {"safety": result["properties"]["safety"]}
            if outcome == "fixed":
                done.append(Edit(span, sound(text[slice(*span)]), replacement["insertedContent"]["text"]))
    assert apply(sound(text), done) == sound(made.cleaned)


def test_an_unsafe_fix_takes_the_blank_lines_that_go_with_it():
    rules = [Rule("MTA104", "maybe", "", "Because.", KNOWN["RES101"].find, Safety.UNSAFE, ())]
    (result,) = read([report("Rain.\n\nAdvertisement\n\nSun.", rules=rules)])["results"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert by_offset(replacement["deletedRegion"]) == Span(7, 22)
    assert result["level"] == "warning"


def test_results_name_their_rules_and_rules_their_reasons():
    run = read([report("He said. noted.\n\nAdvertisement\n\nIt is maybe so.")])
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("corpuscrub", __version__)
    for result in run["results"]:
        told = driver["rules"][result["ruleIndex"]]
        assert told["id"] == result["ruleId"]
        assert told["name"] == KNOWN[told["id"]].name
        assert told["shortDescription"]["text"] == "Because."
        assert told["help"]["text"] == KNOWN[told["id"]].explanation
    levels = {result["ruleId"]: result["level"] for result in run["results"]}
    assert levels == {"MTA103": "error", "RES101": "error", "MTA205": "note", "MTA104": "warning"}


def test_a_finding_is_known_again_by_its_id():
    made = report("Rain.\n\nAdvertisement")
    (result,) = read([made])["results"]
    assert result["partialFingerprints"] == {"corpuscrub/v1": made.findings[0].id}


@pytest.mark.parametrize("name", ["a.txt", "a b%/ü?#:é.txt", "c:d", HOSTILE, "\udcff\udc80.txt"])
def test_an_address_leads_back_to_the_path(name):
    (result,) = read([report("Advertisement", name)])["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII)
    assert unquote_to_bytes(uri) == encoded(Path(name).as_posix())


def test_a_path_is_told_from_the_folder_on_where_it_lies_in_there():
    made = [report("Advertisement", name) for name in ("/texts/c/a.txt", "/other/a.txt", "./a.txt", "")]
    results = read(made, root="/texts")["results"]
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert uris == ["c/a.txt", "file:///other/a.txt", "a.txt", "-"]


def test_a_hostile_text_is_no_placeholder_and_no_link_and_drives_nothing():
    made = report("<b {0} [x](http://example.invalid) \u202e>")
    (result,) = read([made])["results"]
    text = result["message"]["text"]
    assert "{{0}} [x] (http" in text
    assert text.isprintable()


def test_a_rule_that_gave_up_is_a_notification_and_the_run_no_success():
    made = Report(Document("Rain.\r\rSun.", "a.txt"), (), (), (Problem("RES101", 3, "too \ud800 long"),))
    run = read([made])
    assert run["results"] == []
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["associatedRule"] == {"id": "RES101"}
    assert region_of(told)["startLine"] == 3
    assert told["message"]["text"].startswith("too ")


def test_a_document_over_the_limit_is_a_result_without_a_region():
    run = read([translated(report("Rain.", "a.txt"), 0.9, *CLUES), translated(report("Sun."), 0.1)], max_translated=0.5)
    (result,) = run["results"]
    assert result["message"]["text"].startswith("translated 0.90, more than 0.50: MTA104 ")
    assert result["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "a.txt"}}}]
    assert run["tool"]["driver"]["rules"][0]["id"] == result["ruleId"] == "max-translated"


def test_what_is_done_and_what_is_offered_differ_by_what_was_asked_for():
    for unsafe, outcome in ((False, Outcome.OFFERED), (True, Outcome.FIXED)):
        (result,) = read([report("It maybe rains", unsafe=unsafe)], findings_of=lambda one: one.findings[-1:])[
            "results"
        ]
        assert result["properties"]["outcome"] == outcome.value
