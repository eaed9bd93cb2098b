"""The line model: how likely a line of the margins is residue, and which features speak for it.

The words of a line have weights that add up to one number; boosted trees weigh it together with the shape of the line
and the text beside it (``cleanup.models.line_features``). ``benchmarks/train_line_model.py`` computes the weights and
their accuracy; the file with the weights names the data.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.engine.document import Document
from cleanup.engine.language.detection import detect
from cleanup.models.boosted_trees import Tree, compiled, feature_contributions
from cleanup.models.line_features import FEATURES, HeadAndTail, grams, words_of

# Features that are named.
LOUDEST = 3

# Minimum probability of a line that is reported.
LEAST = 0.2

# Code points of prose that the language of a text is detected from.
BEGINNING = 400


class LineScore(NamedTuple):
    """How sure the model is of a line, 0 to 1; as a string, the features that spoke loudest for residue."""

    confidence: float
    numbers: Sequence[float]
    trees: Sequence[Tree]

    def __str__(self) -> str:
        names = list(FEATURES.values())
        added = feature_contributions(self.trees, self.numbers)
        loudest = sorted(added, key=lambda feature: (-added[feature], feature))[:LOUDEST]
        return ", ".join(names[feature] for feature in loudest if added[feature] > 0)


class LineModel:
    """The model whose weights are in a file; they are read at the first use."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def beside(cls, rule_file: str) -> "LineModel":
        """Load the model beside a rule: the same stem with ``.json``. Pass ``__file__``."""
        return cls(Path(rule_file).with_suffix(".json"))

    @cached_property
    def weights(self) -> Mapping[str, Any]:
        """What training wrote: ``words``, ``trees``, ``calibration`` (slope, shift), ``languages``, ``trained_on``."""
        weights: Mapping[str, Any] = json.loads(self.path.read_text("utf-8"))
        return weights

    def judgements(self, document: Document) -> dict[int, LineScore]:
        """Return the scores of lines that look like residue, by line number; call it through ``document.cached``."""
        words, trees = self.weights["words"], self.weights["trees"]
        slope, shift = self.weights["calibration"]
        margins = document.cached(HeadAndTail)
        found: dict[int, LineScore] = {}
        if not margins.lines or not self._covers(document.language or detect(margins.topic[:BEGINNING])):
            return found
        for line in margins.lines:
            said = words_of(line.text)
            numbers = margins.features(line, said)
            numbers[-1] = sum([words[gram] for gram in grams(said) if gram in words])
            confidence = 1 / (1 + exp(-(slope * self._score(numbers) + shift)))
            if confidence >= LEAST:
                found[line.number] = LineScore(confidence, numbers, trees)
        return found

    def _covers(self, language: str | None) -> bool:
        return language is None or language.partition("-")[0].lower() in self.weights["languages"]

    @cached_property
    def _score(self) -> Callable[[Sequence[float]], float]:
        return compiled(self.weights["trees"])
