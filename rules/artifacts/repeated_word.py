"""A word that stands twice or more in a row: “the old river river”, “vote vote vote”.

Engines fall into loops: what they wrote last makes the same word the likeliest next one, most of all at the end of a
sentence. Where two pieces meet, the word at the border may come from both.

The fix keeps the first of the run. It is unsafe, for a poet repeats, too. Words that can be right twice (“had had”,
“very very”, “knock knock”) are left alone, and so are names of like halves, and lines that speak of words. For a name
that stands two or three times nothing is proposed: the next one may belong to what follows.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress
from string import ascii_lowercase

import regex

from cleanup.engine.document import Document, Span
from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.rulekit.guards import speaks_of_words
from cleanup.rulekit.lines import table, tables
from cleanup.rulekit.regex_cache import compiled

LOOP = 4
"""So many copies are a loop: of numbers and little words fewer can be right."""

BUSY = {
    *("al", "an", "be", "ca", "co", "de", "fo", "ha", "he", "in", "ma", "no", "of", "on", "or", "pr", "re", "sa", "sh"),
    *("so", "st", "th", "to", "wa", "we", "wh", "wi", "con", "for", "tha", "the"),
}
"""So many words begin with these that neighbours often do: one letter more is compared."""

TABLE = table(__file__)
RIGHT_TWICE = BUSY.union(TABLE.words("words", "en"))
LEFT_ALONE = frozenset(TABLE.words("calls", "en") + tables(__file__, "doubled_word").words("words", "en"))
NAMES = frozenset(TABLE.words("names", "en"))


def _alike(begun: str = "") -> str:
    """An expression for two words that begin alike, whatever the word: it becomes one small automaton."""
    if len(begun) >= 2 and begun not in BUSY:
        return rf"\w* {begun}"
    return f"(?:{'|'.join(letter + _alike(begun + letter) for letter in ascii_lowercase)})"


def _triggers() -> Iterator[str]:
    """Two words that begin alike; four copies of what is shorter, a number, a bracket, or a word with a mark in it."""
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
    """Whether nobody means a run: its copies are written alike, and it is no idiom, call, name or MTA301’s."""
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
    if all(later[len(word) : len(word) + 1].isalnum() for word, later in alike):  # a tenth of the time of the search
        return
    if speaks_of_words(document, number):
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
    message="“{found}” says a word more than once",
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
