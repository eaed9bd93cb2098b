"""A large review stays small in the browser: what nobody looks at is not unpacked, and not in the page."""

import pytest
from page_cases import go, made, press
from render_cases import RULES

from cleanup.engine.document import Document, Span
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.rule import Finder, Match, Rule, Safety
from cleanup.models.document_models import DOCUMENT_MODELS
from cleanup.review.candidate_fixes import review_item
from cleanup.review.page.payload import DOCUMENTS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANY = 10_000
HEAP, NODES = 50_000_000, 10_000

TEXT = "\n\n".join(["Advertisement", *(f"Paragraph {number} of it." for number in range(6)), "It is maybe so."])

OBSERVE = """() => {
  window.seen = [];
  window.observer = new MutationObserver((changes) => window.seen.push(...changes));
  window.observer.observe(document.getElementById("main"),
    { childList: true, subtree: true, attributes: true, characterData: true });
}"""

SCROLL = """async () => {
  const main = document.getElementById("main");
  for (let at = 0; at < main.scrollHeight; at += 50 * main.clientHeight) {
    main.scrollTop = at;
    await new Promise(requestAnimationFrame);
  }
  return main.scrollTop;
}"""

CHANGED = """() => {
  const changes = window.seen.concat(window.observer.takeRecords());
  const paragraphs = changes.map(({ target }) => target.closest?.(".text p")).filter(Boolean);
  return [changes.length, new Set(paragraphs).size];
}"""
"""How much has changed in the document, and in how many of its paragraphs."""


@pytest.fixture(scope="module")
def many():
    engine = Engine(EveryLine(RULES), models=DOCUMENT_MODELS)
    return [review_item(engine, Document(TEXT, f"site-{number % 40}/{number}.txt", "en")) for number in range(MANY)]


def weight(tab):
    """Bytes of the heap of the script after a collection, and nodes."""
    asked = tab.context.new_cdp_session(tab)
    asked.send("Performance.enable")
    asked.send("HeapProfiler.collectGarbage")
    metrics = {metric["name"]: metric["value"] for metric in asked.send("Performance.getMetrics")["metrics"]}
    return metrics["JSHeapUsedSize"], metrics["Nodes"]


def unpacked(tab):
    return tab.evaluate("[...window.review.findings.chunks.keys()]")


@pytest.mark.parametrize("form", [{}, {"one_file": 0}], ids=["one-file", "folder"])
def test_of_many_documents_those_looked_at_are_unpacked(opened, many, form):
    tab = opened(*many, **form)
    assert unpacked(tab) == []
    go(tab, "#doc=0")
    assert unpacked(tab) == [0]
    press(tab, "j", "n", "n")
    assert unpacked(tab) == [0]
    for number in range(1, 6):
        go(tab, f"#doc={number * DOCUMENTS}")
    assert unpacked(tab) == [3, 4, 5]
    heap, nodes = weight(tab)
    assert heap < HEAP
    assert nodes < NODES
    assert tab.locator("#lists [data-document]").count() < 100


def test_the_list_of_documents_holds_those_in_sight(opened, many):
    tab = opened(*many, at="#doc=0")
    drawn = tab.locator("#lists [data-document]")
    tab.locator("#lists .scroller").evaluate("list => { list.scrollTop = list.scrollHeight; }")
    drawn.get_by_text(f"{MANY - 1}.txt").wait_for()
    assert drawn.count() < 100


def test_a_decision_about_all_of_a_rule_keeps_the_heap_small(opened, many):
    tab = opened(*many, at="#doc=0")
    press(tab, "j")
    tab.keyboard.press("X")
    tab.get_by_role("dialog").get_by_role("button", name="Reject").click()
    tab.get_by_text(f"{MANY:,} of {3 * MANY:,} decided").wait_for()
    assert unpacked(tab) == [0]
    heap, nodes = weight(tab)
    assert heap < HEAP
    assert nodes < NODES


def test_scrolling_through_a_megabyte_changes_nothing(opened):
    prose = "Rain fell on the lake, and nobody there was surprised by it. " * 12
    text = "\n\n".join(f"{prose}\n\nIt is maybe {number}." for number in range(1_400))
    assert len(text) > 1_000_000
    tab = opened(made(text), at="#doc=0&view=marked")
    press(tab, "j")
    tab.evaluate(OBSERVE)
    assert tab.evaluate(SCROLL) > 100_000
    assert tab.evaluate(CHANGED) == [0, 0]
    press(tab, "a")
    changes, paragraphs = tab.evaluate(CHANGED)
    assert 0 < paragraphs <= 2  # what was decided, and what is looked at next
    assert changes < 50


def test_a_line_with_thousands_of_findings_is_drawn(opened):
    tab = opened(made("It is maybe so. " * 5_000), at="#doc=0&view=marked")
    assert tab.locator("#document .ref").count() == 10_000
    assert tab.locator("#document .text p").evaluate_all("all => all.map(one => one.dir)") == ["auto"]


def everything(document, number):
    return [Match(Span(0, len(document.text)), None)] if number == 0 else []


def test_of_findings_that_overlap_a_long_one_only_what_changed_is_drawn_anew(opened):
    rules = [RULES[3], Rule("RES901", "all-of-it", "all", "Because.", Finder(everything), Safety.MANUAL, ())]
    one = made("\n\n".join(["It is maybe so."] * 1_000), rules=rules)
    assert len(one.report.findings) == 1_001
    tab = opened(one, rules=rules, at="#doc=0&view=marked")
    press(tab, "j", "j")
    tab.evaluate(OBSERVE)
    press(tab, "x")
    assert 0 < tab.evaluate(CHANGED)[1] <= 2
