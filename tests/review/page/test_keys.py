"""Review by key: the file they make, and what a key must never do."""

import pytest
from page_cases import ARTICLE, cleaned, exported, lines, made, paragraphs, press, ready

from cleanup import __version__
from cleanup.review.decisions import DEFAULT, REVIEWER, Choice, DocumentDecisions, Review, decide
from cleanup.review.page.build import PageSettings, report_id

pytestmark = pytest.mark.browser

SUBJECT = made(ARTICLE)


def expected(*choices):
    """The decisions as they must be exported; each is (place of the finding, choice, by, note, replacement)."""
    document, findings = SUBJECT.report.document, SUBJECT.report.findings
    told = [
        decide(document, findings[place], choice, by, note=note, replacement=replacement)
        for place, choice, by, note, replacement in choices
    ]
    head = f"corpuscrub {__version__}", "made up", report_id([SUBJECT], PageSettings("made up")), "Ada"
    return Review(*head, (DocumentDecisions("a.txt", None, document.sha256, tuple(told)),))


def decide_some(tab):
    """Accept the second finding, reject the third and take that back, reject it, edit the fourth, comment and skip."""
    press(tab, "j", "j", "a", "x", "u", "x", "e")
    tab.keyboard.type("It may be 😀")
    press(tab, "Control+Enter", "c")
    tab.keyboard.type("Is it?")
    press(tab, "Escape", " ")


def test_what_nobody_decided_is_exported_as_it_is_by_default(opened, tmp_path):
    tab = opened(SUBJECT)
    told = exported(tab, tmp_path / "decisions.json")
    assert told == expected(*((place, Choice.ACCEPTED, DEFAULT, "", None) for place in sorted(SUBJECT.default)))


def test_keys_decide_and_the_file_says_so_in_every_field(opened, tmp_path):
    tab = opened(SUBJECT)
    decide_some(tab)
    assert exported(tab, tmp_path / "decisions.json") == expected(
        (0, Choice.ACCEPTED, DEFAULT, "", None),
        (1, Choice.ACCEPTED, REVIEWER, "", None),
        (2, Choice.REJECTED, REVIEWER, "", None),
        (3, Choice.EDITED, REVIEWER, "", "It may be 😀"),
        (5, Choice.SKIPPED, REVIEWER, "Is it?", None),
        (7, Choice.ACCEPTED, DEFAULT, "", None),
    )


def test_the_file_applied_gives_the_paragraphs_that_the_cleaned_view_shows(opened, tmp_path):
    tab = opened(SUBJECT)
    decide_some(tab)
    press(tab, "v", "v")
    [text] = cleaned(exported(tab, tmp_path / "decisions.json"), SUBJECT)
    assert "It It may be 😀, or very" in text
    assert paragraphs(tab) == lines(text)


def test_keys_go_from_finding_to_finding_and_round(opened):
    tab = opened(SUBJECT)
    number = tab.locator("#panel .kicker")
    for key, place in (("j", 1), ("j", 2), ("k", 1), ("k", 8), ("j", 1)):
        press(tab, key)
        assert number.inner_text() == f"Finding {place} of 8"
    assert tab.locator("#said").inner_text() == "Finding 1 of 8: made-up-1 RES101, open"


def test_keys_go_from_document_to_document(opened):
    tab = opened(*(made(ARTICLE, f"{name}.txt") for name in "abc"))
    press(tab, "j")
    for key, name in (("n", "b.txt"), ("n", "c.txt"), ("n", "c.txt"), ("p", "b.txt")):
        press(tab, key)
        assert tab.locator("#document-name").inner_text() == name


def test_keys_open_views_folds_and_the_summary(opened):
    tab = opened(SUBJECT)
    press(tab, "j")
    hidden = tab.get_by_text("Paragraph 6 of the report")
    assert not hidden.is_visible()
    press(tab, "z")
    hidden.wait_for()
    press(tab, "z")
    hidden.wait_for(state="hidden")
    for view in ("split", "cleaned", "marked"):
        press(tab, "v")
        assert tab.locator(f".text.{view}").is_visible()
    press(tab, "s")
    assert tab.locator("#summary").is_visible()
    assert not tab.locator("#document").is_visible()


def test_keys_typed_faster_than_a_document_opens_are_done_in_order(opened, tmp_path):
    tab = opened(SUBJECT)
    tab.evaluate(
        "for (const key of 'jjax') document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))"
    )
    press(tab)
    [document] = exported(tab, tmp_path / "decisions.json").documents
    decided = [one for one in document.decisions if one.by == REVIEWER]
    assert [(one.code, one.choice) for one in decided] == [("MTA103", Choice.ACCEPTED), ("MTA206", Choice.REJECTED)]


@pytest.mark.parametrize("key", ["Control+x", "Alt+a", "Meta+x", "Control+Shift+A"])
def test_keys_with_modifiers_are_left_to_the_browser(opened, key):
    tab = opened(SUBJECT)
    press(tab, "j", key)
    assert tab.locator("#progress").inner_text() == "0 of 8 decided"


def test_keys_are_off_where_text_is_typed(opened):
    tab = opened(SUBJECT)
    press(tab, "j", "/", *"ax")
    assert tab.locator("#find").input_value() == "ax"
    tab.locator("#find").fill("")
    tab.locator("#note").focus()
    press(tab, *"jax", "Escape", "e", *"jax", "Escape")
    assert tab.locator("#note").input_value() == "jax"
    assert tab.locator("#panel .kicker").inner_text() == "Finding 1 of 8"
    assert tab.locator("#progress").inner_text() == "0 of 8 decided"


@pytest.mark.parametrize(("key", "field"), [("/", "#find"), ("e", "#text"), ("c", "#note")])
def test_what_is_typed_for_a_field_while_a_document_opens_decides_nothing(opened, key, field):
    tab = opened(SUBJECT)
    for typed in ("j", key, "a", "x"):  # as fast as they come
        tab.keyboard.press(typed)
    tab.locator(f"{field}:focus").wait_for()
    assert tab.locator("#progress").inner_text() == "0 of 8 decided"


def test_keys_are_off_in_dialogs(opened):
    tab = opened(SUBJECT)
    press(tab, "j", "?", "a", "x", "j", "Escape")
    tab.get_by_role("button", name="Export decisions").click()
    tab.get_by_role("button", name="Cancel").focus()
    press(tab, "a", "Escape")
    tab.locator("dialog").wait_for(state="detached")
    assert tab.locator("#panel .kicker").inner_text() == "Finding 1 of 8"
    assert tab.locator("#progress").inner_text() == "0 of 8 decided"


def test_single_keys_can_be_switched_off_and_stay_so(opened):
    tab = opened(SUBJECT)
    press(tab, "?")
    tab.get_by_label("Single keys do this").uncheck()
    press(tab, "Escape", "j")
    assert tab.locator("#summary").is_visible()
    tab.reload()
    ready(tab)
    press(tab, "j", "?")
    assert tab.locator("#summary").is_visible()
    tab.get_by_label("Single keys do this").check()
    press(tab, "Escape", "j")
    assert tab.locator("#panel .kicker").inner_text() == "Finding 1 of 8"
