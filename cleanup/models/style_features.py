"""How a text is written, as numbers: all that the translation score knows of style.

Words that texts of every kind have stay themselves; all others become their shape (a capital, an ending, a number), so
that nothing of what a text is about is left. Quotation marks are left out and all dashes are one, for they tell houses
apart and not translators.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from statistics import fmean, pstdev

# Words per piece; a text's score is the mean of its pieces, so that long and short texts are comparable.
PIECE = 240

# Tokens to which the counts of a piece are scaled.
RATE = 200

# The first features of a piece, in order; the rates of the model's grams follow.
MEASURES = (
    *("words in a sentence", "how much sentences differ in length", "words in its longest sentence"),
    *("letters in a word", "how much words differ in length", "different words among its first 200", "long words"),
    *("contractions", "commas", "dashes", "capitals", "words in capitals", "numbers", "words in -ly", "words in -ing"),
    *("words in -ed", "words that are not common"),
)

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<number>\d+(?:[.,:]\d+)*)|(?P<mark>[^\w\s\"'“”‘’«»„‚‹›`´]|_)"
)
_DASHES = "-‐‑‒–—―−"
_STOPS = frozenset(".!?。！？…")
_FIRST = 200
_LONG = 10
_ENDING = re.compile(
    r".{3,}?(ingly|ation|ment|ness|ally|[ai]ble|i[sz]ed?|ing|ion|ity|ism|ist|ive|ous|ful|[ea]nt|[ao]ry|ed|ly|al|[eo]r|est|"
    r"ic|y|s)",
    re.DOTALL,
)


def split_pieces(lines: Sequence[str]) -> list[list[str]]:
    """Split lines into pieces of at least ``PIECE`` words; the rest at the end joins the last piece."""
    whole: list[list[str]] = [[]]
    words = 0
    for line in lines:
        if words >= PIECE:
            whole.append([])
            words = 0
        whole[-1].append(line)
        words += len(line.split())
    if words < PIECE and len(whole) > 1:
        last = whole.pop()
        whole[-1] += last
    return whole


class Style:
    """A piece of text: its tokens, its measures and its grams. ``common`` are the words that stay themselves."""

    def __init__(self, lines: Sequence[str], common: Collection[str]) -> None:
        self.tokens: list[str] = []
        self._words: list[str] = []
        self._sentences: list[int] = []
        for line in lines:
            self._read(line, common)

    def _read(self, line: str, common: Collection[str]) -> None:
        begun = length = 0
        for found in _TOKEN.finditer(line):
            text, kind = found.group(), found.lastgroup
            if kind == "word":
                length += 1
                word = text.lower().replace("’", "'")
                self._words.append(word)
                self.tokens.append(_shape(text, word, common, begun=bool(begun)))
                begun = 1
            elif kind == "number":
                self.tokens.append("<year>" if len(text) == 4 and text[:2] in ("19", "20") else "<number>")
                begun = 1
            else:
                mark = "-" if text in _DASHES else text if text.isascii() or text == "…" else "<sign>"
                self.tokens.append(mark)
                if text in _STOPS:
                    begun = 0
                    self._sentences += [length] if length else []
                    length = 0
        self._sentences += [length] if length else []

    @cached_property
    def grams(self) -> Counter[str]:
        """Tokens, pairs and threes, counted."""
        one = self.tokens
        counted = Counter(one)
        counted.update(f"{a} {b}" for a, b in pairwise(one))
        counted.update(f"{a} {b} {c}" for a, b, c in zip(one, one[1:], one[2:], strict=False))
        return counted

    @cached_property
    def measures(self) -> list[float]:
        """The numbers of ``MEASURES``: means as they are, counts for ``RATE`` tokens."""
        tokens, words, sentences = self.tokens, self._words or [""], self._sentences or [0]
        lengths, first = list(map(len, words)), words[:_FIRST]
        counts = (
            sum(length >= _LONG for length in lengths),
            sum("'" in word for word in words),
            tokens.count(","),
            tokens.count("-"),
            sum(token.startswith("<Name") for token in tokens),
            tokens.count("<CAPITALS>"),
            sum(token in ("<number>", "<year>") for token in tokens),
            *(sum(word.endswith(ending) for word in words) for ending in ("ly", "ing", "ed")),
            sum(token.startswith(("<-", "<word")) for token in tokens),
        )
        shape = (fmean(sentences), pstdev(sentences), float(max(sentences)), fmean(lengths), pstdev(lengths))
        scale = RATE / max(1, len(tokens))
        return [*shape, len(set(first)) / len(first), *(count * scale for count in counts)]

    def rates(self, grams: Sequence[str]) -> Iterator[float]:
        """Yield the number of times that each gram occurs in ``RATE`` tokens."""
        scale = RATE / max(1, len(self.tokens))
        return (self.grams[gram] * scale for gram in grams)


def _shape(text: str, word: str, common: Collection[str], *, begun: bool) -> str:
    """Return a word as a token: the word itself when it is common, its shape otherwise."""
    if word in common:
        return word
    owner = "'s" if word.endswith("'s") else ""
    if len(text) > 1 and text.isupper():
        return "<CAPITALS>"
    if begun and text[0].isupper():
        return f"<Name{owner}>"
    found = _ENDING.fullmatch(word.removesuffix("'s"))
    return f"<-{found[1]}{owner}>" if found else f"<word{owner}>"
