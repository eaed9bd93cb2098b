"""After a decision the focus is where it was, and what it does not touch is the same as before."""

import pytest
from page_cases import ARTICLE, made, press
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SUBJECT = made(ARTICLE)
FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"


def test_it_stays_after_a_decision_by_key(opened):
    tab = opened(SUBJECT)
    tab.get_by_role("button", name="Cleaned").focus()
    press(tab, "j", "a", "x", "u")
    assert tab.evaluate(FOCUSED) == "Cleaned"


@pytest.mark.parametrize("label", ["Accept a", "Reject x", "Skip space"])
def test_it_stays_after_a_decision_by_click(opened, label):
    tab = opened(SUBJECT)
    press(tab, "j")
    for decided in ("1 of 8 decided", "2 of 8 decided"):
        tab.locator("#panel .choices").get_by_text(label.split()[0], exact=True).click()
        expect(tab.locator("#progress")).to_have_text(decided)
        assert tab.evaluate(FOCUSED) == label.replace(" ", "")


def test_it_stays_on_undo_when_nothing_is_left_to_undo(opened):
    tab = opened(SUBJECT)
    press(tab, "j", "x")
    tab.locator("#panel .choices").get_by_text("Undo", exact=True).click()
    expect(tab.locator("#said")).to_have_text("Undone.")
    assert tab.evaluate(FOCUSED) == "Undou"


def test_it_stays_on_the_number_in_the_text(opened):
    tab = opened(SUBJECT)
    press(tab, "j")
    tab.locator(".ref").nth(1).click()
    press(tab, "x")
    assert tab.evaluate(FOCUSED) == "Finding 2, made-up-3 MTA103, rejected"
    assert tab.locator("#panel .kicker").inner_text() == "Finding 3 of 8"


def test_it_stays_on_the_button_for_all_of_a_rule(opened):
    tab = opened(made("\n\n".join(["Advertisement"] * 3)))
    press(tab, "j")
    button = tab.get_by_role("group", name="Decide about several").get_by_role("button").first
    button.click()
    expect(tab.locator("#progress")).to_have_text("3 of 3 decided")
    assert tab.evaluate(FOCUSED) == "AcceptA"


@pytest.mark.parametrize("last", ["Control+Enter", "Escape"])
def test_it_is_where_it_was_after_an_edit(opened, last):
    tab = opened(SUBJECT)
    press(tab, "j", "e", last, " ")
    assert tab.locator("#progress").inner_text() == ("2 of 8 decided" if last == "Control+Enter" else "1 of 8 decided")
    tab.get_by_role("button", name="Cleaned").focus()
    press(tab, "e", last)
    assert tab.evaluate(FOCUSED) == "Cleaned"


@pytest.mark.parametrize("view", ["marked", "split", "cleaned"])
def test_paragraphs_without_the_finding_are_the_same_nodes(opened, view):
    tab = opened(SUBJECT, at=f"#view={view}")
    press(tab, "j", "z")
    tab.get_by_text("Paragraph 6 of the report").first.wait_for()
    tab.locator(".text p *, .text p").evaluate_all("all => all.forEach(each => { each.known = true; })")
    press(tab, "x")
    new = tab.locator(".text p").evaluate_all(
        "all => all.filter(p => [p, ...p.querySelectorAll('*')].some(each => !each.known)).map(p => p.textContent)"
    )
    assert new
    assert all("Advertisement" in text or text == "1" for text in new)
    assert tab.locator(".text p").evaluate_all("all => all.every(each => each.known)")


def test_a_press_on_a_document_counts_though_the_list_scrolls_before_the_release(opened):
    tab = opened(*[made(ARTICLE, f"{name}.txt") for name in "ab"])
    tab.locator("[data-document='1']").hover()
    tab.mouse.down()
    tab.evaluate("document.querySelector('.scroller').dispatchEvent(new Event('scroll'))")
    tab.mouse.up()
    expect(tab.locator("#document-name")).to_have_text("b.txt")
