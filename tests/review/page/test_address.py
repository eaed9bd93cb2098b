"""The address says where one is and what is filtered, and leads there."""

import re

import pytest
from page_cases import ARTICLE, go, made, press
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NAMES = "news/a.txt", "news/b.txt", "other/c.txt"
SUBJECTS = [made(ARTICLE, name) for name in NAMES]
FINDINGS = SUBJECTS[0].report.findings


def address(tab):
    return tab.evaluate("location.hash")


def where(tab):
    """The document and the finding that are looked at; None in the summary."""
    if tab.locator("#summary").is_visible():
        return None
    return tab.locator("#document-name").inner_text(), tab.locator("#panel .kicker").inner_text()


def hits(tab):
    return tab.evaluate("window.review.hits.length")


def test_a_link_to_a_finding_leads_to_it_and_marks_it(opened):
    for number, finding in enumerate(FINDINGS[:3], 1):
        tab = opened(*SUBJECTS, at=f"#f-{finding.id}")
        tab.wait_for_selector(".ref.current")
        assert where(tab) == ("news/a.txt", f"Finding {number} of 8")
        assert tab.locator(".ref.current").get_attribute("data-finding") == str(number - 1)
        assert tab.locator(".ref.current").is_visible()


def test_a_link_names_the_document_where_several_have_the_finding(opened):
    tab = opened(*SUBJECTS, at=f"#f-{FINDINGS[1].id}&doc=2")
    tab.wait_for_selector(".ref.current")
    assert where(tab) == ("other/c.txt", "Finding 2 of 8")


def test_the_address_leads_back_to_where_one_was(opened):
    tab = opened(*SUBJECTS)
    press(tab, "j", "n", "j", "v")
    assert address(tab) == f"#f-{FINDINGS[1].id}&doc=1&view=split"
    again = opened(*SUBJECTS, at=address(tab))
    again.wait_for_selector(".split .ref.current")
    assert where(again) == where(tab) == ("news/b.txt", "Finding 2 of 8")


FILTERS = [
    ("rule=RES101", 3),
    ("rule=MTA104,RES101", 9),
    ("family=MTA1", 9),
    ("safety=manual", 9),
    ("status=open", 24),
    ("status=rejected", 0),
    ("path=news", 16),
    ("text=FERRIES%20SAIL", 3),
    ("text=wasn't%20seen", 0),
    ("confidence=0.5-1", 0),
    ("safety=safe&path=c.txt", 3),
    ("off=MTA205,RES101", 15),
    ("rule=MTA104&off=RES101", 6),
]


@pytest.mark.parametrize(("said", "left"), FILTERS)
def test_filters_in_the_address_filter_and_are_written_again(opened, said, left):
    tab = opened(*SUBJECTS, at=f"#{said}")
    tab.wait_for_selector(".in-summary")
    assert hits(tab) == left
    press(tab, "s")
    assert address(tab) == f"#{said}"
    assert tab.locator(".documents li").count() == (
        left and len({name for name in NAMES if "path=" not in said or said.rpartition("path=")[2] in name})
    )


def test_filters_are_set_by_hand_and_stand_in_the_address(opened):
    tab = opened(*SUBJECTS)
    tab.get_by_label("Search").fill("advert")
    tab.get_by_label("Path").fill("news")
    tab.get_by_text("Status", exact=True).click()
    tab.get_by_label("open", exact=True).check()
    tab.get_by_role("button", name="RES101").click()
    expect(tab).to_have_url(re.compile("#rule=RES101&status=open&path=news&text=advert$"))
    assert tab.locator("#lists .result").inner_text() == "2 findings of 24"
    tab.get_by_role("button", name="Clear filter").click()
    expect(tab).to_have_url(re.compile("#$"))
    assert hits(tab) == 24
    assert tab.get_by_label("Search").input_value() == ""


def test_what_is_decided_leaves_a_filter_for_what_is_open(opened):
    tab = opened(*SUBJECTS, at="#status=open&rule=RES101")
    press(tab, "j", "a")
    assert where(tab) == ("news/b.txt", "Finding 1 of 8")
    assert hits(tab) == 2


BROKEN = [
    "#f-000000000000",
    "#f-xyz",
    "#doc=99",
    "#doc=-1",
    "#doc=1.5",
    "#view=x",
    "#%",
    "#text=%E0%A4%A",
    "#confidence=9-1",
    "#confidence=x",
    "#rule=<b>",
    "#off=nothing",
    "#status=",
    "#&&=&",
    "#f-000000000000&doc=99&view=%00",
    "#__proto__=1&constructor=2",
    "#main",
]


@pytest.mark.parametrize("at", BROKEN)
def test_a_broken_address_does_nothing_bad(opened, at):
    tab = opened(*SUBJECTS, at=at)
    assert where(tab) is None
    go(tab, f"f-{FINDINGS[0].id}&doc=1")
    assert where(tab) == ("news/b.txt", "Finding 1 of 8")
    go(tab, at)
    press(tab, "a")
    assert tab.locator("#progress").is_visible()


def test_the_back_button_leads_back_to_the_summary(opened):
    tab = opened(*SUBJECTS)
    tab.get_by_role("table", name="Most affected documents").get_by_role("link", name="other/c.txt").click()
    expect(tab.locator("#document-name")).to_have_text("other/c.txt")
    tab.go_back()
    tab.wait_for_selector("html.in-summary")
    tab.go_forward()
    tab.wait_for_selector("html:not(.in-summary)")
    assert where(tab) == ("other/c.txt", "Finding 1 of 8")


def test_the_skip_link_leads_to_the_text_and_stays_there(opened):
    tab = opened(*SUBJECTS)
    press(tab, "j", "n")
    here = where(tab)
    tab.evaluate("document.activeElement.blur()")
    tab.get_by_role("link", name="Skip to the text").focus()
    press(tab, "Enter")
    expect(tab.locator("#main")).to_be_focused()
    press(tab)
    assert where(tab) == here
