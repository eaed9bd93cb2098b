"""The measured figures of the rules, read from two files beside them that the benchmarks write.

``rule_figures.py`` writes ``figures.toml``, with residue and damage rules; ``artifact_figures.py`` writes
``artifact_figures.toml``. A rule in neither, such as a custom rule, was not measured.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class JudgedLines(NamedTuple):
    """The lines that a rule found on labelled pages, counted by their label, and the number of sites they are from."""

    residue: int
    article: int
    undecided: int
    sites: int


class LineFigures(NamedTuple):
    """The findings of a rule in human text, and on labelled pages if its findings are whole lines (else None)."""

    human: int
    lines: JudgedLines | None = None


class JudgedPages(NamedTuple):
    """The labelled pages: their number (counted again for each extractor), sites, sources and extractors."""

    total: int
    sites: int
    sources: Sequence[str]
    extractors: Sequence[str]


class HumanTexts(NamedTuple):
    """The texts that people wrote: the number of their words, and their sources."""

    words: int
    sources: Sequence[str]


class Measured(NamedTuple):
    """The content of ``figures.toml``: the texts that were measured, and the figures of each rule by code."""

    pages: JudgedPages
    texts: HumanTexts
    rules: Mapping[str, LineFigures]


def parse(toml: str) -> Measured:
    """Return the figures that the text of ``figures.toml`` holds."""
    import tomllib

    stored = tomllib.loads(toml)
    rules = {code: LineFigures(row["human"], _lines(row)) for code, row in stored["rules"].items()}
    return Measured(JudgedPages(**stored["pages"]), HumanTexts(**stored["texts"]), rules)


def _lines(row: Mapping[str, int]) -> JudgedLines | None:
    return JudgedLines(*(row[field] for field in JudgedLines._fields)) if JudgedLines._fields[0] in row else None


class WordsByKind(NamedTuple):
    """Numbers of words, or of findings in them, by kind of text.

    Machine translations and references, which people translated from the same sources, are by pair of languages; human
    text is by genre; round trips and their originals are by route.
    """

    translations: Mapping[str, int]
    references: Mapping[str, int]
    human: Mapping[str, int]
    roundtrips: Mapping[str, int]
    originals: Mapping[str, int]


class Marked(NamedTuple):
    """Findings in machine translations in which annotators marked errors.

    ``found`` counts all, ``right`` those that touch a mark, and ``chance`` those that would on average if each were
    moved to a random place of its segment.
    """

    found: int
    right: int
    chance: float


class ArtifactFigures(NamedTuple):
    """The findings of an artifact rule by kind of text, and in marked translations."""

    counts: WordsByKind
    marked: Marked


class ArtifactSources(NamedTuple):
    """The sources of the machine translations, and of the human texts."""

    translations: Sequence[str]
    human: Sequence[str]


class Artifacts(NamedTuple):
    """The content of ``artifact_figures.toml``: the words that were measured, and the figures of each rule by code."""

    sources: ArtifactSources
    words: WordsByKind
    rules: Mapping[str, ArtifactFigures]


def add_figures(figures: Iterable[ArtifactFigures]) -> ArtifactFigures:
    """Return the sum of the figures of several rules, at least one."""
    counts, marked = zip(*figures, strict=True)
    return ArtifactFigures(
        WordsByKind(*(sum(map(Counter, each), Counter()) for each in zip(*counts, strict=True))),
        Marked(*map(sum, zip(*marked, strict=True))),
    )


def parse_artifacts(toml: str) -> Artifacts:
    """Return the figures that the text of ``artifact_figures.toml`` holds."""
    import tomllib

    stored = tomllib.loads(toml)
    rules = {code: ArtifactFigures(_counts(row), Marked(*row["marked"])) for code, row in stored["rules"].items()}
    return Artifacts(ArtifactSources(**stored["sources"]), _counts(stored["words"]), rules)


def _counts(row: Mapping[str, Mapping[str, int]]) -> WordsByKind:
    return WordsByKind(*(row.get(field, {}) for field in WordsByKind._fields))


@lru_cache(maxsize=1)
def measured() -> Measured:
    """Return the figures of the installed residue and damage rules."""
    return parse(_read("figures.toml"))


@lru_cache(maxsize=1)
def artifacts() -> Artifacts:
    """Return the figures of the installed artifact rules."""
    return parse_artifacts(_read("artifact_figures.toml"))


def _read(name: str) -> str:
    return files("cleanup.rules").joinpath(name).read_text(encoding="utf-8")
