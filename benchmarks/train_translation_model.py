"""Train the model that says how machine-translated a document looks, and say how right it is.

usage: train_translation_model.py PAIRS.jsonl[.gz] TRIPS.jsonl[.gz] PAGES.jsonl[.gz]
           [--only FIELD=VALUE,...]... [--left-out] [--write]

PAIRS hold documents that people and machines translated from one source: ``human`` and ``mt`` are lists of objects with
``text``; ``lp`` is the language pair, ``set`` where the row is from. ``--only`` chooses rows of it: name what may be
learned from. TRIPS are what ``round_trips.py`` made. PAGES are extracted pages with judged lines; what people kept of
them stands for English that nobody translated. Nothing of a text is kept but rates of common words, marks and shapes,
and how often each rule finds something.

All figures are of documents that the model did not learn from, in five folds by source: AUC is how often a machine's
document has a higher score than a person's. ``--left-out`` also judges each language pair by a model that saw none of
it.

``--write`` keeps the weights in the package. What is needed: pip install '.[train]'.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import data
import numpy as np
from sklearn.metrics import roc_auc_score
from translation_learning import Training
from translation_samples import Sample, joined, kept, paired, trips

import cleanup
from cleanup.models.translation_score import SHARE, Model

WEIGHTS = Path(cleanup.__file__).with_name("models") / "translation_score.json"

CREDITS = (
    "WMT General/News Translation shared tasks 2021 to 2023 (sources, references and systems; free for research)",
    "round trips of public-domain and CC0 English through Apertium",
    "AndyTheFactory/article-extraction-dataset (Apache-2.0)",
    "Murrough-Foley/web-content-extraction-benchmark (CC BY 4.0)",
    "adbar/trafilatura (Apache-2.0)",
    "scrapinghub/article-extraction-benchmark (MIT)",
)

FOLDS = 5


class Judged(NamedTuple):
    """A document and its scores: by style alone, and with its artifacts."""

    sample: Sample
    style: float
    score: float


def auc(found: Sequence[Judged], *, by_style: bool = False) -> float:
    """How often a machine's document has a higher score than a person's."""
    scores = [one.style if by_style else one.score for one in found]
    return float(roc_auc_score([one.sample.machine for one in found], scores))


def by_pair(found: Sequence[Judged]) -> dict[str, float]:
    """Return the AUC of each language pair."""
    pairs = defaultdict(list)
    for one in found:
        pairs[one.sample.pair].append(one)
    return {pair: auc(some) for pair, some in pairs.items() if len({one.sample.machine for one in some}) == 2}


def told(pairs: Mapping[str, float]) -> str:
    """Figures by language pair, and their mean."""
    each = ", ".join(f"{pair} {value:.3f}" for pair, value in sorted(pairs.items()))
    return f"mean {np.mean(list(pairs.values())):.3f} ({each})"


def in_a_row(samples: Iterable[Sample], number: int) -> Iterator[Sample]:
    """So many documents of one translator as one."""
    rows = defaultdict(list)
    for sample in samples:
        rows[sample.pair, sample.translator, sample.machine].append(sample)
    for row in rows.values():
        for at in range(0, len(row) - number + 1, number):
            yield joined(row[at : at + number])


def weighed(weights: Mapping[str, Any], sample: Sample) -> float:
    """Return the weight of a document's artifacts before calibration."""
    model = Model({**weights, "calibration": (1.0, 1.0, 0.0)})
    words = len(sample.text.split())
    return sum(model.weight(kind, words) for kind in sample.kinds)


def judged(model: Model, samples: Iterable[Sample]) -> Iterator[Judged]:
    """Return a model's scores for documents."""
    for sample in samples:
        translation = model.judge(sample.document, sample.kinds)
        yield Judged(sample, translation.style or 0.0, translation.score or 0.0)  # None for a text without letters


def reliability(found: Sequence[Judged]) -> str:
    """How far a score is what it says, for documents with a source, at the odds that the score takes for granted."""
    rows = []
    scores = np.array([one.score for one in found])
    machine = np.array([one.sample.machine for one in found])
    weight = np.where(machine, SHARE / machine.sum(), (1 - SHARE) / (~machine).sum())
    for low, high in pairwise((0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0001)):
        here = (scores >= low) & (scores < high)
        if here.any():
            share = np.average(machine[here], weights=weight[here])
            rows.append((f"{low} to {min(high, 1)}", str(here.sum()), f"{scores[here].mean():.2f}", f"{share:.2f}"))
    return data.table(["score", "documents", "mean", "machines"], rows)


def main() -> None:
    """Train, print figures, and keep the weights when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("trips", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="FIELD=VALUE,...", help="rows of PAIRS to take")
    parser.add_argument("--left-out", action="store_true", help="leave out each language pair in turn, too")
    parser.add_argument("--write", action="store_true", help="keep the weights in the package")
    args = parser.parse_args()
    training = Training([*paired(args.pairs, args.only), *trips(args.trips), *kept(args.pages)])
    every = np.arange(len(training.samples))
    data.note(f"{len(every)} documents, {len(training.common)} common words")
    raw, evidence, folds = np.zeros(len(every)), np.zeros(len(every)), []
    for number in range(FOLDS):
        data.note(f"fold {number + 1} of {FOLDS}")
        there = every[training.fold != number]
        trained = training.train(there)
        here = every[training.fold == number]
        weights = training.weights(trained, there)
        samples = [training.samples[place] for place in here]
        raw[here] = training.raw(trained, here)
        evidence[here] = [weighed(weights, sample) for sample in samples]
        folds.append((weights, samples))
    curve = training.calibrate(raw, evidence)
    data.note(f"calibration: {curve}")
    found: defaultdict[str, list[Judged]] = defaultdict(list)
    for weights, samples in folds:
        model = Model({**weights, "calibration": curve})
        own = [sample for sample in samples if sample.kind == "pair"]
        found["as they are"] += judged(model, own)
        found["three in a row"] += judged(model, in_a_row(own, 3))
        for words in (120, 180):
            found[f"first {words} words"] += judged(model, [sample.first(words) for sample in own[::4]])
        found["round trips, originals and pages"] += judged(model, [one for one in samples if one.kind != "pair"])
    for name, some in found.items():
        print(f"{name}: AUC {auc(some):.3f}, by style alone {auc(some, by_style=True):.3f}")
    print(f"by pair: {told(by_pair(found['as they are']))}\n\n{reliability(found['as they are'])}\n")
    if args.left_out:
        left: dict[str, float] = {}
        for pair in sorted({sample.pair for sample in training.samples if sample.machine and sample.pair}):
            data.note(f"without {pair}")
            there = np.array([sample.pair == pair for sample in training.samples])
            model = Model({**training.weights(training.train(every[~there]), every[~there]), "calibration": curve})
            left |= by_pair(list(judged(model, [training.samples[place] for place in every[there]])))
        print(f"each pair by a model that saw none of it: {told(left)}")
    if args.write:
        weights = {**training.weights(training.train(every), every), "calibration": curve}
        kept_ = json.dumps({"trained_on": CREDITS, **weights}, ensure_ascii=False, separators=(",", ":"))
        WEIGHTS.write_text(kept_ + "\n", "utf-8")
        data.note(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
