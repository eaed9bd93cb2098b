"""What the benchmarks share: rows from JSONL files given by path, other tools where installed, and Markdown tables.

The project has no such data and keeps none. A row has either ``text``, or ``lines``: objects with ``text`` and, where
people judged them, ``label`` (keep, residue, or ambiguous, which is never scored); ``lang`` is an ISO 639-1 code.
"""

import gzip
import importlib
import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar

ARTICLE = Path(__file__).resolve().parent.parent / "corpus" / "news" / "river-barrage" / "input.txt"
"""A small text with residue and artifacts, the project's own."""

Loaded = TypeVar("Loaded")


class Line(NamedTuple):
    """One line of an extracted page and what people said it is."""

    text: str
    label: str

    @property
    def size(self) -> int:
        """Its visible characters."""
        return visible(self.text)


class Text(NamedTuple):
    """One text and the language its row names, if any."""

    text: str
    language: str | None


def rows(path: Path, only: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, gzipped or not; ``only`` holds conditions such as ``lang=en,fr``, all to be met."""
    wanted = {key: values.split(",") for key, _, values in (condition.partition("=") for condition in only)}
    opener: Callable[..., IO[str]] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if all(row.get(key) in values for key, values in wanted.items()):
                yield row


def texts(path: Path, only: Sequence[str] = ()) -> Iterator[Text]:
    """The rows as texts; lines are joined by a blank line."""
    for row in rows(path, only):
        text = row["text"] if "text" in row else "\n\n".join(line["text"] for line in row["lines"])
        yield Text(text, row.get("lang"))


def pages(path: Path, only: Sequence[str] = ()) -> Iterator[list[Line]]:
    """The rows as labelled lines."""
    for row in rows(path, only):
        yield [Line(line["text"], line["label"]) for line in row["lines"]]


def sample(items: Sequence[Loaded], size: Callable[[Loaded], float], most: float) -> list[Loaded]:
    """Items drawn at random, the same in each run, until their sizes add up to ``most``, or all of them."""
    drawn, total = [], 0.0
    for item in random.Random(0).sample(items, len(items)):
        if total >= most:
            break
        drawn.append(item)
        total += size(item)
    return drawn


def as_html(paragraphs: Iterable[str]) -> str:
    """Paragraphs as a page, for tools that take nothing else."""
    body = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    return f"<html><body>\n{body}\n</body></html>"


def visible(text: str) -> int:
    """How many characters of a text are not white space."""
    return sum(not character.isspace() for character in text)


def note(words: str) -> None:
    """Tell the person who waits."""
    print(words, file=sys.stderr, flush=True)


def library(name: str) -> Any:
    """A module that need not be installed; None, with a note, when it is not."""
    try:
        return importlib.import_module(name)
    except ImportError:
        note(f'skipped: {name.partition(".")[0]} is not installed; pip install "corpuscrub[bench]" brings it')
        return None


def command(name: str) -> str | None:
    """The path of a console script beside this Python or on PATH; None, with a note, when it is not installed."""
    found = shutil.which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if found is None:
        note(f'skipped: {name} is not installed; pip install "corpuscrub[bench]" brings it')
    return found


def table(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    rule = ["---"] * len(columns)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [columns, rule, *lines])
