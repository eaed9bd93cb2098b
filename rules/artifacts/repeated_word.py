"""A word that occurs twice or more in a row, as in “the old river river” or “vote vote vote”.

Words that can be right twice (“had had”, “very very”, “knock knock”) are left alone, and so are names with identical
halves and lines about words.

Why:
Engines fall into loops. The last word that they wrote makes the same word the most likely next one, above all at the
end of a sentence. Where two pieces meet, the word at the border may come from both.

Fix safety:
The fix keeps the first word of the run. Poets repeat words as well, so the fix is unsafe. For a name that occurs two or
three times the rule proposes nothing, because the last one may belong to the words that follow.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress
from string import ascii_lowercase

import regex

from cleanup.rulekit import (
    Bad,
    Document,
    Finder,
    Good,
    Match,
    Rule,
    Safety,
    Span,
    compiled,
    is_about_words,
    table,
    tables,
)

# Minimum number of copies that is certainly a loop: fewer copies of numbers and short words can be right.
LOOP = 4

# Beginnings that so many words share that neighbours often do as well: one more letter is compared.
BUSY = {
    *("al", "an", "be", "ca", "co", "de", "fo", "ha", "he", "in", "ma", "no", "of", "on", "or", "pr", "re", "sa", "sh"),
    *("so", "st", "th", "to", "wa", "we", "wh", "wi", "con", "for", "tha", "the"),
}

TABLE = table(__file__)
RIGHT_TWICE = BUSY.union(TABLE.words("words", "en"))
LEFT_ALONE = frozenset(TABLE.words("calls", "en") + tables(__file__, "doubled_word").words("words", "en"))
NAMES = frozenset(TABLE.words("names", "en"))


def _alike(begun: str = "") -> str:
    """Return an expression for any two words that begin alike; it compiles to one small automaton."""
    if len(begun) >= 2 and begun not in BUSY:
        return rf"\w* {begun}"
    return f"(?:{'|'.join(letter + _alike(begun + letter) for letter in ascii_lowercase)})"


def _triggers() -> Iterator[str]:
    """Yield two words that begin alike, and four copies of a short word, number, bracket, or word with a mark."""
    loops = [" ".join([rf"{begun}\w*"] * LOOP) for begun in (*"0123456789", r"\(")]
    loops += [" ".join([word] * LOOP) for word in sorted(BUSY)]
    yield f"[^!-~](?:{_alike()}|{'|'.join(loops)})"
    yield r"['/-]\w+ \w+['/-]\w+ \w+['/-]\w+ \w+['/-]"


@cache
def _run() -> "regex.Pattern[str]":
    return compiled(
        rf"""
        (?<! [!-~\w] )
        (?: (?P<copy> [a-z]{{2,}}+ ) (?: [ ] (?P=copy) (?! [\w'’/-] ) )++
          | (?P<copy> [a-z]++ (?: ['/-][a-z0-9]++ )++ | \([a-z0-9]++ | [0-9]++ (?: -?[a-z0-9]++ )*+ )
            (?: [ ] (?P=copy) (?! [\w'’/-] | [.,][0-9] ) ){{{LOOP - 1},}}+
        )
        """,
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _syllable() -> "regex.Pattern[str]":
    return compiled(r"(?: [b-df-hj-np-tv-z] | [csz]h )? [aeiou]{1,3} (?: ng? | r )?", regex.VERBOSE)


def _wrong(copies: Sequence[str]) -> bool:
    """Return whether a run is a mistake: its copies are written alike and no idiom, call, name or word of MTA301."""
    first, second = copies[:2]
    word = first.lower()
    if second not in {first, word} or any(copy != second for copy in copies[2:]) or word in LEFT_ALONE:
        return False
    if len(copies) >= LOOP:
        return True
    named = second != word
    return word not in RIGHT_TWICE and not (named and (word in NAMES or _syllable().fullmatch(word)))


def _look(document: Document, number: int) -> Iterator[Match]:
    line = document.line_text(number)
    words = line.lower().split()
    nexts = words[1:]
    alike = compress(zip(words, nexts, strict=False), map(str.startswith, nexts, words))
    if all(later[len(word) : len(word) + 1].isalnum() for word, later in alike):  # in a tenth of the time of the search
        return
    if is_about_words(document, number):
        return
    start = document.line(number).start
    for found in _run().finditer(line):
        copies = found[0].split(" ")
        if _wrong(copies):
            certain = copies[1].islower() or len(copies) >= LOOP
            yield Match(Span(start + found.start(), start + found.end()), copies[0] if certain else None)


RULE = Rule(
    code="MTA302",
    name="repeated-word",
    message="“{found}” repeats a word",
    explanation=__doc__,
    find=Finder(_look, triggers=tuple(_triggers())),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The ferry crosses the river river twice a day.", fixed="The ferry crosses the river twice a day."),
        Bad("They counted every vote vote vote vote.", fixed="They counted every vote."),
        Bad("It closed in 1954 1954 1954 1954.", fixed="It closed in 1954."),
        Bad("They flew over Norway Norway."),
        Good("They flew over Wagga Wagga."),
        Good("They had had enough of it."),
        Good("It was a very very long night."),
        Good("They crossed the river, river by river."),
        Good("The word river river stands in this copy."),
    ),
)
