"""Without scripts or styles the page still says what is removed, inserted and found, and what it leaves out."""

import re

import pytest
from page_cases import ARTICLE, made
from render_cases import RULES

from cleanup.reporting.safe_text import text_runs
from cleanup.review.page.build import PageSettings, build_page
from cleanup.review.page.static_view import SIZE

pytestmark = pytest.mark.browser

SUBJECTS = made(ARTICLE, "a.txt"), made("Rain.\n\nAdvertisement\n\nIt said. noted. again", "b.txt")
JENKINS = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';"
"""What Jenkins sends with reports: no script runs, and the styles of the page are dropped."""


def edits():
    return [edit for subject in SUBJECTS for edit in subject.apply(subject.default).edits]


def visible(text):
    return "".join("".join(run.text for run in text_runs(text)).split())


def drawn(tab, mark):
    """What the marks say, in order, each without the words that name it."""
    texts = tab.locator(f"#static-view {mark}").evaluate_all(
        "all => all.flatMap(one => [...one.childNodes].filter(n => n.className !== 'words').map(n => n.textContent))"
    )
    return "".join("".join(texts).split())


def test_every_removal_and_insertion_is_there(opened):
    tab = opened(*SUBJECTS, java_script_enabled=False)
    assert drawn(tab, "del") == "".join(visible(edit.old) for edit in edits())
    assert drawn(tab, "ins") == "".join(visible(edit.new) for edit in edits())
    assert "removed: Advertisement" in tab.locator("#static-view del").all_text_contents()


def test_all_counts_and_all_findings_are_there(opened):
    tab = opened(*SUBJECTS, java_script_enabled=False)
    findings = [finding for subject in SUBJECTS for finding in subject.report.findings]
    assert tab.locator(".lede").inner_text() == f"{len(findings)} findings in 2 documents"
    assert tab.locator("#static-view .notes li").count() == len(findings)
    told = tab.locator("#static-view article > .caption").all_inner_texts()
    assert [re.match(r"\d+ findings, \d+ change", words) is not None for words in told] == [True, True]
    counts = dict(
        zip(
            tab.locator("#by-rule code").all_inner_texts(),
            tab.locator("#by-rule td.count:not(.applied)").all_inner_texts(),
            strict=True,
        )
    )
    assert counts == {
        code: str(sum(each.code == code for each in findings)) for code in {each.code for each in findings}
    }


def test_nothing_is_shown_that_needs_a_script(opened):
    tab = opened(*SUBJECTS, java_script_enabled=False)
    assert tab.locator("button:visible, input:visible, aside:visible, nav:visible").count() == 0
    tab.locator(".fold summary").first.click()
    assert tab.get_by_text("Paragraph 6 of the report").is_visible()


def test_a_large_review_says_how_much_is_left_out(opened):
    """The first document fills the page by itself: its rest and the others are counted."""
    long = "Advertisement\n\n" + "Rain fell. " * (SIZE // 10) + "\n\nAdvertisement\n\nAdvertisement"
    tab = opened(made(long, "long.txt"), *SUBJECTS, java_script_enabled=False)
    told = tab.locator("#static-view .caption").all_inner_texts()
    left = sum(len(subject.report.findings) for subject in SUBJECTS)
    assert "The rest of this document, with 2 findings, is shown where the page may run its script." in told
    assert f"2 more documents with {left} findings are shown where the page may run its script." in told


@pytest.fixture
def strict(chromium):
    """The page as Jenkins serves it."""
    html = build_page(SUBJECTS, RULES, PageSettings("made up"))["index.html"]
    context = chromium.new_context()
    tab = context.new_page()
    headers = {"Content-Security-Policy": JENKINS, "Content-Type": "text/html; charset=utf-8"}
    tab.route("http://report.invalid/**", lambda route: route.fulfill(body=html, headers=headers))
    tab.goto("http://report.invalid/index.html")
    yield tab
    context.close()


def test_removed_text_is_told_from_kept_text_where_styles_are_dropped(strict):
    assert strict.locator("body").evaluate("body => getComputedStyle(body).maxWidth") == "none"
    assert strict.locator("html.app").count() == 0
    removed = strict.locator("#static-view del:not([hidden])").first
    assert "line-through" in removed.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert removed.inner_text() == "removed: Advertisement"
    assert "underline" in strict.locator("#static-view ins").first.evaluate(
        "e => getComputedStyle(e).textDecorationLine"
    )
    assert drawn(strict, "del") == "".join(visible(edit.old) for edit in edits())


def test_what_cannot_work_is_hidden_where_styles_are_dropped(strict):
    assert strict.locator("button:visible, input:visible, aside:visible, nav:visible").count() == 0
