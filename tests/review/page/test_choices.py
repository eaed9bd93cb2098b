"""Choices one by one and many at once: what gives way, what is covered, what one undo takes back."""

import pytest
from page_cases import ARTICLE, exported, made, press, settled
from playwright.sync_api import expect
from render_cases import rule

from cleanup.engine.rule import Safety
from cleanup.review.decisions import REVIEWER, Choice

pytestmark = pytest.mark.browser

SUBJECT = made(ARTICLE)

ACROSS = (
    rule("RES101", Safety.SAFE, "one two", "1"),
    rule("MTA102", Safety.UNSAFE, "two three", "2"),
    rule("MTA103", Safety.UNSAFE, "three four", "3"),
)
OVERLAPPING = made("Zero one two three four five.", rules=ACROSS)
"""Three findings, each of which overlaps the next; the first is applied by default."""

MANY = made("\n\n".join(["Advertisement", "Rain fell on the hills."] * 51))


def status(tab):
    return tab.locator("#panel .status").inner_text()


def progress(tab):
    return tab.locator("#progress").inner_text()


def choices(tab, path):
    """What the reviewer decided, in order: (code, choice, replacement, note)."""
    [document] = exported(tab, path).documents
    return [(one.code, one.choice, one.replacement, one.note) for one in document.decisions if one.by == REVIEWER]


def test_the_default_is_told_in_words(opened):
    tab = opened(SUBJECT)
    told = {}
    for finding in SUBJECT.report.findings:
        press(tab, "j")
        told[finding.code] = status(tab)
    assert told["RES101"] == "Not decided Safe: the fix is applied unless you reject it."
    assert told["MTA104"] == "Not decided Unsafe: the fix is not applied unless you accept it."
    assert told["MTA205"] == "Not decided Nothing is proposed: edit it, or leave it as it is."


def test_what_overlaps_an_accepted_one_is_covered_and_passed_over(opened):
    tab = opened(OVERLAPPING, rules=ACROSS)
    press(tab, "j", "a")
    assert tab.locator("#panel .kicker").inner_text() == "Finding 3 of 3"
    assert progress(tab) == "2 of 3 decided"
    press(tab, "k")
    assert status(tab) == "Covered Covered by finding 1 as long as that is applied."
    assert tab.locator(".ref").nth(1).get_attribute("aria-label") == "Finding 2, made-up-2 MTA102, covered"


def test_accepting_one_that_overlaps_an_accepted_one_rejects_that(opened, tmp_path):
    tab = opened(OVERLAPPING, rules=ACROSS)
    press(tab, "j", "a", "a", "k", "a")
    assert tab.locator("#said").inner_text() == "Accepted. 2 findings that overlapped rejected."
    assert choices(tab, tmp_path / "decisions.json") == [
        ("RES101", Choice.REJECTED, "1", ""),
        ("MTA102", Choice.ACCEPTED, "2", ""),
        ("MTA103", Choice.REJECTED, "3", ""),
    ]
    assert tab.locator(".text ins").all_text_contents() == ["inserted: 2"]
    tab.evaluate("document.activeElement.blur()")
    press(tab, "u")
    assert tab.locator(".text ins").all_text_contents() == ["inserted: 1", "inserted: 3"]


def test_an_edited_text_takes_the_place_of_what_overlaps_it(opened, tmp_path):
    tab = opened(OVERLAPPING, rules=ACROSS)
    press(tab, "j", "a", "k", "e")
    press(tab, *"new", "Control+Enter")
    assert choices(tab, tmp_path / "decisions.json") == [
        ("RES101", Choice.REJECTED, "1", ""),
        ("MTA102", Choice.EDITED, "new", ""),
    ]


def test_an_edit_that_is_left_changes_nothing(opened, tmp_path):
    tab = opened(SUBJECT)
    press(tab, "j", "j", "e")
    press(tab, *"new", "Escape")
    assert not tab.locator("#text").is_visible()
    press(tab, "e")
    assert tab.locator("#text").input_value() == "said."
    tab.get_by_role("button", name="Cancel").click()
    assert not tab.locator("#text").is_visible()
    assert choices(tab, tmp_path / "decisions.json") == []


def test_an_edit_may_remove_everything_or_hold_lines_and_is_there_again(opened, tmp_path):
    tab = opened(SUBJECT)
    press(tab, "j", "j", "e")
    press(tab, "Delete", "Control+Enter", "k", "k", "e")
    press(tab, "x", "Enter", "y")
    tab.get_by_role("button", name="Save").click()
    expect(tab.locator("#progress")).to_have_text("2 of 8 decided")
    assert choices(tab, tmp_path / "decisions.json") == [
        ("RES101", Choice.EDITED, "x\ny", ""),
        ("MTA103", Choice.EDITED, "", ""),
    ]
    tab.evaluate("document.activeElement.blur()")
    press(tab, "k", "k", "e")
    assert tab.locator("#text").input_value() == "x\ny"


def test_a_skipped_finding_is_left_as_the_text_has_it(opened, tmp_path):
    tab = opened(SUBJECT)
    press(tab, "j", " ", "k")
    assert status(tab) == "Skipped The text stays as it is."
    assert tab.locator(".text del", has_text="Advertisement").count() == 0
    assert choices(tab, tmp_path / "decisions.json") == [("RES101", Choice.SKIPPED, "", "")]


def test_a_comment_is_no_decision(opened, tmp_path):
    tab = opened(SUBJECT)
    press(tab, "j", "c")
    press(tab, *"Why", "Escape")
    assert progress(tab) == "0 of 8 decided"
    [document] = exported(tab, tmp_path / "decisions.json").documents
    assert [(one.by, one.choice) for one in document.decisions if one.note == "Why"] == [("default", Choice.ACCEPTED)]


@pytest.mark.parametrize("keys", ["A", "X"])
def test_one_undo_takes_a_whole_rule_back(opened, keys):
    tab = opened(made("\n\n".join(["Advertisement"] * 5 + ["Maybe maybe."])))
    press(tab, "j", "x", keys)
    assert progress(tab) == "5 of 6 decided"
    press(tab, "u")
    assert progress(tab).startswith("1 of")
    press(tab, "u")
    assert progress(tab).startswith("0 of")
    press(tab, "u")
    assert tab.locator("#said").inner_text() == "Nothing to undo."


def test_identical_findings_are_decided_together(opened):
    tab = opened(made("Advertisement\n\nRain.\n\n Advertisement\n\nAdvertisement"))
    press(tab, "j")
    tab.get_by_role("button", name="Reject 2 identical").click()
    expect(tab.locator("#progress")).to_have_text("2 of 3 decided")
    assert tab.locator(".ref.rejected").all_inner_texts() == ["1", "3"]


def test_all_in_a_document_leaves_the_others_and_what_is_decided(opened):
    tab = opened(made(ARTICLE, "a.txt"), made(ARTICLE, "b.txt"))
    press(tab, "j", "a")
    tab.get_by_role("button", name="Reject all in this document").click()
    expect(tab.locator("#progress")).to_have_text("8 of 16 decided")
    assert tab.locator("#document-name").inner_text() == "b.txt"
    assert tab.locator(".ref.open").count() == 8
    press(tab, "p")
    assert tab.locator(".ref.accepted").all_inner_texts() == ["1"]
    assert tab.locator(".ref.rejected").count() == 7


@pytest.mark.parametrize("leave", ["Escape", "Cancel"])
def test_above_fifty_a_person_is_asked_and_may_say_no(opened, leave):
    tab = opened(MANY)
    press(tab, "j")
    tab.keyboard.press("X")
    dialog = tab.get_by_role("dialog")
    assert dialog.get_by_role("heading").inner_text() == "Reject 51 findings of RES101?"
    if leave == "Escape":
        tab.keyboard.press("Escape")
    else:
        dialog.get_by_role("button", name="Cancel").click()
    press(tab)
    assert progress(tab) == "0 of 51 decided"
    tab.keyboard.press("X")
    dialog.get_by_role("button", name="Reject").click()
    press(tab)
    assert progress(tab) == "51 of 51 decided"
    press(tab, "u")
    assert progress(tab) == "0 of 51 decided"


def test_fifty_are_decided_without_a_question(opened):
    tab = opened(MANY)
    press(tab, "j", "a", "A")
    assert progress(tab) == "51 of 51 decided"


def test_a_button_that_is_pressed_while_a_document_opens_is_about_its_finding(opened):
    tab = opened(made("Advertisement\n\nRain.", "a.txt"), made("Snow.\n\nAdvertisement", "b.txt"))
    press(tab, "j")
    tab.evaluate("for (const name of ['accept', 'reject']) document.querySelector(`.choices .${name}`).click()")
    settled(tab)
    press(tab, "k")
    assert tab.locator("#panel .choice").inner_text() == "Accepted"
    press(tab, "j")
    assert tab.locator("#panel .choice").inner_text() == "Rejected"
