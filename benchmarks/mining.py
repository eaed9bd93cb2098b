"""How well ``corpuscrub mine`` tells furniture, and what memory it takes: on made-up corpora whose furniture is known.

usage: mining.py [--seeds 1 2 3 4 5] [--sites 50] [--pages 200] [--documents N [--folder FOLDER]] [--json]

pieces      furniture that stands on so many pages as a line must be in to be looked at; *found* are those of which
            proposals, or rules that there are already, match nine lines in ten
proposals   rules that were proposed; *right* are those of which 95 % of the matched lines are furniture; of lines that
            are not scored half an opinion is none: a proposal that matches nothing else is *unscored*
lines       the same for lines: of all that proposals match, the share that is furniture

With ``--documents`` so many documents of such corpora, with other sites and texts each, are written to a file of
``--folder`` (1,000,000 are 4 GB) and mined by one process: time and the peak of its memory.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any, NamedTuple

import furniture
import orjson
from clock import run
from furniture import CONTENT, UNSCORED, Page

from cleanup import Document
from cleanup.mining.miner import Mined, Miner
from cleanup.mining.passes.count import LEAST, CorpusText
from cleanup.mining.proposals import dump
from cleanup.pipeline.options import engine_for
from cleanup.rulekit.custom import load

ALL_BUT_A_FEW = 0.9
RIGHT = 0.95


class Quality(NamedTuple):
    """Shares, 0 to 1, and how many things they are of."""

    pieces: int
    found: float
    proposals: int
    unscored: int
    right: float
    lines: float


def whole(texts: Callable[[], Iterable[CorpusText]], least: int = LEAST) -> Mined:
    """Miner documents that can be read again and again, as one part."""
    return Miner(least=least).run(lambda part: part(), lambda work: map(work, [texts]), print)


def quality(pages: Sequence[Page]) -> tuple[Quality, list[str]]:
    """How well the furniture of some pages is told, and which pieces and proposals are wrong."""
    mined = whole(lambda: [CorpusText(page.site, page.name, page.text) for page in pages])
    with TemporaryDirectory() as folder:
        path = Path(folder, "proposals.toml")
        path.write_text(dump(mined.rules), encoding="utf-8")
        rules = load(path) if mined.rules else ()
        matched = _matched(rules, {line.text for page in pages for line in page.lines})
    of_rule: defaultdict[str, Counter[str]] = defaultdict(Counter)
    of_piece: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    missed: dict[str, list[tuple[Page, str]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            for code in matched[line.text]:
                of_rule[code][line.what if line.what in (CONTENT, UNSCORED) else "furniture"] += 1
            if line.what not in (CONTENT, UNSCORED):
                of_piece[line.what][bool(matched[line.text])] += 1
                if not matched[line.text]:
                    missed[line.what].append((page, line.text))
    scored = {code: counts for code, counts in of_rule.items() if counts["furniture"] or counts[CONTENT]}
    right = {code: counts["furniture"] / (counts["furniture"] + counts[CONTENT]) for code, counts in scored.items()}
    wrong = [code for code, share in right.items() if share < RIGHT]
    pieces = [piece for piece, counts in of_piece.items() if counts.total() >= LEAST]
    lost = [
        piece
        for piece in pieces
        if of_piece[piece][True] < ALL_BUT_A_FEW * of_piece[piece].total() and not _known(missed[piece])
    ]
    furniture_lines = sum(counts["furniture"] for counts in scored.values())
    content_lines = sum(counts[CONTENT] for counts in scored.values())
    by_code = {rule["code"]: rule["lines"][0] for rule in mined.rules}
    told = [f"wrong: {by_code[code]} {dict(of_rule[code])}" for code in wrong]
    for piece in lost:
        _, text = missed[piece][0]
        told.append(f"lost: {piece}: {text} ({of_piece[piece][True]} of {of_piece[piece].total()})")
    return Quality(
        pieces=len(pieces),
        found=1 - len(lost) / len(pieces),
        proposals=len(mined.rules),
        unscored=len(mined.rules) - len(scored),
        right=1 - len(wrong) / max(1, len(scored)),
        lines=furniture_lines / max(1, furniture_lines + content_lines),
    ), told


def _matched(rules: Iterable[Any], lines: Iterable[str]) -> dict[str, list[str]]:
    """Return the codes of the rules that find each line on its own."""
    from cleanup.engine.engine import Engine
    from cleanup.engine.index.index import Index

    engine = Engine(Index(list(rules)))
    return {
        line: [finding.code for finding in engine.clean(Document(line), unsafe=True, min_confidence=0).findings]
        for line in lines
    }


def _known(missed: Sequence[tuple[Page, str]]) -> bool:
    """Whether the rules that there are find a piece of furniture where it stands."""
    some = missed[:: max(1, len(missed) // 5)][:5]
    found = 0
    for page, line in some:
        document = Document(page.text)
        place = page.text.find(line)
        found += any(
            finding.span.start < place + len(line) and place < finding.span.end
            for finding in engine_for().clean(document).findings
        )
    return 2 * found > len(some)


def many(documents: int, sites: int, pages: int, place: Path) -> None:
    """Write so many documents: corpora with other seeds, whose sites have other names."""
    made = 0
    with place.open("wb") as file:
        for seed in range(documents // (sites * pages) + 1):
            for page in islice(furniture.corpus(1000 + seed, sites, pages), documents - made):
                made += 1
                file.write(orjson.dumps({"url": f"https://{seed}.{page.site}/", "text": page.text}) + b"\n")


def large(documents: int, sites: int, pages: int, folder: str) -> dict[str, float]:
    """Time the command on a folder of the given number of documents."""
    place = Path(folder, f"{documents}-{sites}-{pages}.jsonl")
    if not place.exists():
        many(documents, sites, pages, place)
    done = run(
        [sys.executable, "-m", "cleanup", "mine", str(place), "-o", f"{place}.toml", "--counts", f"{place}.counts"]
    )
    return {
        "documents": documents,
        "MB": place.stat().st_size / 1e6,
        "seconds": done.wall,
        "CPU seconds": done.cpu,
        "peak MB": done.memory,
    }


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    parser.add_argument("--sites", type=int, default=50)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--folder", default=gettempdir())
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.documents:
        print(json.dumps(large(asked.documents, asked.sites, asked.pages, asked.folder)))
        return
    for seed in asked.seeds:
        figures, told = quality(list(furniture.corpus(seed, asked.sites, asked.pages)))
        if asked.json:
            print(json.dumps({"seed": seed, **figures._asdict()}))
            continue
        print(f"seed {seed}: " + ", ".join(f"{name} {value:.3g}" for name, value in figures._asdict().items()))
        for each in told:
            print(f"  {each[:180]}")


if __name__ == "__main__":
    main()
