"""Translate English texts to another language and back with Apertium, as made examples of machine translation.

usage: round_trips.py TEXTS.jsonl[.gz] [--only FIELD=VALUE,...]... [--words 240] [--most 1000] > TRIPS.jsonl

Texts are cut at line breaks into pieces of about ``--words`` words; ``--most`` of them are drawn at random, the same in
each run, and each takes every route. A row holds ``route``, ``human`` and ``mt``, and the ``licence`` and ``source`` of
its text.
What is needed: Debian's packages apertium, apertium-eng-spa, apertium-eng-cat and apertium-fra-cat.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import data

ROUTES = {
    "es": ("eng-spa", "spa-eng"),
    "ca": ("eng-cat", "cat-eng"),
    "fr": ("eng-cat", "cat-fra", "fra-cat", "cat-eng"),
}
"""The directions that a text takes, by the language that it is led through."""

SEPARATOR = "\x1e"
BETWEEN = f"\n\n{SEPARATOR}\n\n"
"""What keeps texts apart: control characters pass through, and a blank line ends a sentence."""


def pieces(text: str, words: int) -> Iterator[str]:
    """Whole lines of a text, with at least so many words; what is left at its end is dropped."""
    taken: list[str] = []
    for line in text.splitlines(keepends=True):
        taken.append(line)
        if len("".join(taken).split()) >= words:
            yield "".join(taken).strip()
            taken = []


def translate(texts: Sequence[str], direction: str) -> list[str]:
    """Texts in one direction, in one process; unknown words stay as they are, without a mark.

    Raises ValueError when texts are lost between the separators.
    """
    run = subprocess.run(
        ["apertium", "-u", direction],
        input=BETWEEN.join(text.replace(SEPARATOR, " ") for text in texts).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    translated = [text.strip() for text in run.stdout.decode("utf-8", "replace").split(SEPARATOR)]
    if len(translated) != len(texts):
        raise ValueError(f"{direction}: {len(texts)} texts went in, {len(translated)} came out")
    return translated


def round_trip(texts: Sequence[str], route: str) -> list[str]:
    """Texts as they come back from a route."""
    for direction in ROUTES[route]:
        texts = translate(texts, direction)
    return list(texts)


def main() -> None:
    """Translate, and print a row a text and route."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="FIELD=VALUE,...", help="rows to take")
    parser.add_argument("--words", type=int, default=240, help="words of a piece, at least")
    parser.add_argument("--most", type=int, default=1000, help="how many pieces")
    args = parser.parse_args()
    cut: list[dict[str, Any]] = [
        {"licence": row.get("licence"), "source": row.get("source"), "human": piece}
        for row in data.rows(args.texts, args.only)
        for piece in pieces(row["text"], args.words)
    ]
    drawn = data.sample(cut, lambda _: 1, args.most)
    for route in ROUTES:
        data.note(f"{len(drawn)} texts by way of {route}")
        for row, mt in zip(drawn, round_trip([row["human"] for row in drawn], route), strict=True):
            print(json.dumps({"route": route, "mt": mt, **row}, ensure_ascii=False), file=sys.stdout)


if __name__ == "__main__":
    main()
