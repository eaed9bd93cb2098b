"""A rule that is switched off counts for nothing at once, and all that it found is there again when it is on."""

import pytest
from page_cases import ARTICLE, cleaned, exported, lines, made, paragraphs, press
from playwright.sync_api import expect
from render_cases import rule

from cleanup.engine.rule import Safety

pytestmark = pytest.mark.browser

SUBJECTS = made(ARTICLE, "a.txt"), made(ARTICLE, "b.txt")
SAID = "She said. noted. Nobody"


def switch(tab, code):
    return tab.get_by_role("checkbox", name=f"{code} switched on")


def shown(tab):
    """All that a rule has a part in: the counts at the top, in the list and in the summary, and the text."""
    return (
        tab.locator("#progress").inner_text(),
        tab.locator("#by-rule tr[data-code=MTA103] .applied").text_content(),
        tab.locator("#start p").text_content(),
        tab.locator(".text .ref").count(),
        tab.locator(".text ins").count(),
        paragraphs(tab, "marked"),
    )


def test_text_counts_and_summary_change_at_once_and_back(opened):
    tab = opened(*SUBJECTS)
    press(tab, "j", "a")
    before = shown(tab)
    assert before[:5] == (
        "1 of 16 decided",
        "2",
        "16 findings: 6 are applied as things stand, 10 left as the text has it.",
        8,
        1,
    )
    switch(tab, "MTA103").uncheck()
    expect(tab.locator("#progress")).to_have_text("1 of 14 decided")
    off = shown(tab)
    assert off[:5] == (
        "1 of 14 decided",
        "0",
        "14 findings: 4 are applied as things stand, 10 left as the text has it.",
        7,
        0,
    )
    assert any(SAID in paragraph for paragraph in off[5])
    switch(tab, "MTA103").check()
    expect(tab.locator("#progress")).to_have_text("1 of 16 decided")
    assert shown(tab) == before


def test_the_cleaned_view_and_the_file_leave_what_it_found(opened, tmp_path):
    tab = opened(*SUBJECTS, at="#view=cleaned")
    press(tab, "j")
    assert not any(SAID in paragraph for paragraph in paragraphs(tab))
    switch(tab, "MTA103").uncheck()
    expect(tab.locator("#progress")).to_have_text("0 of 14 decided")
    assert any(SAID in paragraph for paragraph in paragraphs(tab))
    decisions = exported(tab, tmp_path / "decisions.json")
    assert "MTA103" not in {one.code for document in decisions.documents for one in document.decisions}
    first, second = cleaned(decisions, *SUBJECTS)
    assert first == second
    assert lines(first) == paragraphs(tab)


def test_what_was_decided_stays_decided(opened, tmp_path):
    tab = opened(*SUBJECTS)
    press(tab, "j", "j", "a", "k", "c")
    press(tab, *"Why", "Escape")
    before = exported(tab, tmp_path / "before.json")
    tab.evaluate("document.activeElement.blur()")
    for off in (True, False):
        switch(tab, "MTA103").set_checked(not off)
        press(tab)
        told = exported(tab, tmp_path / "decisions.json")
        mine, other = ({one.id: one for one in document.decisions} for document in told.documents)
        assert any(one.note == "Why" and one.by == "reviewer" for one in mine.values())
        assert any(one.code == "MTA103" for one in mine.values())
        assert any(one.code == "MTA103" for one in other.values()) is not off
    assert told == before


def test_keys_pass_over_what_it_found(opened):
    tab = opened(SUBJECTS[0])
    switch(tab, "MTA103").uncheck()
    tab.evaluate("document.activeElement.blur()")
    press(tab, "j", "j")
    assert tab.locator("#panel .kicker").inner_text() == "Finding 3 of 8"
    assert tab.locator("#panel h2 code").inner_text() == "MTA206"


def test_a_fix_that_it_was_in_the_way_of_is_applied(opened, tmp_path):
    rules = (
        rule("RES101", Safety.SAFE, "one two", "1"),
        rule("RES102", Safety.SAFE, "two three", "2"),
        rule("RES103", Safety.UNSAFE, "two thr", "3"),
    )
    subject = made("Zero one two three four.", rules=rules)
    tab = opened(subject, rules=rules)
    switch(tab, "RES101").uncheck()
    press(tab)
    assert cleaned(exported(tab, tmp_path / "off.json"), subject) == ["Zero one 2 four."]
    switch(tab, "RES101").check()
    press(tab)
    assert cleaned(exported(tab, tmp_path / "on.json"), subject) == ["Zero 1 three four."]
