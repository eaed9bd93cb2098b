"""The page of `review --serve` in a real Chromium: each decision is kept by the server, and is there again."""

from functools import partial
from threading import Thread

import pytest
from page_cases import made, press, ready
from render_cases import RULES
from waitress.wasyncore import close_all

from cleanup.review.decision_file import read_review
from cleanup.review.decisions import DEFAULT, REVIEWER, Choice
from cleanup.review.page.build import PageSettings, build_page
from cleanup.review.server.app import ReviewApp, listen
from cleanup.review.server.journal import Journal

pytestmark = pytest.mark.browser

TEXT = "Rain.\n\nAdvertisement\n\nShe said. noted. It is maybe true."


@pytest.fixture
def served(chromium, own_machine, tmp_path):
    """Serves the page of a text, and opens it; what it logs, but for an answer of 507, and asks of others is wrong."""
    one, path, told, asked = made(TEXT), tmp_path / "j.jsonl", [], []
    with Journal(str(path), [one], ruleset="r", report="r") as journal:
        review = ReviewApp(build_page([one], RULES, PageSettings("r"), served=True), journal)
        server = listen(review)
        thread = Thread(target=server.run)
        thread.start()
        address = f"http://127.0.0.1:{server.effective_port}/{review.token}/"
        context = chromium.new_context()

        def show():
            tab = context.new_page()
            tab.on("console", lambda message: told.append(message.text))
            tab.on("pageerror", lambda error: told.append(str(error)))
            tab.on("request", lambda request: asked.append(request.url))
            tab.goto(address)
            ready(tab)
            return tab

        yield show, path
        context.close()
        server.trigger.pull_trigger(partial(close_all, server._map))
        thread.join()
        server.task_dispatcher.shutdown()
    assert [words for words in told if "507" not in words] == []
    assert [url for url in asked if not url.startswith(address)] == []


def said(path):
    """What the journal says in the end of each rule's finding."""
    return {one.code: (one.choice, one.by) for one in read_review(str(path)).documents[0].decisions}


def saved(tab):
    """Wait until the server has everything."""
    tab.evaluate("window.review.done.then(() => window.review.server.sending)")


def test_a_decision_is_in_the_journal_as_soon_as_the_page_says_so(served):
    show, path = served
    tab = show()
    tab.get_by_label("Your name").fill("Ada")
    tab.get_by_label("Your name").press("Tab")
    press(tab, "j", "x", "a", "a")
    tab.get_by_text("Saved", exact=True).wait_for()
    saved(tab)
    assert said(path)["RES101"] == (Choice.REJECTED, REVIEWER)
    assert said(path)["MTA103"] == (Choice.ACCEPTED, REVIEWER)
    assert read_review(str(path)).reviewer == "Ada"


def test_decisions_notes_and_the_name_are_there_again_after_a_reload(served):
    show, _ = served
    tab = show()
    tab.get_by_label("Your name").fill("Ada")
    tab.get_by_label("Your name").press("Tab")
    press(tab, "j", "x", "k", "c")
    tab.keyboard.type("keep it")
    tab.keyboard.press("Escape")
    saved(tab)
    again = show()
    press(again, "j")
    assert again.locator("#progress").inner_text().startswith("1 of 5 decided")
    assert again.locator("#panel .choice").inner_text() == "Rejected"
    assert again.get_by_label("Comment").input_value() == "keep it"
    assert again.get_by_label("Your name").input_value() == "Ada"


def test_what_is_undone_is_as_if_nobody_had_decided(served):
    show, path = served
    tab = show()
    press(tab, "j", "x", "u")
    saved(tab)
    assert said(path)["RES101"] == (Choice.ACCEPTED, DEFAULT)


def test_a_rule_that_is_off_leaves_the_text_alone_in_the_journal_too_and_also_in_a_later_session(served):
    show, path = served
    tab = show()
    tab.get_by_label("RES101 switched on").uncheck()
    saved(tab)
    assert said(path)["RES101"] == (Choice.SKIPPED, DEFAULT)
    again = show()  # its address says nothing of a switch
    saved(again)
    assert said(path)["RES101"] == (Choice.ACCEPTED, DEFAULT)


def test_a_decision_that_cannot_be_saved_is_told_and_sent_with_the_next(served):
    show, path = served
    tab = show()
    tab.route("**/decisions", lambda route: route.fulfill(status=507, body="Nothing was saved: the disk is full"))
    press(tab, "j", "x")
    tab.get_by_text("Not saved: Nothing was saved: the disk is full").wait_for()
    assert said(path)["RES101"] == (Choice.ACCEPTED, DEFAULT)
    tab.unroute("**/decisions")
    press(tab, "a")
    saved(tab)
    assert said(path)["RES101"] == (Choice.REJECTED, REVIEWER)
    assert said(path)["MTA103"] == (Choice.ACCEPTED, REVIEWER)
