"""What the benchmarks share: rows from JSONL files given by path, other tools where installed, and Markdown tables.

The project has no such data and keeps none. A row has either ``text``, or ``lines``: objects with ``text`` and, where
people judged them, ``label`` (keep, residue, or ambiguous, which is never scored); ``lang`` is an ISO 639-1 code,
``site`` the host that a page is of, ``source`` the collection that a row is of.
"""

import gzip
import importlib
import json
import os
import random
import re
import shutil
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar

from cleanup import clean
from cleanup.engine.document import Span

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


@dataclass(frozen=True)
class Page:
    """The judged lines of an extracted page, and the site it is of."""

    lines: Sequence[Line]
    site: str = ""

    @cached_property
    def text(self) -> str:
        """The lines with a blank line between them."""
        return "\n\n".join(line.text for line in self.lines)

    @cached_property
    def _starts(self) -> list[int]:
        return [*accumulate((len(line.text) + 2 for line in self.lines), initial=0)]

    def parts(self, span: Span) -> Iterator[tuple[int, str]]:
        """Yield the lines that a span of the text touches: their numbers (from 0) and the part inside the span."""
        for number in range(bisect_right(self._starts, span.start) - 1, len(self.lines)):
            begin = self._starts[number]
            if begin >= span.end:
                return
            yield number, self.lines[number].text[max(0, span.start - begin) : span.end - begin]


class Text(NamedTuple):
    """One text and the language its row names, if any."""

    text: str
    language: str | None


def rows(path: Path, only: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSONL file, gzipped or not, that meet all conditions in ``only``, such as ``lang=en,fr``."""
    opener: Callable[..., IO[str]] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if meets(row, only):
                yield row


def meets(row: Mapping[str, Any], only: Sequence[str]) -> bool:
    """Whether a row meets all conditions."""
    conditions = (condition.partition("=") for condition in only)
    return all(row.get(key) in values.split(",") for key, _, values in conditions)


def texts(path: Path, only: Sequence[str] = ()) -> Iterator[Text]:
    """Yield the rows as texts; lines are joined by a blank line."""
    for row in rows(path, only):
        text = row["text"] if "text" in row else "\n\n".join(line["text"] for line in row["lines"])
        yield Text(text, row.get("lang"))


def page(row: dict[str, Any]) -> Page:
    """Return a row as a page."""
    return Page([Line(line["text"], line["label"]) for line in row["lines"]], row.get("site", ""))


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


def words(texts: Iterable[str]) -> int:
    """How many words some texts have."""
    return sum(len(text.split()) for text in texts)


def found(texts: Iterable[str], **asked: Any) -> Counter[str]:
    """How often each rule finds something in texts; ``asked`` are keywords of ``clean``."""
    return Counter(finding.code for text in texts for finding in clean(text, **asked).findings)


def visible(text: str) -> int:
    """How many characters of a text are not white space."""
    return sum(not character.isspace() for character in text)


def note(words: str) -> None:
    """Tell the person who waits."""
    print(words, file=sys.stderr, flush=True)


def library(name: str) -> Any:
    """Import an optional module; return None, with a note, if it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        note(f'skipped: {name.partition(".")[0]} is not installed; pip install "corpuscrub[bench]" brings it')
        return None


def command(name: str) -> str | None:
    """Return the path of a console script beside this Python or on PATH; None, with a note, if it is missing."""
    found = shutil.which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if found is None:
        note(f'skipped: {name} is not installed; pip install "corpuscrub[bench]" brings it')
    return found


def table(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    rule = ["---"] * len(columns)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [columns, rule, *lines])


def toml(tables: Mapping[str, Mapping[str, object]]) -> str:
    """Tables of numbers, texts, lists (an item a line), tuples and mappings (in the line) as TOML."""
    return "".join(
        f"\n[{name}]\n" + "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())
        for name, table in tables.items()
    )


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(key)} = {_value(one)}' for key, one in value.items())} }}"
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Sequence):
        return "[\n" + "".join(f"    {_value(one)},\n" for one in value) + "]"
    return str(value)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else json.dumps(name)
