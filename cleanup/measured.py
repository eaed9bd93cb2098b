"""What the rules found in texts that people judged or wrote: ``figures.toml`` beside the rules.

``benchmarks/rule_figures.py`` writes that file. A rule that is not in it, such as a user's own, was not measured.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class Lines(NamedTuple):
    """Lines that a rule found on judged pages, by what people said of them, and the number of sites they are of."""

    residue: int
    article: int
    undecided: int
    sites: int


class Record(NamedTuple):
    """What a rule found: in text that people wrote, and on judged pages where such a rule can be judged there."""

    human: int
    lines: Lines | None = None


class Pages(NamedTuple):
    """The judged pages: how many (one that was extracted twice is two), of how many sites, whose, extracted by what."""

    total: int
    sites: int
    sources: Sequence[str]
    extractors: Sequence[str]


class Texts(NamedTuple):
    """The texts that people wrote: how many words, and where they are from."""

    words: int
    sources: Sequence[str]


class Measured(NamedTuple):
    """What was measured on what; the records by code."""

    pages: Pages
    texts: Texts
    rules: Mapping[str, Record]


def parse(toml: str) -> Measured:
    """Records as they are kept."""
    import tomllib

    kept = tomllib.loads(toml)
    rules = {code: Record(row["human"], _lines(row)) for code, row in kept["rules"].items()}
    return Measured(Pages(**kept["pages"]), Texts(**kept["texts"]), rules)


def _lines(row: Mapping[str, int]) -> Lines | None:
    return Lines(*(row[field] for field in Lines._fields)) if Lines._fields[0] in row else None


@lru_cache(maxsize=1)
def measured() -> Measured:
    """The records of the installed rules."""
    return parse(files("cleanup.rules").joinpath("figures.toml").read_text(encoding="utf-8"))
