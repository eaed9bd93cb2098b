"""Decisions outlive the page, with a storage or by way of a file, and a file that does not fit is told so."""

import json

import pytest
from page_cases import ARTICLE, exported, made, press, ready
from render_cases import rule

from cleanup.engine.rule import Safety
from cleanup.review.decisions import REVIEWER, Choice

pytestmark = pytest.mark.browser

SUBJECTS = made(ARTICLE, "a.txt"), made(ARTICLE, "b.txt")
THROWING = """
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
"""
FULL = """
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""

ACROSS = (rule("RES101", Safety.SAFE, "one two", "1"), rule("MTA102", Safety.UNSAFE, "two three", "2"))
OVERLAPPING = made("Zero one two three.", rules=ACROSS)


def decide_some(tab):
    press(tab, "j", "a", "x", "e")
    press(tab, *"new", "Control+Enter", "n", " ", "c")
    press(tab, *"Why", "Escape")


def progress(tab):
    return tab.locator("#progress").inner_text()


def test_a_reload_keeps_decisions_texts_and_comments(opened, tmp_path):
    tab = opened(*SUBJECTS)
    decide_some(tab)
    before = exported(tab, tmp_path / "before.json")
    assert {one.choice for each in before.documents for one in each.decisions} == set(Choice)
    tab.reload()
    ready(tab)
    assert progress(tab) == "4 of 16 decided"
    tab.get_by_role("button", name="Export decisions").click()
    assert tab.get_by_label("Your name").input_value() == "Ada"
    tab.keyboard.press("Escape")
    assert exported(tab, tmp_path / "after.json") == before


def test_what_is_taken_back_is_open_after_a_reload(opened):
    tab = opened(*SUBJECTS)
    press(tab, "j", "a", "u")
    tab.reload()
    ready(tab)
    assert progress(tab) == "0 of 16 decided"
    assert tab.evaluate("localStorage.length") == 0


def test_reviews_of_other_texts_or_defaults_do_not_share_decisions(opened):
    tab = opened(*SUBJECTS)
    decide_some(tab)
    kept = tab.evaluate("JSON.stringify(localStorage)")
    others = [((made("Advertisement"),), False), ((made(ARTICLE, "a.txt"), made(ARTICLE + ".", "b.txt")), False)]
    others.append((tuple(made(ARTICLE, name, unsafe=True) for name in ("a.txt", "b.txt")), True))
    for subjects, unsafe in others:
        other = opened(*subjects, unsafe=unsafe, first=f"Object.assign(localStorage, {kept})")
        assert progress(other).startswith("0 of")
    same = opened(*SUBJECTS, first=f"Object.assign(localStorage, {kept})")
    assert progress(same) == "4 of 16 decided"


@pytest.mark.parametrize("first", [THROWING, FULL], ids=["forbidden", "full"])
def test_the_page_works_without_a_storage(opened, tmp_path, first):
    tab = opened(*SUBJECTS, first=first)
    decide_some(tab)
    assert progress(tab) == "4 of 16 decided"
    assert exported(tab, tmp_path / "decisions.json").reviewer == "Ada"
    press(tab, "?")
    tab.get_by_label("Single keys do this").uncheck()
    press(tab, "Escape")


@pytest.mark.parametrize("kept", ["null", "[]", '{"85c047ec57ff":null}', "{", '{"x":[1,"",""]}', "7"])
def test_a_storage_that_somebody_else_wrote_to_is_passed_over(opened, kept):
    tab = opened(*SUBJECTS)
    key = f"corpuscrub/{tab.evaluate('head.report')}/0"
    tab.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
    tab.reload()
    ready(tab)
    assert progress(tab) == "0 of 16 decided"


def bring(tab, path):
    """Import a file; the dialog that comes."""
    tab.get_by_label("File of decisions").set_input_files(path)
    dialog = tab.get_by_role("dialog")
    dialog.wait_for()
    return dialog


def close(tab, label="Close"):
    tab.get_by_role("dialog").get_by_role("button", name=label).click()
    tab.get_by_role("dialog").wait_for(state="detached")


def test_an_imported_file_is_merged(opened, tmp_path):
    other = opened(*SUBJECTS)
    decide_some(other)
    theirs = exported(other, tmp_path / "theirs.json")
    tab = opened(*SUBJECTS)
    assert bring(tab, tmp_path / "theirs.json").locator("p").first.inner_text() == "5 decisions taken over."
    close(tab)
    assert exported(tab, tmp_path / "mine.json") == theirs
    press(tab, "u")
    assert progress(tab) == "0 of 16 decided"


def test_conflicts_are_listed_and_a_person_says_whose_decision_counts(opened, tmp_path):
    other = opened(*SUBJECTS)
    press(other, "j", "x", "x", "a")
    exported(other, tmp_path / "theirs.json")
    for answer, choices in (
        ("Keep mine", [Choice.ACCEPTED, Choice.REJECTED, Choice.ACCEPTED]),
        ("Take the file’s", [Choice.REJECTED, Choice.REJECTED, Choice.ACCEPTED]),
        ("Cancel", [Choice.ACCEPTED]),
    ):
        tab = opened(*SUBJECTS)
        press(tab, "j", "a")
        dialog = bring(tab, tmp_path / "theirs.json")
        assert dialog.locator(".conflicts li").all_inner_texts() == [
            "RES101 finding 1 of a.txt: yours accepted, the file’s rejected"
        ]
        close(tab, answer)
        [document, _] = exported(tab, tmp_path / "mine.json").documents
        assert [one.choice for one in document.decisions if one.by == REVIEWER] == choices


def test_a_choice_that_overlaps_an_own_one_is_a_conflict(opened, tmp_path):
    other = opened(OVERLAPPING, rules=ACROSS)
    press(other, "j", "a")
    exported(other, tmp_path / "theirs.json")
    for answer, codes in (("Keep mine", ["MTA102"]), ("Take the file’s", ["RES101"])):
        tab = opened(OVERLAPPING, rules=ACROSS)
        press(tab, "j", "j", "a")
        assert bring(tab, tmp_path / "theirs.json").locator(".conflicts li").count() == 1
        close(tab, answer)
        [document] = exported(tab, tmp_path / "mine.json").documents
        assert [one.code for one in document.decisions if one.applied] == codes


def test_decisions_about_other_texts_are_counted_and_left_out(opened, tmp_path):
    other = opened(made("Advertisement", "z.txt"), made(ARTICLE, "b.txt"))
    press(other, "j", "a", "a")
    exported(other, tmp_path / "theirs.json")
    tab = opened(*SUBJECTS)
    words = bring(tab, tmp_path / "theirs.json").locator("p").first.inner_text()
    assert words == "1 decision taken over. 1 decision about findings that are not in this review left out."
    close(tab)
    assert progress(tab) == "1 of 16 decided"


SCHEMA = "corpuscrub/decisions/1"
ONE = {"id": SUBJECTS[0].report.findings[0].id, "decision": "accepted", "by": "reviewer", "note": "", "replacement": ""}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("not JSON", "This file is not JSON"),
        ("", "This file is not JSON"),
        ("null", "This is not a file of decisions"),
        ("[]", "This is not a file of decisions"),
        (json.dumps({"schema": "other", "documents": []}), "This is not a file of decisions"),
        (json.dumps({"schema": SCHEMA, "documents": {}}), "This is not a file of decisions"),
        (json.dumps({"schema": SCHEMA, "documents": [None]}), ""),
        (json.dumps({"schema": SCHEMA, "documents": [{"path": "a.txt", "findings": [None]}]}), ""),
        (
            json.dumps(
                {"schema": SCHEMA, "documents": [{"path": "a.txt", "findings": [ONE | {"decision": "toString"}]}]}
            ),
            "",
        ),
        (json.dumps({"schema": SCHEMA, "documents": [{"path": "a.txt", "findings": [ONE | {"id": "__proto__"}]}]}), ""),
        (
            json.dumps(
                {
                    "schema": SCHEMA,
                    "documents": [{"path": "a.txt", "findings": [ONE | {"decision": "edited", "replacement": None}]}],
                }
            ),
            "",
        ),
        (json.dumps({"schema": SCHEMA, "documents": [{"path": "__proto__", "findings": [ONE]}]}), ""),
    ],
)
def test_a_file_that_is_not_ours_changes_nothing_and_is_told_so(opened, tmp_path, content, told):
    (tmp_path / "other.json").write_text(content)
    tab = opened(*SUBJECTS)
    dialog = bring(tab, tmp_path / "other.json")
    assert told in dialog.inner_text()
    close(tab)
    assert progress(tab) == "0 of 16 decided"
