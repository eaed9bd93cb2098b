"""Train the line model on extracted pages whose lines people have judged, and say how right it is.

usage: train_line_model.py PAGES.jsonl[.gz] [--only FIELD=VALUE,...]... [--write]

All rows are learned from; ``--only`` names those that the figures and the calibration are for. The figures are of the
whole unsafe tier, rules and model, and out of fold: a page is judged by a model that saw no page of its site. The same
rows give the same bytes.

``--write`` keeps the weights beside the rule. What is needed: pip install '.[train]'.
"""

import argparse
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import data
import numpy as np
from boosted import node
from compare import measure, table
from line_learning import Training
from rule_figures import ANNOTATORS, WEIGHTS
from sklearn.linear_model import LogisticRegression

from cleanup.engine.rule import MIN_CONFIDENCE

LANGUAGES = ("en",)
"""What the model may judge: of other languages there were too few lines, and it was wrong too often about them."""

CONFIDENCES = (0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def calibration(scores: Any, residue: Any) -> tuple[float, float]:
    """Slope and shift of a logistic curve from scores to the share of residue (method: Platt, 1999)."""
    learner = LogisticRegression(C=1e6).fit(scores.reshape(-1, 1), residue)
    return round(float(learner.coef_[0, 0]), 4), round(float(learner.intercept_[0]), 4)


def sure(scores: Any, curve: tuple[float, float]) -> Any:
    """Scores as confidences."""
    return 1 / (1 + np.exp(-(curve[0] * scores + curve[1])))


def report(training: Training, confidence: Any, wanted: Sequence[int], rows: Any) -> str:
    """Print the figures for some of the pages, and how well the confidence is calibrated."""
    pages = [training.pages[number] for number in wanted]
    figures = {}
    for least in (2.0, *CONFIDENCES):
        gone = [list(training.removed[number]) for number in range(len(training.pages))]
        for sample, own in zip(training.samples, confidence.tolist(), strict=True):
            if own >= least:
                gone[sample.page][sample.place] = sample.size
        answers = iter([gone[number] for number in wanted])
        name = f"--min-confidence {least}" if least < 1 else "without the model"
        figures[name] = measure(lambda _, answers=answers: next(answers), pages)  # type: ignore[misc]
    bins = []
    for low, high in pairwise((*CONFIDENCES, 1.0)):
        here = rows & (confidence >= low) & (confidence < high)
        if here.any():
            share, mean = training.residue[here].mean(), confidence[here].mean()
            bins.append((f"{low} to {high}", str(here.sum()), f"{mean:.2f}", f"{share:.2f}"))
    return f"{table(figures)}\n\n{data.table(['confidence', 'lines', 'mean', 'residue'], bins)}"


def main() -> None:
    """Train, print figures, and keep the weights when asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="FIELD=VALUE,...", help="rows to measure on")
    parser.add_argument("--write", action="store_true", help="keep the weights beside the rule")
    args = parser.parse_args()
    rows = list(data.rows(args.pages))
    wanted = [number for number, row in enumerate(rows) if data.meets(row, args.only)]
    training = Training([data.page(row) for row in rows], [row.get("site") or row["id"] for row in rows])
    data.note(f"{len(training.samples)} lines of {len(rows)} pages")
    scores = training.out_of_fold()
    measured = training.judged & np.isin(training.page, wanted)
    curve = calibration(scores[measured], training.residue[measured])
    print(report(training, sure(scores, curve), wanted, measured))
    if args.write:
        model = training.train(training.judged)
        spoken = [number for number, row in enumerate(rows) if row.get("lang") in LANGUAGES]
        found = (sure(scores, curve) >= MIN_CONFIDENCE) & np.isin(training.page, spoken)
        weights = {
            "trained_on": sorted(ANNOTATORS[row] for row in {row["source"] for row in rows}),
            "languages": LANGUAGES,
            "calibration": curve,
            "out_of_fold": training.found(found)._asdict(),
            "words": {
                gram: weight for gram, weight in zip(training.known, model.words.tolist(), strict=True) if weight
            },
            "trees": [node(tree["tree_structure"]) for tree in model.trees.dump_model()["tree_info"]],
        }
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
        data.note(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
