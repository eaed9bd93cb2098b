"""Descriptions of the translated score of a document: the order and the words that all formats share."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleanup.engine.report import Report
from cleanup.messages import plural
from cleanup.reporting.safe_text import visible

if TYPE_CHECKING:
    from cleanup.engine.scores import Clue, Translation

# Explains the residue score wherever it is shown.
LOWER_BOUND = "a lower bound: it counts what was found"

# Clues for a machine that one line names.
MAX_CLUES = 3


def sort_clues(translation: "Translation") -> Sequence["Clue"]:
    """Return the clues: artifacts before style, and of each the strongest for a machine first."""
    return sorted(translation.clues, key=lambda clue: (not clue.code, -clue.weight))


def clues_for_machine(translation: "Translation") -> Sequence["Clue"]:
    """Return the clues for a machine translation, in the order of ``sort_clues``."""
    return [clue for clue in sort_clues(translation) if clue.weight > 0]


def describe_score(translation: "Translation") -> str:
    """Return the score and the share of style in it, in a few words."""
    if translation.score is None:
        return "no score"
    return f"{translation.score:.2f} of 1, {describe_style_share(translation)}"


def describe_style_share(translation: "Translation") -> str:
    """Return how much of the score comes from style, in a few words."""
    return f"{translation.style:.2f} by style alone" if translation.judged else "style not judged"


def describe_style(translation: "Translation") -> str:
    """Return a sentence on whether there is a score and style counts, by the length and language of the text."""
    from cleanup.models.translation_score import ENOUGH, LANGUAGE  # which a listing without scores does not need

    if translation.score is None:
        return _describe_missing_score(translation.language, LANGUAGE)
    words = plural(translation.words, "word")
    if translation.judged:
        return f"Style was judged on {words}; it is meaningful from {ENOUGH} words on."
    if translation.words < ENOUGH:
        return f"Style was not judged: it is meaningful from {ENOUGH} words on, and this text has {words}."
    return "Style was not judged: the language of the text is unknown."


def _describe_missing_score(language: str | None, known: str) -> str:
    if language is None:
        return "There is no score: the language of the text is unknown."
    if language == known:
        return "There is no score: the text has no letters."
    from cleanup.engine.language.iso639 import NAMES

    name = NAMES.get(language, f"the language “{language}”")
    return f"There is no score: the text is in {name}, and the model covers only English."


def describe_source(report: Report) -> str:
    """Return a sentence with the likely source language and the rules that show it; empty where none do."""
    if report.source is None:
        return ""
    codes = sorted({finding.code for finding in report.source.findings})
    return f"Likely translated from {report.source.name}: {', '.join(codes)}."


def describe_excess(translation: "Translation", maximum: float) -> str:
    """Return that the score, which must exist, is above ``maximum``, with the strongest clues."""
    score, clues = translation.score or 0.0, clues_for_machine(translation)
    shown = f"{score:.2f}" if round(score, 2) > maximum else str(score)
    reasons = "; ".join((*(visible(clue.what) for clue in clues[:MAX_CLUES]), *("…" for _ in clues[MAX_CLUES:][:1])))
    return f"translated {shown}, more than {format_limit(maximum)}" + (f": {reasons}" if reasons else "")


def format_limit(score: float) -> str:
    """Return a limit for scores with two decimals, or with more if it has more."""
    return max(f"{score:.2f}", str(score), key=len)
