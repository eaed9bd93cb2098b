"""How machine-translated a document looks, and why: artifacts are the evidence, style is the prior.

Each kind of artifact has a weight: how much more often machine translations have it than texts by people, as a
logarithm, less what a text of this length has by chance. Style alone (``cleanup.models.style_features``, weighed by
grams and boosted trees) never reaches one half; its part is reported separately. The weights are computed by
``benchmarks/train_translation_model.py``, with their accuracy; their file names the data.
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
from cleanup.engine.language.detection import detect
from cleanup.engine.rule import Category, Safety, Tag
from cleanup.engine.scores import Clue, Translation
from cleanup.models.boosted_trees import compiled, feature_contributions
from cleanup.models.confounders import Artifact, unexplained
from cleanup.models.style_features import MEASURES, RATE, Style, split_pieces

# Prior share of machine-translated documents.
SHARE = 0.1

# How far style can move the odds, as a logarithm: up to one half, and as far down.
BOUND = log((1 - SHARE) / SHARE)

# The score that only two hard kinds of artifact can exceed, or one line of furniture that was translated back.
CONCLUSIVE = 0.8

# Minimum words for a judgement by style. Between a text by a machine and one by a person, style chose correctly in 72
# of 100 cases with 60 words, in 77 with 120, in 87 with 240, and in 93 with 720.
ENOUGH = 100

# Findings of one kind that count at most.
MANY = 3

LETTER = re.compile(r"[^\W\d_]")

# The language of the model: texts in others have no score.
LANGUAGE = "en"

# Features of style that are named on either side.
CLUES = 5


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
        self.tree_grams: Sequence[str] = weights["asked"]
        self.kinds: Mapping[str, Sequence[float]] = weights["kinds"]
        self._trust: float = weights["calibration"][1]

    @cached_property
    def _score(self) -> Callable[[Sequence[float]], float]:
        return compiled(self.weights["trees"])

    def numbers(self, style: Style) -> list[float]:
        """Return the features of the trees: the measures, the sum of the grams' weights, the rates of some grams."""
        return [*style.measures, self.words(style), *style.rates(self.tree_grams)]

    def words(self, style: Style) -> float:
        """Return the sum of a piece's gram weights, each times the square root of its rate."""
        weights, scale = self.grams, RATE / max(1, len(style.tokens))
        return sum(weights[gram] * sqrt(count * scale) for gram, count in style.grams.items() if gram in weights)

    def style(self, lines: Sequence[str]) -> tuple[float, list[Clue]]:
        """Return the log-odds of the style, and the clues for and against."""
        slope, _, shift = self.weights["calibration"]
        styles = [Style(piece, self.common) for piece in split_pieces(lines)]
        features = list(map(self.numbers, styles))
        # Pieces of one text are alike: what several say is more than what one does, and less than their sum.
        odds = (slope * fmean(map(self._score, features)) + shift) * sqrt(len(features))
        added: Counter[int] = Counter()
        for numbers in features:
            for feature, change in feature_contributions(self.weights["trees"], numbers).items():
                added[feature] += slope * change / sqrt(len(features))
        means = [fmean(numbers) for numbers in zip(*features, strict=True)]
        return odds, [
            Clue(change, self._describe_feature(feature, means[feature])) for feature, change in added.items()
        ]

    def _describe_feature(self, feature: int, number: float) -> str:
        """Describe a feature of style: whether the text has more or less of it than most."""
        if feature == len(MEASURES):
            return "words and phrases as a whole"
        measured = feature < len(MEASURES)
        name = MEASURES[feature] if measured else f"“{self.tree_grams[feature - len(MEASURES) - 1]}”"
        return f"{name}: {'more' if number > self.weights['usual'][feature] else 'less'} than usual"

    def weight(self, kind: ArtifactCount, words: int) -> float:
        """Return the log-odds that a kind of artifact adds in a text of this many words; never negative.

        Findings in texts by machines and by people are modelled as chance events at their rates (Poisson).
        """
        machine, people = self.kinds.get(kind.code, (1.0, 1.0))
        expected = words * max(0.0, machine - people) / 1e6
        return self._trust * max(0.0, sqrt(min(kind.times, MANY)) * log(machine / people) - expected)

    def judge(self, document: Document, kinds: Iterable[ArtifactCount]) -> Translation:
        """Score how machine-translated a document looks, by the artifacts found in it and by its style."""
        words = sum(len(line.split()) for line in document.lines)
        language = _language(document)
        weighed = [(kind, self.weight(kind, words)) for kind in kinds]
        hard = [kind for kind, weight in weighed if weight and kind.hard]
        if not (language == LANGUAGE or (language is None and hard)) or LETTER.search(document.text) is None:
            return Translation(None, None, words, judged=False, clues=(), language=language)
        evidence = [Clue(weight, _describe_artifact(kind), kind.code) for kind, weight in weighed if weight]
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
    """Return the installed model."""
    return Model(json.loads(files("cleanup.models").joinpath("translation_score.json").read_text("utf-8")))


def _describe_artifact(kind: ArtifactCount) -> str:
    return f"{kind.code} {kind.name}" + (f", {kind.times} times" if kind.times > 1 else "")


def _language(document: Document) -> str | None:
    """Return the ISO 639-1 code of a document's language, given or detected; None where it cannot be determined."""
    language = document.language or detect(document.text)
    return None if language is None else language.partition("-")[0].lower()


def _share(odds: float) -> float:
    return 1 / (1 + exp(-odds))
