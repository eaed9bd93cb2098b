"""What each rule finds: on extracted pages whose lines people have judged, and in texts that people wrote.

usage: rule_figures.py PAGES.jsonl[.gz] [--only FIELD=VALUE,...]... [--human TEXTS.jsonl[.gz]] [--write]

Only residue rules are measured on pages, for the labels say nothing of the others; ``artifact_figures.py`` measures
artifact rules. A finding counts whether it is fixed or not, and a line for each rule that finds it; a page that was
extracted several times counts as often. The line model learned from such pages: its lines are those that its training
found on sites left out.

right      lines found that are labelled residue
wrong      lines found that people kept
undecided  lines found of which people could not say, or of which the rule found less than half
sites      how many sites the lines found are of
human      findings in a million words of the texts
check      the confidence that a rule states, where it is more than 0.1 from right / (right + wrong) of 20 lines or more

``--write`` keeps the figures beside the rules, for ``corpuscrub explain`` and the page of the rules.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

import data
from data import Page

from cleanup import clean
from cleanup.engine.report import Finding
from cleanup.ruledocs.measurements import HumanTexts, JudgedLines, JudgedPages, LineFigures, Measured
from cleanup.rulekit.registry import discover

RULES = Path(__file__).resolve().parent.parent / "rules"
FIGURES = RULES / "figures.toml"
WEIGHTS = RULES / "residue" / "page_line.json"
LEARNED = "RES901"
"""The rule whose weights these are."""

ANNOTATORS = {
    "aeb": "scrapinghub/article-extraction-benchmark (MIT)",
    "n4k": "AndyTheFactory/article-extraction-dataset (Apache-2.0)",
    "wcxb": "Murrough-Foley/web-content-extraction-benchmark (CC BY 4.0)",
    "traf": "adbar/trafilatura (Apache-2.0)",
    "zh69": "immortal-autumn/Chinese-Web-Content-Extraction-Dataset (MIT)",
}
"""Where judged pages are from, by the name of their source in the data; any other is called what it is called there."""

HEAD = "# Written by benchmarks/rule_figures.py: measure again, do not edit.\n"


@dataclass
class Seen:
    """What a rule found on pages: lines by label, their sites, and the confidence stated for those that were judged."""

    labels: Counter[str] = field(default_factory=Counter)
    sites: set[str] = field(default_factory=set)
    stated: list[float] = field(default_factory=list)

    @property
    def lines(self) -> JudgedLines:
        """Their numbers."""
        return JudgedLines(self.labels["residue"], self.labels["keep"], self.labels["ambiguous"], len(self.sites))

    @property
    def doubt(self) -> float | None:
        """The mean of the stated confidence, where the labels speak against it."""
        judged = self.labels["residue"] + self.labels["keep"]
        if judged < 20 or not self.stated:
            return None
        stated = fmean(self.stated)
        return stated if abs(stated - self.labels["residue"] / judged) > 0.1 else None


def judged(page: Page, findings: Iterable[Finding]) -> Iterator[tuple[str, str, float | None]]:
    """Yield the lines that rules find: code, label, stated confidence."""
    sizes: Counter[tuple[str, int]] = Counter()
    confidence = {}
    for finding in findings:
        for number, part in page.parts(finding.span):
            if visible := data.visible(part):
                sizes[finding.code, number] += visible
                confidence[finding.code, number] = finding.confidence
    for (code, number), size in sizes.items():
        line = page.lines[number]
        yield code, line.label if 2 * size >= line.size else "ambiguous", confidence[code, number]


def on_pages(pages: Iterable[Page], codes: Iterable[str]) -> dict[str, Seen]:
    """Count what these residue rules find, except the one trained on pages."""
    seen = {code: Seen() for code in codes if code.startswith("RES") and code != LEARNED}
    for page in pages:
        findings = [finding for finding in clean(page.text).findings if finding.code in seen]
        for code, label, confidence in judged(page, findings):
            seen[code].labels[label] += 1
            seen[code].sites.add(page.site)
            if confidence is not None and label != "ambiguous":
                seen[code].stated.append(confidence)
    return seen


def in_texts(texts: Sequence[str]) -> Counter[str]:
    """How often each rule finds something."""
    return data.found(texts) + data.found(texts, unsafe=True, select=[LEARNED])


def out_of_fold() -> JudgedLines:
    """Return the line counts of the rule trained on pages, as its training counted them."""
    return JudgedLines(**json.loads(WEIGHTS.read_text("utf-8"))["out_of_fold"])


def toml(measured: Measured) -> str:
    """Return the table that ``cleanup.ruledocs.measurements`` reads: one line per rule."""
    rules = {
        code: {**(lines._asdict() if lines else {}), "human": human} for code, (human, lines) in measured.rules.items()
    }
    return HEAD + data.toml({"pages": measured.pages._asdict(), "texts": measured.texts._asdict(), "rules": rules})


def table(seen: Mapping[str, Seen], human: Mapping[str, float]) -> str:
    """All rules that were measured: ``human`` are findings in a million words."""
    rows = []
    for rule in discover():
        if rule.code not in seen and rule.code not in human:
            continue
        row = [rule.code, rule.name, rule.safety.value]
        if one := seen.get(rule.code):
            row += [*map(str, one.lines), "" if one.doubt is None else f"states {one.doubt:.2f}"]
        else:
            row += [""] * 5
        row.insert(-1, f"{human[rule.code]:.1f}" if rule.code in human else "")
        rows.append(row)
    return data.table(["code", "name", "fix", "right", "wrong", "undecided", "sites", "human", "check"], rows)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="FIELD=VALUE,...", help="rows to take")
    parser.add_argument("--human", type=Path, metavar="TEXTS", help="texts that people wrote and edited")
    parser.add_argument("--write", action="store_true", help=f"write {FIGURES.name} beside the rules")
    args = parser.parse_args()
    if args.write and not args.human:
        parser.error("--write keeps both kinds of figures: give --human, too")
    codes = sorted(discover().select(ignore=["MTA"]))
    rows = list(data.rows(args.pages, args.only))
    texts = list(data.rows(args.human)) if args.human else []
    words = data.words(row["text"] for row in texts)
    data.note(f"{len(rows)} pages")
    seen = on_pages(map(data.page, rows), codes)
    data.note(f"{words} words")
    human = in_texts([row["text"] for row in texts])
    print(table(seen, {code: 1e6 * human[code] / words for code in codes} if words else {}))
    if args.write:
        lines = {code: one.lines for code, one in seen.items()} | {LEARNED: out_of_fold()}
        measured = Measured(
            JudgedPages(
                total=len(rows),
                sites=len({row["site"] for row in rows}),
                sources=sorted({ANNOTATORS.get(row["source"], row["source"]) for row in rows}),
                extractors=sorted({row["extractor"] for row in rows}),
            ),
            HumanTexts(words, sorted({row["source"] for row in texts})),
            {code: LineFigures(human[code], lines.get(code)) for code in codes},
        )
        FIGURES.write_text(toml(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
