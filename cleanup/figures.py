"""Length and readability of a text: the only user of textstat.

Only figures that need neither a dictionary nor a download: textstat's syllable figures (Flesch, Fog, SMOG, Dale-Chall)
would fetch one over the network.
"""

from typing import NamedTuple


class Figures(NamedTuple):
    """Characters are code points; the readability indices are textstat's, rounded to one decimal."""

    characters: int
    words: int
    sentences: int
    words_per_sentence: float
    automated_readability_index: float
    coleman_liau_index: float
    lix: float
    rix: float


def figures(text: str) -> Figures:
    """Count a text. A text without words has zero everywhere but in its characters."""
    if not text.split():
        return Figures(len(text), 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)
    import textstat

    return Figures(
        characters=len(text),
        words=textstat.lexicon_count(text),
        sentences=textstat.sentence_count(text),
        words_per_sentence=round(textstat.words_per_sentence(text), 1),
        automated_readability_index=round(textstat.automated_readability_index(text), 1),
        coleman_liau_index=round(textstat.coleman_liau_index(text), 1),
        lix=round(textstat.lix(text), 1),
        rix=round(textstat.rix(text), 1),
    )
