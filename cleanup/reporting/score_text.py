"""What is told of the translation score of a document: the order and the words that all formats share."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleanup.engine.report import Report
from cleanup.reporting.safe_text import visible

if TYPE_CHECKING:
    from cleanup.models.translation_score import Clue, Translation

LOWER_BOUND = "a lower bound: it counts what was found"
"""What is said of the residue score wherever it is shown."""

CLUES = 3
"""So many clues are named in a line, of those that speak for a machine."""


def ordered(translation: "Translation") -> Sequence["Clue"]:
    """The clues: artifacts, then style; of each first what speaks for a machine most."""
    return sorted(translation.clues, key=lambda clue: (not clue.code, -clue.weight))


def for_machine(translation: "Translation") -> Sequence["Clue"]:
    """The clues that speak for a machine, in this order."""
    return [clue for clue in ordered(translation) if clue.weight > 0]


def scored(translation: "Translation") -> str:
    """The score, and how much of it is style, in a few words."""
    if translation.score is None:
        return "no score"
    return f"{translation.score:.2f} of 1, {by_style(translation)}"


def by_style(translation: "Translation") -> str:
    """How much of the score is style, in a few words."""
    return f"{translation.style:.2f} by style alone" if translation.judged else "style not asked"


def about_style(translation: "Translation") -> str:
    """A sentence about the text's length and language: whether there is a score, and style means anything."""
    from cleanup.models.translation_score import ENOUGH, LANGUAGE  # which a listing without scores does not need

    if translation.score is None:
        if translation.language is None:
            return "There is no score: nothing shows which language the text is in."
        if translation.language == LANGUAGE:
            return "There is no score: the text has no letters."
        from cleanup.engine.iso639 import NAMES

        language = NAMES.get(translation.language, f"the language “{translation.language}”")
        return f"There is no score: the text is in {language}, and the model knows English only."
    words = f"{translation.words:,} word{'' if translation.words == 1 else 's'}"
    if translation.judged:
        return f"Style was judged on {words}; it means something from {ENOUGH} words on."
    if translation.words < ENOUGH:
        return f"Style was not asked: it means something from {ENOUGH} words on, and this text has {words}."
    return "Style was not asked: nothing shows which language the text is in."


def about_source(report: Report) -> str:
    """Which language the text was probably translated from, and the rules that say so; nothing where none do."""
    if report.source is None:
        return ""
    codes = sorted({finding.code for finding in report.source.findings})
    return f"Likely translated from {report.source.name}: {', '.join(codes)}."


def excess(translation: "Translation", most: float) -> str:
    """That the score, which there is, is over ``most``, and what speaks for it."""
    score, clues = translation.score or 0.0, for_machine(translation)
    shown = f"{score:.2f}" if round(score, 2) > most else str(score)
    why = "; ".join((*(visible(clue.what) for clue in clues[:CLUES]), *("…" for _ in clues[CLUES:][:1])))
    return f"translated {shown}, more than {limit(most)}" + (f": {why}" if why else "")


def limit(score: float) -> str:
    """A limit for scores: two decimals, or as many as it has."""
    return max(f"{score:.2f}", str(score), key=len)
