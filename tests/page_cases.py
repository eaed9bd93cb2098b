"""Reviews in a real Chromium, for the tests of the page: it asks for nothing, and complains of nothing."""

import os
import re
import shutil

import pytest
from render_cases import RULES

from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.models.document_models import DOCUMENT_MODELS
from cleanup.reporting.safe_text import text_runs
from cleanup.review.apply import apply_decisions
from cleanup.review.candidate_fixes import review_item
from cleanup.review.decision_file import read_review
from cleanup.review.page.build import ONE_FILE, PageSettings, build_page

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
        "😀 The bridge will close in March.",
        "Advertisement",
        "😀 She said. noted. Nobody asked 😀.",
        *(f"Paragraph {number} of the report says little." for number in range(12)),
        "It is maybe true, or " + "very" * 60 + "long.",
        "هطل المطر \u202eعلى maybe المدينة",
        "Read more:",
        "Ferries sail again",
    ]
)
"""What all of the made-up rules find something in, with characters that a script counts as two."""


@pytest.fixture(scope="session")
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
    """Opens reviews; when the test is over, nothing but they may have been asked for, and nothing complained of."""
    told, asked, contexts = [], [], []

    def show(*subjects, rules=RULES, unsafe=False, one_file=ONE_FILE, at="", first="", **screen):
        folder = tmp_path / f"review{len(contexts)}"
        for name, data in build_page(subjects, rules, PageSettings("made up", unsafe), one_file=one_file).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        context = chromium.new_context(**screen)
        contexts.append(context)
        if first:
            context.add_init_script(first)
        tab = context.new_page()
        tab.set_default_timeout(10_000)
        tab.on("console", lambda message: told.append(message.text))
        tab.on("pageerror", lambda error: told.append(str(error)))
        tab.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto((folder / "index.html").as_uri() + at)
        if screen.get("java_script_enabled", True):
            ready(tab)
        return tab

    yield show
    for context in contexts:
        context.close()
    assert told == []
    ours = re.compile(re.escape(tmp_path.as_uri()) + r"/review\d+/(index\.html|data/c\d+\.js)(#.*)?")
    assert [url for url in asked if not ours.fullmatch(url)] == []


def made(text, name="a.txt", rules=RULES, *, unsafe=False):
    """What a person decides about in a text, by made-up rules."""
    return review_item(Engine(EveryLine(rules), models=DOCUMENT_MODELS), Document(text, name), unsafe=unsafe)


def ready(tab):
    """Wait until the script has drawn what the address asks for."""
    tab.wait_for_selector("html.app.in-summary, html.app #document:not([hidden]) h2")


def press(tab, *keys):
    """Press keys, and wait each time until what they do is done."""
    for key in keys:
        tab.keyboard.press(key)
        settled(tab)
    settled(tab)


def settled(tab):
    """Wait until the page has done all that it was asked for; a page that never does fails the test."""
    tab.evaluate(
        """() => Promise.race([window.review.done, new Promise((_, fail) => {
            setTimeout(() => fail(new Error("the page is still busy")), 10_000);
        })])"""
    )


def go(tab, at):
    """Change the address to another one, and wait until the page is there."""
    tab.evaluate(
        """async at => {
            const heard = new Promise(then => addEventListener("hashchange", then, { once: true }));
            location.hash = at;
            await heard;
        }""",
        at,
    )
    settled(tab)


def exported(tab, path, reviewer="Ada"):
    """The decisions that the page gives."""
    tab.get_by_role("button", name="Export decisions").click()
    tab.get_by_label("Your name").fill(reviewer)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download decisions.json").click()
    assert download.value.suggested_filename == "decisions.json"
    download.value.save_as(path)
    return read_review(str(path))


def cleaned(decisions, *subjects):
    """The texts with the decisions applied."""
    decided = {one.path: one for one in decisions.documents}
    documents = [each.report.document for each in subjects]
    return [
        apply_decisions(decided[one.name], one).report.cleaned if one.name in decided else one.text for one in documents
    ]


def lines(text):
    """The paragraphs of a text as the page shows them: what cannot be seen is named."""
    shown = ("".join(run.text for run in text_runs(line)).strip() for line in re.split(r"\r\n?|\n", text))
    return [line for line in shown if line]


def paragraphs(tab, kind="cleaned"):
    """What the paragraphs of a view say, without numbers and hidden words; folded ones are opened."""
    tab.locator(".fold").evaluate_all("all => all.forEach(fold => { fold.open = true; fold.fill(); })")
    told = tab.locator(f".text p.{kind}").evaluate_all(
        """all => all.map(one => {
            const copy = one.cloneNode(true);
            copy.querySelectorAll(".ref, .words").forEach(each => each.remove());
            return copy.textContent.trim();
        })"""
    )
    return [one for one in told if one]
