"""The line model: how likely a line of the margins is residue, and what speaks for it.

The words of a line have weights that add up to one number; boosted trees weigh it together with what the line looks
like and what text it stands by (``cleanup.margins``). ``benchmarks/train_line_model.py`` makes the weights and says how
right they are; the file with the weights names the data.
"""

import ast
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, reduce
from math import exp
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from cleanup.language import detect
from cleanup.margins import FEATURES, Margins, grams, words_of
from cleanup.text import Document

Tree: TypeAlias = "float | list[Any]"
"""A leaf's value, or a question: [feature, threshold, tree where not above, tree where above, mean of their values]."""

LOUDEST = 3
"""So many features are named."""

LEAST = 0.2
"""The model says nothing of lines that it is less sure of."""

BEGINNING = 400
"""Code points of prose by which the language of a text is told."""


class Judgement(NamedTuple):
    """How sure the model is of a line, 0 to 1; as a string, the features that spoke loudest for residue."""

    confidence: float
    numbers: Sequence[float]
    trees: Sequence[Tree]

    def __str__(self) -> str:
        """What a question changes of the mean is its feature's doing (method: Saabas, 2014)."""
        names = list(FEATURES.values())
        spoken = dict.fromkeys(range(len(names)), 0.0)
        for tree in self.trees:
            at = tree
            while isinstance(at, list):
                feature, threshold, low, high, mean = at
                at = low if self.numbers[feature] <= threshold else high
                spoken[feature] += (at[4] if isinstance(at, list) else at) - mean
        loudest = sorted(spoken, key=lambda feature: -spoken[feature])[:LOUDEST]
        return ", ".join(names[feature] for feature in loudest if spoken[feature] > 0)


class LineModel:
    """The model whose weights are in a file; they are read at the first use."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def beside(cls, rule_file: str) -> "LineModel":
        """The model beside a rule: the same stem, ``.json``. Call it with ``__file__``."""
        return cls(Path(rule_file).with_suffix(".json"))

    @cached_property
    def weights(self) -> Mapping[str, Any]:
        """What training wrote: ``words``, ``trees``, ``calibration`` (slope, shift), ``languages``, ``trained_on``."""
        weights: Mapping[str, Any] = json.loads(self.path.read_text("utf-8"))
        return weights

    def judgements(self, document: Document) -> dict[int, Judgement]:
        """The lines that look like residue, by number; to be asked with ``document.fact``."""
        words, trees = self.weights["words"], self.weights["trees"]
        slope, shift = self.weights["calibration"]
        margins = document.fact(Margins)
        found: dict[int, Judgement] = {}
        if not margins.lines or not self._speaks(document.language or detect(margins.topic[:BEGINNING])):
            return found
        for line in margins.lines:
            spoken = words_of(line.text)
            numbers = margins.features(line, spoken)
            numbers[-1] = sum([words[gram] for gram in grams(spoken) if gram in words])
            confidence = 1 / (1 + exp(-(slope * self._score(*numbers) + shift)))
            if confidence >= LEAST:
                found[line.number] = Judgement(confidence, numbers, trees)
        return found

    def _speaks(self, language: str | None) -> bool:
        return language is None or language.partition("-")[0].lower() in self.weights["languages"]

    @cached_property
    def _score(self) -> Callable[..., float]:
        return compiled(self.weights["trees"])


def compiled(trees: Sequence[Tree]) -> Callable[..., float]:
    """The sum of some trees as a function of the numbers: five times as fast as walking the lists."""
    names = [f"n{number}" for number in range(len(FEATURES))]
    whole = ast.Lambda(
        ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, []),
        reduce(lambda one, other: ast.BinOp(one, ast.Add(), other), (_expression(tree, names) for tree in trees)),
    )
    code = compile(ast.fix_missing_locations(ast.Expression(whole)), "<trees>", "eval")
    function: Callable[..., float] = eval(code, {"__builtins__": {}})  # nothing but numbers compared
    return function


def _expression(tree: Tree, names: Sequence[str]) -> ast.expr:
    if not isinstance(tree, list):
        return ast.Constant(float(tree))
    feature, threshold, low, high, _ = tree
    question = ast.Compare(ast.Name(names[feature], ast.Load()), [ast.LtE()], [ast.Constant(float(threshold))])
    return ast.IfExp(question, _expression(low, names), _expression(high, names))
