"""What the rules found in texts that people judged or wrote: two files beside the rules, written by benchmarks.

``rule_figures.py`` writes ``figures.toml``, ``artifact_figures.py`` what is known of artifact rules. A rule that is in
neither, such as a user's own, was not measured.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class JudgedLines(NamedTuple):
    """JudgedLines that a rule found on judged pages, by what people said of them, and the number of sites they are of."""

    residue: int
    article: int
    undecided: int
    sites: int


class LineFigures(NamedTuple):
    """What a rule found: in text that people wrote, and on judged pages where such a rule can be judged there."""

    human: int
    lines: JudgedLines | None = None


class JudgedPages(NamedTuple):
    """The judged pages: how many (one that was extracted twice is two), of how many sites, whose, extracted by what."""

    total: int
    sites: int
    sources: Sequence[str]
    extractors: Sequence[str]


class HumanTexts(NamedTuple):
    """The texts that people wrote: how many words, and where they are from."""

    words: int
    sources: Sequence[str]


class Measured(NamedTuple):
    """What was measured on what; the finds by code."""

    pages: JudgedPages
    texts: HumanTexts
    rules: Mapping[str, LineFigures]


def parse(toml: str) -> Measured:
    """Records as they are kept."""
    import tomllib

    kept = tomllib.loads(toml)
    rules = {code: LineFigures(row["human"], _lines(row)) for code, row in kept["rules"].items()}
    return Measured(JudgedPages(**kept["pages"]), HumanTexts(**kept["texts"]), rules)


def _lines(row: Mapping[str, int]) -> JudgedLines | None:
    return JudgedLines(*(row[field] for field in JudgedLines._fields)) if JudgedLines._fields[0] in row else None


class WordsByKind(NamedTuple):
    """Numbers of words, or of findings in them: in machine translations and in references (by people, of the same
    sources), both by pair of languages; in human text by genre; in round trips and in their originals by route.
    """

    translations: Mapping[str, int]
    references: Mapping[str, int]
    human: Mapping[str, int]
    roundtrips: Mapping[str, int]
    originals: Mapping[str, int]


class Marked(NamedTuple):
    """Findings in machine translations in which people marked what is bad: how many, how many of them touch a mark,
    and how many would, on average, if each lay anywhere in its segment.
    """

    found: int
    right: int
    chance: float


class ArtifactFigures(NamedTuple):
    """What an artifact rule found."""

    counts: WordsByKind
    marked: Marked


class ArtifactSources(NamedTuple):
    """Where the texts are from that hold machine translations, and those that people wrote."""

    translations: Sequence[str]
    human: Sequence[str]


class Artifacts(NamedTuple):
    """What the artifact rules found, by code, and in how many words."""

    sources: ArtifactSources
    words: WordsByKind
    rules: Mapping[str, ArtifactFigures]


def together(sights: Iterable[ArtifactFigures]) -> ArtifactFigures:
    """What several rules found, at least one."""
    counts, marked = zip(*sights, strict=True)
    return ArtifactFigures(
        WordsByKind(*(sum(map(Counter, each), Counter()) for each in zip(*counts, strict=True))),
        Marked(*map(sum, zip(*marked, strict=True))),
    )


def parse_artifacts(toml: str) -> Artifacts:
    """What artifact rules found, as it is kept."""
    import tomllib

    kept = tomllib.loads(toml)
    rules = {code: ArtifactFigures(_counts(row), Marked(*row["marked"])) for code, row in kept["rules"].items()}
    return Artifacts(ArtifactSources(**kept["sources"]), _counts(kept["words"]), rules)


def _counts(row: Mapping[str, Mapping[str, int]]) -> WordsByKind:
    return WordsByKind(*(row.get(field, {}) for field in WordsByKind._fields))


@lru_cache(maxsize=1)
def measured() -> Measured:
    """What the installed rules found."""
    return parse(_kept("figures.toml"))


@lru_cache(maxsize=1)
def artifacts() -> Artifacts:
    """What the installed artifact rules found."""
    return parse_artifacts(_kept("artifact_figures.toml"))


def _kept(name: str) -> str:
    return files("cleanup.rules").joinpath(name).read_text(encoding="utf-8")
