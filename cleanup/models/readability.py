"""Length and readability of texts: the only user of textstat.

Only figures that need neither a dictionary nor a download: textstat's syllable figures (Flesch, Fog, SMOG, Dale-Chall)
would fetch one over the network.
"""

from typing import NamedTuple


class Readability(NamedTuple):
    """Characters are code points; the readability indices are as textstat has them, rounded to one decimal."""

    characters: int
    words: int
    sentences: int
    words_per_sentence: float
    automated_readability_index: float
    coleman_liau_index: float
    lix: float
    rix: float


class TextCounts(NamedTuple):
    """What figures are made of, which can be added: ``visible`` are characters but for spaces, ``pieces`` are words and
    what stands among them, ``long_words`` have more than six letters.
    """

    characters: int = 0
    visible: int = 0
    letters: int = 0
    words: int = 0
    pieces: int = 0
    long_words: int = 0
    sentences: int = 0

    @classmethod
    def of(cls, text: str) -> "TextCounts":
        """Count a text. One without words has nothing but its characters."""
        if not text.split():
            return cls(len(text))
        import textstat

        return cls(
            len(text),
            textstat.char_count(text),
            textstat.letter_count(text),
            textstat.lexicon_count(text),
            textstat.lexicon_count(text, removepunct=False),
            textstat.long_word_count(text),
            textstat.sentence_count(text),
        )

    def plus(self, other: "TextCounts") -> "TextCounts":
        """Add the counts of another text."""
        return TextCounts(*map(sum, zip(self, other, strict=True)))

    @property
    def figures(self) -> Readability:
        """The figures of all that was counted; without words all is zero but the characters."""
        words, sentences = self.words, self.sentences
        if not words or not sentences:
            return Readability(self.characters, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0)
        length = words / sentences
        return Readability(
            self.characters,
            words,
            sentences,
            round(length, 1),
            round(4.71 * self.visible / self.pieces + 0.5 * length - 21.43, 1),
            round(5.8 * self.letters / words - 29.6 / length - 15.8, 1),
            round(length + 100 * self.long_words / words, 1),
            round(self.long_words / sentences, 1),
        )


def readability(text: str) -> Readability:
    """Return the readability figures of a text."""
    return TextCounts.of(text).figures
