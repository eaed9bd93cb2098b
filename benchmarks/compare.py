"""What corpuscrub and other tools make of extracted pages whose lines people have judged.

usage: compare.py PAGES.jsonl[.gz] [--only FIELD=VALUE,...]... [--limit N] [--json]

Each tool is given the same lines; jusText is given English stop words, so take English pages. A line counts
as removed when at least half of its visible characters are gone.

precision    of the judged lines that were removed, the share labelled residue
page recall  mean over the pages with residue of the share of their residue lines that was removed
lost         share of the visible characters of the lines to keep that is gone, inside of lines too
             the last column is the share of all pages that lose more than a twentieth of those characters
"""

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import data
from cleaners import Tool, tools
from data import Page

COLUMNS = ("tool", "precision", "page recall", "lost", "pages that lose over 5 %")


class Quality(NamedTuple):
    """All in percent."""

    precision: float
    page_recall: float
    characters_lost: float
    pages_over_5: float


def measure(tool: Tool, pages: Sequence[Page]) -> Quality:
    """Measure what a tool does to all pages."""
    count: Counter[str] = Counter()
    recalls: list[float] = []
    lost = size = 0.0
    over = 0
    for page in pages:
        kept_size = kept_lost = 0.0
        removed: Counter[str] = Counter()
        for line, gone in zip(page.lines, tool(page), strict=True):
            removed[line.label] += gone >= max(line.size, 1) / 2
            if line.label == "keep":
                kept_size += line.size
                kept_lost += min(gone, line.size)
        residue = sum(line.label == "residue" for line in page.lines)
        if residue:
            recalls.append(removed["residue"] / residue)
        count.update(removed)
        over += kept_lost > 0.05 * kept_size
        size, lost = size + kept_size, lost + kept_lost
    return Quality(
        percent(count["residue"], count["residue"] + count["keep"]),
        percent(sum(recalls), len(recalls)),
        percent(lost, size),
        percent(over, len(pages)),
    )


def percent(part: float, whole: float) -> float:
    """Return a share, or zero if the whole is empty."""
    return 100 * part / whole if whole else 0.0


def share(figure: float) -> str:
    """Format a figure for the table; small ones with two significant digits."""
    return f"{figure:.1f} %" if figure >= 1 else f"{figure:.2g} %"


def table(figures: Mapping[str, Quality]) -> str:
    """Return the table that ``docs/benchmarks.md`` shows."""
    names = {name: f"**{name}**" if name.startswith("corpuscrub") else name for name in figures}
    return data.table(COLUMNS, [(names[name], *map(share, quality)) for name, quality in figures.items()])


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="FIELD=VALUE,...", help="rows to take")
    parser.add_argument("--limit", type=int, help="so many pages, drawn at random")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    pages = [data.page(row) for row in data.rows(args.pages, args.only)]
    pages = data.sample(pages, lambda _: 1, args.limit or len(pages))
    figures = {}
    for name, tool in tools().items():
        data.note(name)
        figures[name] = measure(tool, pages)
    if args.json:
        print(json.dumps({"pages": len(pages), "tools": {name: q._asdict() for name, q in figures.items()}}))
        return
    print(f"{len(pages):,} pages\n")
    print(table(figures))


if __name__ == "__main__":
    main()
