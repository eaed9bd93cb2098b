"""The page for all who look at it or listen: no barrier that axe finds, no text out of the window, in no mode."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_cases import ARTICLE, made, press
from playwright.sync_api import expect
from render_cases import HOSTILE

pytestmark = pytest.mark.browser

WORD = "x" * 300
SUBJECTS = [
    made(ARTICLE, "news/a.txt"),
    made(f"{HOSTILE}\n\n{WORD} maybe {WORD}", f"{WORD}/{WORD}.txt"),
    made(ARTICLE, "javascript:b.txt"),
]


def edit(tab):
    press(tab, "j", "a", "e")


def export(tab):
    tab.get_by_role("button", name="Export decisions").click()
    tab.get_by_role("dialog").wait_for()


def split(tab):
    press(tab, "j", "x", "v")


def cleaned(tab):
    press(tab, "j", "v", "v")


def hostile(tab):
    press(tab, "j", "n", "z")


def filtered(tab):
    tab.locator("#lists details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    tab.get_by_label("Search").fill("advert")
    expect(tab.locator("#lists .result")).to_contain_text("of")


STATES = {
    "summary": lambda tab: None,
    "marked": lambda tab: press(tab, "j"),
    "split": split,
    "cleaned": cleaned,
    "editor": edit,
    "export": export,
    "help": lambda tab: press(tab, "?"),
    "filtered": filtered,
    "hostile": hostile,
}


def barriers(tab):
    """What axe finds: its rule, and where."""
    return [
        (found["id"], [node["html"][:200] for node in found["nodes"]])
        for found in Axe().run(tab).response["violations"]
    ]


@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_barrier(opened, state, scheme, width):
    tab = opened(*SUBJECTS, color_scheme=scheme, viewport={"width": width, "height": 900})
    STATES[state](tab)
    assert barriers(tab) == []


@pytest.mark.parametrize("width", [360, 1400])
def test_axe_finds_no_barrier_without_scripts(opened, chromium, width):
    tab = opened(*SUBJECTS, java_script_enabled=False, viewport={"width": width, "height": 900})
    html = tab.content()
    assert "html.app" not in html
    context = chromium.new_context(viewport={"width": width, "height": 900})
    bare = context.new_page()
    bare.set_content(html.replace("<script>", '<script type="text/plain">'))
    assert bare.locator("#static-view article").count() == len(SUBJECTS)
    found = barriers(bare)
    context.close()
    assert found == []


@pytest.mark.parametrize("forced", ["active", "none"])
def test_what_is_chosen_is_seen_in_forced_colours_and_with_reduced_motion(opened, forced):
    tab = opened(SUBJECTS[0])
    tab.emulate_media(forced_colors=forced, reduced_motion="reduce")
    press(tab, "j", "x", "j", "a", "k")
    accepted, rejected = (tab.locator(f"#panel .{name}").first for name in ("accept", "reject"))
    colours = [each.evaluate("e => getComputedStyle(e).backgroundColor") for each in (accepted, rejected)]
    assert accepted.get_attribute("aria-pressed") != rejected.get_attribute("aria-pressed")
    assert len(set(colours)) == 2
    assert accepted.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"
    assert "line-through" in tab.locator(".text del").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert tab.locator(".text .current").first.evaluate("e => getComputedStyle(e).outlineStyle") != ""
    assert barriers(tab) == []


WINDOWS = [(360, 1), (700, 2), (800, 1), (1400, 1)]


@pytest.mark.parametrize(("width", "scale"), WINDOWS, ids=["phone", "zoomed", "tablet", "desktop"])
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_wider_than_the_window(opened, state, width, scale):
    tab = opened(*SUBJECTS, viewport={"width": width, "height": 800}, device_scale_factor=scale)
    STATES[state](tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    beyond = tab.locator("main *, #panel *, .top *, dialog *").evaluate_all(
        """(all, width) => all.filter(e => e.checkVisibility() && !e.closest(".words, .skip"))
            .filter(e => e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < -1)
            .map(e => e.outerHTML.slice(0, 120))""",
        width,
    )
    assert beyond == []


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_nothing_is_wider_than_the_window_without_scripts(opened, width):
    tab = opened(*SUBJECTS, java_script_enabled=False, viewport={"width": width, "height": 800})
    assert tab.locator("body").evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("view", ["marked", "cleaned"])
def test_a_column_holds_at_most_78_characters(opened, view):
    long = "The committee met on Tuesday to talk about the bridge and the ferries that cross below it. " * 5
    tab = opened(made(f"{long}\n\nAdvertisement"), viewport={"width": 2000, "height": 900}, at=f"#view={view}")
    press(tab, "j")
    most = tab.locator(f".text p.{view}").first.evaluate(
        """p => {
            const range = document.createRange(), lines = new Map();
            for (let at = 0; at < p.firstChild.length; at++) {
                range.setStart(p.firstChild, at);
                range.setEnd(p.firstChild, at + 1);
                const { top } = range.getBoundingClientRect();
                lines.set(top, (lines.get(top) ?? 0) + 1);
            }
            return Math.max(...lines.values());
        }"""
    )
    assert 45 < most <= 79  # the space at which a line breaks is at its end


@pytest.mark.parametrize("view", ["marked", "split", "cleaned"])
def test_a_right_to_left_paragraph_runs_so(opened, view):
    tab = opened(SUBJECTS[0], at=f"#view={view}")
    press(tab, "j")
    paragraph = tab.locator(".text p", has_text="المدينة").last
    assert paragraph.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert paragraph.locator(".chip").first.inner_text() == "U+202E"
    other = tab.locator(".text p", has_text="The bridge").last
    assert other.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_print_shows_the_text_and_hides_what_cannot_be_pressed_on_paper(opened):
    tab = opened(SUBJECTS[0])
    press(tab, "j")
    tab.emulate_media(media="print")
    assert tab.locator(".text p", has_text="The bridge").is_visible()
    assert tab.locator(".text del", has_text="Advertisement").is_visible()
    for place in ("#lists", "#panel", "#tools", "#progress"):
        assert not tab.locator(place).is_visible()
    assert tab.locator("button:visible:not(.ref)").count() == 0
    height = tab.locator("main").evaluate("main => [main.scrollHeight, main.clientHeight]")
    assert height[0] == height[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_differ_from_each_other_and_from_the_paper(opened, scheme):
    tab = opened(SUBJECTS[0], color_scheme=scheme)
    press(tab, "j")
    colour = "element => getComputedStyle(element).backgroundColor"
    marks = (".text del", ".text ins", ".text mark.offered", ".text mark.manual", "html")
    assert len({tab.locator(mark).first.evaluate(colour) for mark in marks}) == 5
