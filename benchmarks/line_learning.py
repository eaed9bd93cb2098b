"""How the line model learns: the lines that it is asked about as arrays, weights of words, and trees over both."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import data
import lightgbm
import numpy as np
from boosted import REPEATABLE
from data import Page
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cleanup.engine.document import Document
from cleanup.models.line_features import HeadAndTail, grams, words_of
from cleanup.pipeline.options import engine_for
from cleanup.ruledocs.measurements import JudgedLines

FOLDS = 5
SITES = 4
"""A word is learned when lines of so many sites have it: one site's own words say nothing of another."""

LEAST_WEIGHT = 0.02
"""Words with less weight than this are not kept."""

TREES = 60

BOOSTING = {
    **REPEATABLE,
    "learning_rate": 0.1,
    "num_leaves": 8,
    "min_data_in_leaf": 60,
    "lambda_l2": 20.0,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
}


class Sample(NamedTuple):
    """A line that the model judges: its page and its place there, what people said, and what the model sees."""

    page: int
    place: int
    label: str
    size: int
    sentence: bool
    features: list[float]
    grams: list[str]


class Model(NamedTuple):
    """Weights of words, and trees."""

    words: Any
    trees: Any


class Training:
    """The lines of all pages as arrays."""

    def __init__(self, pages: Sequence[Page], sites: Sequence[str]) -> None:
        self.pages = pages
        self.removed: list[list[float]] = []
        self.samples: list[Sample] = []
        engine = engine_for(ignore=("RES9",))
        for number, page in enumerate(pages):
            report = engine.clean(Document(page.text), unsafe=True)
            gone = [0.0] * len(page.lines)
            for edit in report.edits:
                for line, part in page.parts(edit.span):
                    gone[line] += 0 if edit.new else data.visible(part)
            self.removed.append(gone)
            left = [place for place, line in enumerate(page.lines) if gone[place] < line.size]
            self.samples += samples(number, page, left, Document(report.cleaned))
        self.features = np.array([sample.features for sample in self.samples])
        self.residue = np.array([sample.label == "residue" for sample in self.samples])
        self.judged = np.array([sample.label != "ambiguous" for sample in self.samples])
        self.page = np.array([sample.page for sample in self.samples])
        self.size = np.array([sample.size for sample in self.samples])
        self.site = np.array([sites[sample.page] for sample in self.samples])
        self.known = self._known()
        self.held = self._held()
        sentence = np.array([sample.sentence for sample in self.samples])
        # A page counts as a page however many lines it has; an article's line by its characters, a sentence thrice.
        lines = Counter(self.page[self.residue].tolist())
        share = np.array([1 / max(1, lines[page]) for page in self.page.tolist()])
        share /= share[self.residue].mean()
        self.weight = np.where(self.residue, share**0.5, (0.5 + self.size / 40) * np.where(sentence, 3, 1))

    def _known(self) -> list[str]:
        sites = defaultdict(set)
        for sample, site in zip(self.samples, self.site.tolist(), strict=True):
            for gram in sample.grams:
                sites[gram].add(site)
        return sorted(gram for gram, where in sites.items() if len(where) >= SITES)

    def _held(self) -> Any:
        place = {gram: number for number, gram in enumerate(self.known)}
        rows = [sorted({place[gram] for gram in sample.grams if gram in place}) for sample in self.samples]
        ends = np.cumsum([0, *map(len, rows)])
        columns = [column for row in rows for column in row]
        return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(place)))

    def fold(self, folds: int, salt: str) -> Any:
        """Return the fold of each line, by its site."""
        return np.array([zlib.crc32(f"{salt}{site}".encode()) % folds for site in self.site.tolist()])

    def words(self, among: Any) -> Any:
        """Weights of words, learned from some of the lines."""
        learner = LogisticRegression(C=0.1, solver="liblinear", random_state=0)
        learner.fit(self.held[among], self.residue[among], sample_weight=np.where(self.residue[among], 2.0, 1.0))
        return np.where(abs(learner.coef_.ravel()) < LEAST_WEIGHT, 0, learner.coef_.ravel().round(3))

    def train(self, among: Any) -> Model:
        """Train a model on some of the lines; the trees see words through weights learned on other lines."""
        features = self.features.copy()
        inner = self.fold(FOLDS, "words")
        for fold in range(FOLDS):
            here = among & (inner == fold)
            features[here, -1] = self.held[here] @ self.words(among & (inner != fold))
        lines = lightgbm.Dataset(features[among], self.residue[among], weight=self.weight[among])
        return Model(self.words(among), lightgbm.train(BOOSTING, lines, TREES))

    def scores(self, model: Model, among: Any) -> Any:
        """Return a model's log-odds for some of the lines."""
        features = self.features[among]
        features[:, -1] = self.held[among] @ model.words
        return model.trees.predict(features, raw_score=True)

    def found(self, some: Any) -> JudgedLines:
        """Count the labels of some of the lines."""
        labels = Counter(sample.label for sample, one in zip(self.samples, some, strict=True) if one)
        return JudgedLines(labels["residue"], labels["keep"], labels["ambiguous"], len(set(self.site[some].tolist())))

    def out_of_fold(self) -> Any:
        """Score each line with a model that saw no line of its site."""
        fold = self.fold(FOLDS, "")
        scores = np.zeros(len(self.samples))
        for number in range(FOLDS):
            data.note(f"fold {number + 1} of {FOLDS}")
            scores[fold == number] = self.scores(self.train(self.judged & (fold != number)), fold == number)
        return scores


def samples(number: int, page: Page, left: Sequence[int], cleaned: Document) -> list[Sample]:
    """Return the lines of a page that the model scores; ``left`` are those that the rules kept."""
    numbers = [line for line in range(cleaned.line_count) if not cleaned.is_blank(line)]
    places = dict(zip(numbers, left, strict=True))
    margins = HeadAndTail(cleaned)
    found = []
    for line in margins.lines:
        place, words = places[line.number], words_of(line.text)
        judged = page.lines[place]
        known = margins.features(line, words), grams(words)
        found.append(Sample(number, place, judged.label, judged.size, line.text[-1] in ".!?", *known))
    return found
