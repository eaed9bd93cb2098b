"""How machine-translated a document looks, and why: artifacts are the evidence, style is where the score starts.

Each kind of artifact has a weight: how much more often machine translations have it than texts by people, as a
logarithm, less what a text of this length has by chance. Style alone (``cleanup.models.style_features``, weighed by grams and boosted
trees) never comes to one half: it is a prior, and what it says by itself is told. The weights are made by
``benchmarks/train_translation_model.py``, which says how right they are; their file names the data.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from math import exp, log, sqrt, tanh
from statistics import fmean
from typing import Any, NamedTuple, Protocol

from cleanup.engine.document import Document
from cleanup.engine.language import detect
from cleanup.engine.rule import Category, Safety, Tag
from cleanup.engine.scores import Clue, Translation
from cleanup.models.boosted_trees import compiled, feature_contributions
from cleanup.models.confounders import Artifact, unexplained
from cleanup.models.style_features import MEASURES, RATE, Style, split_pieces

SHARE = 0.1
"""The share of documents that is taken to be machine-translated before anything is known."""

BOUND = log((1 - SHARE) / SHARE)
"""How far style can move the odds, as a logarithm: up to one half, and as far down."""

CONCLUSIVE = 0.8
"""The score that only two hard kinds of artifact can exceed, or one line of furniture that was translated back."""

ENOUGH = 100
"""Words from which style is asked.

Of a text by a machine and one by a person, style knew which is which in 72 of 100 cases with 60 words, in 77 with 120,
in 87 with 240, and in 93 with 720.
"""

MANY = 3
"""More findings of a kind in one document say no more."""

LETTER = re.compile(r"[^\W\d_]")

LANGUAGE = "en"
"""The language that the model knows: texts in others have no score."""

CLUES = 5
"""So many features of style are named on either side."""


class ArtifactCount(NamedTuple):
    """A rule that found something in a document, and how often.

    ``hard`` is true when its findings have one likely reading, ``round_trip`` when only a translation and a translation
    back can make them.
    """

    code: str
    name: str
    times: int
    hard: bool
    round_trip: bool = False


class ArtifactFinding(Artifact, Protocol):
    """A finding, as far as it matters here."""

    @property
    def name(self) -> str:
        """The name of its rule."""

    @property
    def category(self) -> Category:
        """The kind of defect."""

    @property
    def safety(self) -> Safety:
        """Whether a fix has one likely reading."""


class Model:
    """Weights as training wrote them."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self.weights = weights
        self.common = frozenset(weights["common"])
        self.grams: Mapping[str, float] = weights["grams"]
        self.asked: Sequence[str] = weights["asked"]
        self.kinds: Mapping[str, Sequence[float]] = weights["kinds"]
        self._trust: float = weights["calibration"][1]

    @cached_property
    def _score(self) -> Callable[[Sequence[float]], float]:
        return compiled(self.weights["trees"])

    def numbers(self, style: Style) -> list[float]:
        """What the trees are asked about: the measures, the sum of the grams' weights, and how often some grams are."""
        return [*style.measures, self.words(style), *style.rates(self.asked)]

    def words(self, style: Style) -> float:
        """The weights of a piece's grams, each by the root of its rate."""
        weights, scale = self.grams, RATE / max(1, len(style.tokens))
        return sum(weights[gram] * sqrt(count * scale) for gram, count in style.grams.items() if gram in weights)

    def style(self, lines: Sequence[str]) -> tuple[float, list[Clue]]:
        """The log-odds that style gives, and what spoke for and against."""
        slope, _, shift = self.weights["calibration"]
        styles = [Style(piece, self.common) for piece in split_pieces(lines)]
        asked = list(map(self.numbers, styles))
        # Pieces of one text are alike: what several say is more than what one does, and less than their sum.
        odds = (slope * fmean(map(self._score, asked)) + shift) * sqrt(len(asked))
        added: Counter[int] = Counter()
        for numbers in asked:
            for feature, change in feature_contributions(self.weights["trees"], numbers).items():
                added[feature] += slope * change / sqrt(len(asked))
        means = [fmean(numbers) for numbers in zip(*asked, strict=True)]
        return odds, [Clue(change, self._told(feature, means[feature])) for feature, change in added.items()]

    def _told(self, feature: int, number: float) -> str:
        """A feature of style in words: whether there is more of it than in most texts, or less."""
        if feature == len(MEASURES):
            return "words and phrases as a whole"
        measured = feature < len(MEASURES)
        name = MEASURES[feature] if measured else f"“{self.asked[feature - len(MEASURES) - 1]}”"
        return f"{name}: {'more' if number > self.weights['usual'][feature] else 'less'} than usual"

    def weight(self, kind: ArtifactCount, words: int) -> float:
        """What a kind of artifact says in a text of so many words, as log-odds; never less than nothing.

        Findings in texts by machines and by people are each taken for chance events at their rates (Poisson).
        """
        machine, people = self.kinds.get(kind.code, (1.0, 1.0))
        expected = words * max(0.0, machine - people) / 1e6
        return self._trust * max(0.0, sqrt(min(kind.times, MANY)) * log(machine / people) - expected)

    def judge(self, document: Document, kinds: Iterable[ArtifactCount]) -> Translation:
        """How machine-translated a document looks, by the artifacts found in it and by its style."""
        words = sum(len(line.split()) for line in document.lines)
        language = _language(document)
        weighed = [(kind, self.weight(kind, words)) for kind in kinds]
        hard = [kind for kind, weight in weighed if weight and kind.hard]
        if not (language == LANGUAGE or (language is None and hard)) or LETTER.search(document.text) is None:
            return Translation(None, None, words, judged=False, clues=(), language=language)
        evidence = [Clue(weight, _told(kind), kind.code) for kind, weight in weighed if weight]
        judged = words >= ENOUGH and language == LANGUAGE
        odds, style = self.style(document.lines) if judged else (0.0, [])
        prior = BOUND * tanh(odds / BOUND) - BOUND
        score, alone = _share(prior + sum(clue.weight for clue in evidence)), CONCLUSIVE * _share(prior)
        if len(hard) < 2 and not any(kind.round_trip for kind in hard):
            score *= CONCLUSIVE
        loudest = sorted(style, key=lambda clue: -abs(clue.weight))
        named = [*[c for c in loudest if c.weight > 0][:CLUES], *[c for c in loudest if c.weight < 0][:CLUES]]
        clues = sorted([*evidence, *named], key=lambda clue: -abs(clue.weight))
        return Translation(score, alone, words, judged, clues, language)


def count_artifacts(document: Document, findings: Iterable[ArtifactFinding]) -> list[ArtifactCount]:
    """Return the kinds of artifact among the findings of a document that are evidence, in the order of their codes."""
    artifacts = unexplained(document, (finding for finding in findings if finding.category is Category.ARTIFACT))
    times = Counter(
        (found.code, found.name, found.safety is not Safety.MANUAL, Tag.ROUND_TRIP in found.tags) for found in artifacts
    )
    return [ArtifactCount(code, name, number, hard, back) for (code, name, hard, back), number in sorted(times.items())]


@lru_cache(maxsize=1)
def model() -> Model:
    """The installed model."""
    return Model(json.loads(files("cleanup.models").joinpath("translation_score.json").read_text("utf-8")))


def _told(kind: ArtifactCount) -> str:
    return f"{kind.code} {kind.name}" + (f", {kind.times} times" if kind.times > 1 else "")


def _language(document: Document) -> str | None:
    """The ISO 639-1 code of a document's language, given or detected; None where it cannot be told."""
    language = document.language or detect(document.text)
    return None if language is None else language.partition("-")[0].lower()


def _share(odds: float) -> float:
    return 1 / (1 + exp(-odds))
