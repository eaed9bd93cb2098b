"""How large a review is, how long it takes to write, and how it does in the real Chromium.

usage: review_size.py [--documents 10000] [--json]

The documents are made up: sentences of the words of the project's own articles, with examples of the rules between
them. Times are on the clock; those of the browser are from the start of the navigation to the drawn document.
"""

import argparse
import json
import random
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import data

from cleanup import Document
from cleanup.cli.input.demo import demo_texts
from cleanup.pipeline.options import engine_for
from cleanup.review.candidate_fixes import ReviewItem, review_item
from cleanup.review.page.build import ONE_FILE, PageSettings, build_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZE, EXAMPLES = 4_000, 10
"""Code points of a document, and the examples of rules among its paragraphs: some 16 findings."""

LARGE = 1_000_000
"""Code points of the one large document."""

OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run")

WATCH = """
window.firstDocument = new Promise((drawn) => new MutationObserver((_, observer) => {
  if (!document.querySelector("#document .text p")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => drawn(performance.now())));
}).observe(document, { childList: true, subtree: true }));
"""
"""Tells when a document has been drawn."""

TIMED = """async () => {
  const began = performance.now();
  await %s;
  await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
  return performance.now() - began;
}"""

SCROLL = """async () => {
  const main = document.getElementById("main"), seen = [];
  const observer = new MutationObserver((changes) => seen.push(...changes));
  observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  for (let at = 0; at < main.scrollHeight; at += 20 * main.clientHeight) {
    main.scrollTop = at;
    await new Promise(requestAnimationFrame);
  }
  return seen.length + observer.takeRecords().length;
}"""

Made = TypeVar("Made")


def texts(documents: int, size: int = SIZE) -> Iterator[Document]:
    """Made-up documents, the same in every run."""
    draw = random.Random(documents)
    words = sorted({word.lower() for text in demo_texts() for word in re.findall(r"[^\W\d_]{2,}", text.text)})
    room = SIZE // EXAMPLES
    examples = [bad.text for rule in engine_for().index.rules for bad in rule.bad if len(bad.text) < room // 2]
    for number in range(documents):
        paragraphs = []
        for _ in range(size // room):
            example, prose = draw.choice(examples), ""
            while len(prose) + len(example) < room:
                prose += f"{' '.join(draw.sample(words, draw.randint(4, 12)))}. ".capitalize()
            paragraphs += [prose.strip(), example]
        yield Document("\n\n".join(paragraphs), f"site-{number % 40:02}/text-{number:05}.txt", "en")


def timed(task: Callable[[], Made]) -> tuple[float, Made]:
    """Return the seconds that a call takes, and its result."""
    began = time.perf_counter()
    made = task()
    return time.perf_counter() - began, made


def first_document(browser: "Browser", page: Path) -> tuple["Page", dict[str, float]]:
    """Open a page at its first document."""
    tab = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    tab.add_init_script(WATCH)
    tab.goto(f"{page.as_uri()}#doc=0")
    drawn = tab.evaluate("window.firstDocument")
    asked = tab.context.new_cdp_session(tab)
    asked.send("Performance.enable")
    asked.send("HeapProfiler.collectGarbage")
    metrics = {metric["name"]: metric["value"] for metric in asked.send("Performance.getMetrics")["metrics"]}
    return tab, {
        "first document, s": drawn / 1000,
        "heap, MB": metrics["JSHeapUsedSize"] / 1e6,
        "nodes": metrics["Nodes"],
    }


def milliseconds(tab: "Page", source: str) -> float:
    """Return the time from evaluating an expression until the page is redrawn."""
    return float(tab.evaluate(TIMED % source))


def kept(made: Mapping[str, bytes], folder: Path) -> Path:
    """Write the files of a review and return the one to open."""
    for name, content in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder / "index.html"


def many(browser: "Browser", subjects: Sequence[ReviewItem], folder: Path) -> Iterator[tuple[str, dict[str, float]]]:
    """Figures of both forms of a review of many documents."""
    build = partial(build_page, subjects, engine_for().index.rules, PageSettings("made-up"))
    for form, limit in (("one file", 1 << 40), ("folder", 0)):
        seconds, made = timed(partial(build, one_file=limit))
        page = kept(made, folder / form)
        figures = {"index.html, MB": len(made["index.html"]) / 1e6, "all files, MB": sum(map(len, made.values())) / 1e6}
        tab, drawn = first_document(browser, page)
        figures |= {"files": len(made), "written in, s": seconds, **drawn}
        figures["next document, ms"] = milliseconds(tab, f"review.openDocument({len(subjects) // 2})")
        figures["a decision, ms"] = milliseconds(tab, "review.decide(ACCEPTED)")
        figures["accept all, ms"] = milliseconds(
            tab, "review.review.decideAll(review.review.several(review.hits, ACCEPTED, true), ACCEPTED)"
        )
        tab.context.close()
        yield form, figures


def large(browser: "Browser", folder: Path) -> dict[str, float]:
    """Figures of one large document."""
    seconds, one = timed(lambda: review_item(engine_for(), next(texts(1, LARGE))))
    rules = engine_for().index.rules
    building, made = timed(lambda: build_page([one], rules, PageSettings("made-up")))
    tab, drawn = first_document(browser, kept(made, folder / "large"))
    figures = {"findings": len(one.report.findings), "found in, s": seconds, "written in, s": building, **drawn}
    figures["mutations while scrolling through it"] = tab.evaluate(SCROLL)
    figures["a decision, ms"] = milliseconds(tab, "review.decide(ACCEPTED)")
    return figures


def measure(documents: int) -> dict[str, Any]:
    """All figures."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    finding, subjects = timed(lambda: [review_item(engine_for(), text) for text in texts(documents)])
    scoring, _ = timed(lambda: [one.report.translation for one in subjects])
    sizes = {
        "documents": documents,
        "MB": sum(len(one.report.document.text) for one in subjects) / 1e6,
        "findings": sum(len(one.report.findings) for one in subjects),
        "found in, s": finding,
        "scored in, s": scoring,
        "limit of one file, MB": ONE_FILE / 1e6,
    }
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        forms = dict(many(browser, subjects, Path(folder)))
        return {f"{documents:,} documents": sizes, **forms, "one large document": large(browser, Path(folder))}


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.documents)
    if args.json:
        print(json.dumps(figures))
        return
    for title, group in figures.items():
        rows = [
            (name, f"{figure:,}" if isinstance(figure, int) else f"{figure:,.2f}") for name, figure in group.items()
        ]
        print(data.table([title, ""], rows), end="\n\n")


if __name__ == "__main__":
    main()
