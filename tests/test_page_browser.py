"""The page in a real Chromium: it asks for nothing, complains of nothing, and hostile text does nothing."""

import os
import shutil
from pathlib import Path

import pytest
from render_cases import CLUES, HOSTILE, REASONS, report, translated

from cleanup.render.page import page
from cleanup.translation import Clue

pytestmark = pytest.mark.browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--disable-component-update",
    "--no-first-run",
]
ARTICLE = "\n\n".join(
    [
        "The bridge will close in March.",
        "Advertisement",
        "She said. noted. Nobody asked.",
        *(f"Paragraph {number} of the report says little." for number in range(12)),
        "It is maybe true, or " + "very" * 60 + "long.",
        "هطل المطر \u202eعلى maybe المدينة",
        "Read more:",
        "Ferries sail again",
    ]
)


@pytest.fixture(scope="module")
def chromium():
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("there is no Chromium, and CI must not skip this test")
        pytest.skip("there is no Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, tmp_path):
    """Opens reports as a page; when the test is over, nothing may have been asked for or complained of."""
    told, asked, contexts = [], [], []

    def show(reports, **screen):
        path = tmp_path / "report.html"
        path.write_bytes(page(reports, REASONS).encode())
        context = chromium.new_context(**screen)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: told.append(message.text))
        tab.on("pageerror", lambda error: told.append(str(error)))
        tab.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(path.as_uri())
        return tab

    yield show
    for context in contexts:
        context.close()
    assert told == []
    assert asked == [(Path(tmp_path) / "report.html").as_uri()] * len(contexts)


@pytest.fixture
def made():
    return report(ARTICLE, "bridge.txt")


def background(tab, selector):
    return tab.locator(selector).first.evaluate("element => getComputedStyle(element).backgroundColor")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_are_visible_and_styled_under_the_strict_policy(opened, made, scheme):
    tab = opened([made], color_scheme=scheme)
    colours = {background(tab, f".text {mark}") for mark in ("del", "ins", "mark.offered", "mark.manual")}
    assert len(colours | {background(tab, "html")}) == 5
    assert tab.locator(".text del").first.is_visible()
    assert "line-through" in tab.locator(".text del").first.evaluate("e => getComputedStyle(e).textDecorationLine")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_score_is_a_bar_whose_parts_differ(opened, made, scheme):
    tab = opened([translated(made, 0.9, *CLUES)], color_scheme=scheme)
    parts = [tab.locator(f".evidence rect.{part}") for part in ("style", "all", "rest")]
    assert len({part.evaluate("e => getComputedStyle(e).fill") for part in parts}) == 3
    style, whole, rest = (part.bounding_box()["width"] for part in parts)
    assert (round(style / rest, 2), round(whole / rest, 2)) == (0.2, 0.9)


def test_the_explanation_of_a_score_opens_without_a_script(opened, made):
    tab = opened([translated(made, 0.9, *CLUES), report("Rain.", "b.txt")])
    clue = tab.get_by_text("MTA104 made-up-4, 2 times")
    assert not clue.is_visible()
    tab.get_by_text("Translated 0.90 of 1, 0.20 by style alone").click()
    assert clue.is_visible()
    clue.click()
    assert tab.locator("li:target .head code").inner_text() == "MTA104"


def test_a_mark_leads_to_its_finding_and_back(opened, made):
    tab = opened([made])
    tab.locator(".text .ref").first.click()
    assert tab.url.endswith("#f1-1")
    assert tab.locator("li:target .name").inner_text() == "made-up-1"
    tab.locator("li:target > .ref").click()
    assert tab.url.endswith("#m1-1")


def test_a_reason_opens_without_a_script(opened, made):
    tab = opened([made])
    reason = tab.locator(".reason").first
    assert not reason.is_visible()
    tab.locator(".notes summary").first.click()
    assert reason.is_visible()
    assert "It <b>is</b> so." in reason.inner_text()


def test_a_link_to_a_reason_opens_the_note_that_holds_it(opened):
    tab = opened([report("Advertisement\n\nRain.\n\nAdvertisement")])
    tab.locator(".notes summary").nth(1).click()
    tab.get_by_text("Why: see finding 1").click()
    assert tab.locator("#w1-1").is_visible()


def test_folded_paragraphs_open(opened, made):
    tab = opened([made])
    hidden = tab.get_by_text("Paragraph 6 of the report")
    assert not hidden.is_visible()
    tab.locator(".fold > summary").click()
    assert hidden.is_visible()


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_nothing_is_wider_than_the_window(opened, made, width):
    pages = [translated(made, 0.9, *CLUES), report(HOSTILE, "x" * 300)]
    for shown in (pages, pages[:1]):
        tab = opened(shown, viewport={"width": width, "height": 800})
        tab.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_hostile_clues_are_not_wider_either(opened, made, width):
    tab = opened([translated(made, 0.9, Clue(1.0, "x" * 300 + HOSTILE))], viewport={"width": width, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_column_holds_at_most_78_characters(opened, made):
    tab = opened([made], viewport={"width": 1600, "height": 800})
    paragraph = tab.locator(".text > p").first
    widest = paragraph.evaluate(
        """element => {
            element.textContent = "0".repeat(78);
            const line = document.createRange();
            line.selectNodeContents(element);
            return [element.clientWidth, line.getClientRects().length];
        }"""
    )
    assert widest[1] == 2


def test_a_right_to_left_paragraph_runs_so(opened, made):
    tab = opened([made])
    paragraph = tab.locator(".text p", has_text="المدينة")
    assert paragraph.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert paragraph.locator(".chip").first.inner_text() == "U+202E"


def test_hostile_text_does_nothing(opened):
    tab = opened([report(HOSTILE, "javascript:alert(1)"), report(HOSTILE, "<img src=x onerror=alert(1)>")])
    tab.wait_for_load_state("networkidle")
    assert tab.locator("script, img, base, iframe, .text svg, body style").count() == 0
    assert "</script><script>alert(1)</script>" in tab.locator(".text p").first.evaluate(
        "p => { p.querySelectorAll('.ref').forEach(ref => ref.remove()); return p.textContent }"
    )


def test_an_injected_script_would_be_refused(made, chromium, tmp_path):
    broken = page([made], REASONS).replace("<main>", "<main><script>document.title = 'owned'</script>")
    path = tmp_path / "broken.html"
    path.write_bytes(broken.encode())
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(path.as_uri())
    assert tab.title() == "bridge.txt – cleaning report"
    context.close()


def test_nothing_is_lost_where_styles_are_dropped(made, chromium, tmp_path):
    """Some servers drop every style: removed text must still be told from kept text."""
    html = page([made], REASONS)
    bare = html[: html.index("<style>")] + html[html.index("</style>") :]
    path = tmp_path / "bare.html"
    path.write_bytes(bare.encode())
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(path.as_uri())
    removed = tab.locator(".text del:not([hidden])").first
    assert "line-through" in removed.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert removed.inner_text() == "removed: Advertisement"
    context.close()
