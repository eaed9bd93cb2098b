"""How the translation model learns: documents as arrays, weights of grams, trees over both, and rates of artifacts."""

import math
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np
from boosted import REPEATABLE, node
from scipy.sparse import csr_matrix, diags
from scipy.stats import gmean
from sklearn.linear_model import LogisticRegression
from translation_samples import Sample, common

from cleanup.engine.rule import Safety, Tag
from cleanup.models.style_features import RATE, Style
from cleanup.models.translation_score import MANY
from cleanup.pipeline.options import engine_for

RULES = [rule for rule in engine_for().index.rules if rule.code.startswith("MTA") and rule.code[:4] != "MTA8"]
"""Whose findings are evidence: not those about quotation marks, which tell houses apart and not translators."""

INNER = 4
"""Folds in which the weights of grams are learned for the trees, so that these see no weight that knew its document."""

SOURCES = 5
"""A gram is weighed when so many sources have it."""

KEPT = 20_000
"""So many grams are kept, those that make the greatest difference."""

ASKED = 80
"""The trees may ask how often a gram stands there when so many sources have it."""

TREES = 400

BOOSTING = {
    **REPEATABLE,
    "learning_rate": 0.06,
    "num_leaves": 8,
    "min_data_in_leaf": 20,
    "lambda_l2": 5.0,
    "feature_fraction": 0.15,
    "bagging_fraction": 0.6,
    "bagging_freq": 1,
}

BALANCE = {("pair", True): 1.0, ("pair", False): 1.0, ("trip", True): 0.3, ("trip", False): 0.15, ("page", False): 0.3}
"""What all documents of a kind, by machines or by people, weigh together."""

USUAL = {Safety.SAFE: (60.0, 1.0), Safety.UNSAFE: (60.0, 2.0), Safety.MANUAL: (5.0, 5.0)}
"""Findings in a million words, by machines and by people, that a rule is believed to have before it is measured."""

ROUND_TRIP = (60.0, 0.1)
"""The same of furniture that was translated back."""

UNSEEN = 300_000
"""Words that this belief counts as much as."""


class Training:
    """All documents as arrays."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.samples = samples
        self.machine = np.array([sample.machine for sample in samples])
        self.kind = np.array([sample.kind for sample in samples])
        self.common = common(samples)
        styles = [Style(sample.document.lines, self.common) for sample in samples]
        self.measures = np.array([style.measures for style in styles])
        self._names, self._rates = rates(styles)
        del styles
        self.fold = self._fold(5, "")

    def _fold(self, folds: int, salt: str) -> Any:
        return np.array([zlib.crc32(f"{salt}{sample.source}".encode()) % folds for sample in self.samples])

    def _sources(self, among: Any) -> Any:
        """How many sources of some documents have each gram."""
        sources = {source: n for n, source in enumerate(dict.fromkeys(self.samples[one].source for one in among))}
        rows = [sources[self.samples[one].source] for one in among]
        where = csr_matrix((np.ones(len(among)), (rows, np.arange(len(among)))), shape=(len(sources), len(among)))
        held = where @ (self._rates[among] > 0).astype(float)
        held.data[:] = 1
        return np.asarray(held.sum(0)).ravel()

    def _balance(self, among: Any) -> Any:
        weight = np.zeros(len(among))
        for (kind, machine), share in BALANCE.items():
            here = (self.kind[among] == kind) & (self.machine[among] == machine)
            if here.any():
                weight[here] = share / here.sum()
        return weight / weight.mean()

    def grams(self, among: Any) -> Any:
        """Weights of grams, learned from those of some documents whose sources people and machines translated."""
        among = among[self.kind[among] == "pair"]
        wanted = np.flatnonzero(self._sources(among) >= SOURCES)
        rooted = self._rates[among][:, wanted].sqrt().tocsr()
        spread = np.sqrt(np.asarray(rooted.multiply(rooted).mean(0) - np.square(rooted.mean(0))).ravel()) + 0.02
        learner = LogisticRegression(C=0.003, solver="liblinear", dual=True, random_state=0)
        learner.fit(rooted @ diags(spread**-0.5), self.machine[among], sample_weight=self._balance(among))
        weights = learner.coef_.ravel() * spread**-0.5
        loud = np.argsort(-np.abs(weights * spread), kind="stable")[:KEPT]
        every = np.zeros(self._rates.shape[1])
        every[wanted[loud]] = weights[loud].round(3)
        return every

    def features(self, among: Any, words: Any, asked: Any) -> Any:
        """Return the features of the trees."""
        return np.hstack([self.measures[among], words.reshape(-1, 1), self._rates[among][:, asked].toarray()])

    def words(self, among: Any, grams: Any) -> Any:
        """Return the summed weights of the grams of some documents."""
        return self._rates[among].sqrt() @ grams

    def train(self, among: Any) -> tuple[Any, Any, Any]:
        """Trees, weights of grams, and the grams that the trees were told about, from some documents."""
        inner, words = self._fold(INNER, "grams")[among], np.zeros(len(among))
        for fold in range(INNER):
            here = inner == fold
            words[here] = self.words(among[here], self.grams(among[~here]))
        asked = np.flatnonzero(self._sources(among[self.kind[among] == "pair"]) >= ASKED)
        told = lightgbm.Dataset(self.features(among, words, asked), self.machine[among], weight=self._balance(among))
        return lightgbm.train(BOOSTING, told, TREES), self.grams(among), asked

    def raw(self, model: tuple[Any, Any, Any], among: Any) -> Any:
        """Return the uncalibrated output of the trees for some documents."""
        trees, grams, asked = model
        return trees.predict(self.features(among, self.words(among, grams), asked), raw_score=True)

    def weights(self, model: tuple[Any, Any, Any], among: Any) -> dict[str, Any]:
        """Return what ``cleanup.models.translation_score`` reads, without the calibration."""
        trees, grams, asked = model
        first = self.measures.shape[1] + 1
        used = sorted({int(place) for place in np.flatnonzero(trees.feature_importance()) if place >= first})
        places = {**{place: place for place in range(first)}, **{place: first + n for n, place in enumerate(used)}}
        return {
            "common": sorted(self.common),
            "grams": {self._names[place]: float(grams[place]) for place in np.flatnonzero(grams)},
            "asked": [self._names[asked[place - first]] for place in used],
            "usual": [
                round(float(number), 3) for number in self._usual(among, grams, asked[[p - first for p in used]])
            ],
            "trees": [node(tree["tree_structure"], places) for tree in trees.dump_model()["tree_info"]],
            "kinds": self._kinds(among),
        }

    def _usual(self, among: Any, grams: Any, asked: Any) -> Any:
        """Return the means of the features of the trees."""
        return self.features(among, self.words(among, grams), asked).mean(0)

    def _kinds(self, among: Any) -> dict[str, tuple[float, float]]:
        """How often each rule finds something in a million words: by machines, and by the people who do it most.

        The geometric mean of machines, so that what only one engine does does not speak for all.
        """
        words: Counter[tuple[str, bool]] = Counter()
        times: Counter[tuple[str, str, bool]] = Counter()
        for one in among:
            sample = self.samples[one]
            words[sample.kind, sample.machine] += len(sample.text.split())
            for kind in sample.kinds:
                times[kind.code, sample.kind, sample.machine] += min(kind.times, MANY)
        found = {}
        for rule in RULES:
            usual = ROUND_TRIP if Tag.ROUND_TRIP in rule.tags else USUAL[rule.safety]
            rates = {
                (kind, machine): (1e6 * times[rule.code, kind, machine] + usual[not machine] * UNSEEN)
                / (number + UNSEEN)
                for (kind, machine), number in words.items()
            }
            machines = gmean([rate for (_, machine), rate in rates.items() if machine])
            people = max(rate for (_, machine), rate in rates.items() if not machine)
            found[rule.code] = (round(float(machines), 2), round(people, 2))
        return found

    def calibrate(self, raw: Any, evidence: Any) -> tuple[float, float, float]:
        """Slope, trust and shift: what trees say and what artifacts weigh, as log-odds (method: Platt, 1999).

        Both are fitted together, for kinds of artifact come together, and what several say is less than their sum.
        """
        every = np.arange(len(self.samples))
        learner = LogisticRegression(C=1e6)
        learner.fit(np.column_stack([raw, evidence]), self.machine, sample_weight=self._balance(every))
        sides = [sum(share for (_, side), share in BALANCE.items() if side == machine) for machine in (True, False)]
        shift = float(learner.intercept_[0]) - math.log(sides[0] / sides[1])
        return round(float(learner.coef_[0, 0]), 4), round(float(learner.coef_[0, 1]), 4), round(shift, 4)


def rates(styles: Sequence[Style]) -> tuple[list[str], Any]:
    """Return the grams of all pieces and their rates per ``RATE`` tokens."""
    place: dict[str, int] = {}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for style in styles:
        scale = RATE / max(1, len(style.tokens))
        for gram, number in style.grams.items():
            columns.append(place.setdefault(gram, len(place)))
            values.append(number * scale)
        ends.append(len(columns))
        style.__dict__.pop("grams", None)
    return list(place), csr_matrix((values, columns, ends), shape=(len(styles), len(place)))
