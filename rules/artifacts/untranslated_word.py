"""A word left in another language, in the middle of an English sentence: “of enfermedad”.

The table holds beginnings of common words that no English word has. Only the first occurrence of a lower-case word
between English words is reported, in a line that is not all in lower case. A word in quotation marks or italics is
quoted, a word beside others of its language is part of a quotation, and a word that occurs earlier in the text is the
author’s term: none of these is matched.

Why:
An engine lets through a word that it does not know, unchanged or glued to its neighbours (“programadecomida”).

Fix safety:
There is no fix: only the source shows what the word means.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import regex

from cleanup.models.foreign_text import in_english
from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, Span, table

WORDS = table(__file__)

# Minimum length of a beginning, in letters.
SHORTEST = 4

# Code points before a word in which it must not occur: searching the whole text for each word would be quadratic.
BEFORE = 20_000

# Small words: at least one neighbour of a match is in ENGLISH, and none is in FOREIGN.
ENGLISH = """
a about after all also an and any are as at be been before between but by can could did do does due during for from had
has have he her him his if in into is it its may more most must my no not of on one only or our out over she should so
some such than that the their them then there these they this those to under up very was we were what when where which
who will with would you your
"""
FOREIGN = """
al au aux avec c’est con dans das de dei del dels della dem den der des di die do du e ein eine el em en est et gli ich
il ist je la le les los mit na ne nel nicht não o och pas per por pour que qui se sie sur un una und une van von vous y
"""

SENTENCE = r"""
    (?<= (?P<before> (?<! [\w’'-] ) [a-z]+ ) [ ] )
    (?P<word> \p{Ll}{4,40}+ )
    (?= ,? [ ] (?P<after> [a-z]+ ) (?! [\w’'-] ) | [.;:?!] (?! \S ) | $ )
    """


class Beginnings:
    """The table in the form that the index needs: read when the index is built, not when the rule is imported."""

    def keys(self) -> tuple[str, ...]:
        """Return nothing: no whole line is a phrase."""
        return ()

    def triggers(self) -> Iterator[str]:
        """Return each beginning in lower case, after a space."""
        return (f"(?-i:[ ]{beginning})" for beginning in WORDS.words("beginnings"))

    def fingerprint(self) -> bytes:
        """Return the fingerprint of the table."""
        return WORDS.fingerprint()


@cache
def sentence() -> "regex.Pattern[str]":
    """Return the expression for a word with its neighbours."""
    return regex.compile(SENTENCE, regex.VERBOSE)


@cache
def small(words: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(words.split())


@cache
def beginnings() -> Mapping[str, frozenset[str]]:
    """Return the beginnings of words, with the languages that have them."""
    languages: dict[str, frozenset[str]] = {}
    for language in WORDS.languages:
        for beginning in WORDS.words("beginnings", language):
            languages[beginning] = languages.get(beginning, frozenset()) | {language}
    return languages


def languages_of(word: str) -> frozenset[str]:
    """Return the languages that may have a word, according to the table."""
    known = beginnings()
    parts = (word[:length] for length in range(SHORTEST, len(word) + 1))
    return frozenset().union(*(known.get(part, frozenset()) for part in parts))


def begins_foreign(word: str) -> bool:
    """Check whether a word has a beginning that is in the table."""
    known = beginnings()
    return any(word[:length] in known for length in range(SHORTEST, len(word) + 1))


def foreign(word: str) -> bool:
    """Check whether a word is not English, according to the table and the small words."""
    return word in small(FOREIGN) or begins_foreign(word)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield such words between English ones, where they first occur in the text."""
    line = document.line_text(number)
    if line.islower() or not document.cached(in_english):  # where nothing has a capital, names have none either
        return
    for found in sentence().finditer(line):
        word, around = found["word"], {found["before"], found["after"] or found["before"]}
        if not around.isdisjoint(small(ENGLISH)) and begins_foreign(word) and not any(map(foreign, around)):
            start = document.line(number).start + found.start()
            if document.text.find(word, max(0, start - BEFORE), start) < 0:
                yield Match(Span(start, start + len(word)), None)


RULE = Rule(
    code="MTA603",
    name="untranslated-word",
    message="“{found}” is a word in another language",
    explanation=__doc__,
    find=Finder(matches, Beginnings()),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=("ca", "cs", "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "sv"),
    narrow_sources=languages_of,
    examples=(
        Bad("The two sisters spoke of enfermedad on the ferry.", fixed=None),
        Bad("The school offers a programadecomida for the smallest.", fixed=None),
        Bad("Both sides agreed on a Freundschaft, the entscheidung of the court came later.", fixed=None),
        Good("The two sisters spoke of “enfermedad” on the ferry."),
        Good("The two sisters spoke por enfermedad on the ferry."),
        Good("The two sisters met at Enfermedad, a ferry port."),
        Good("The two sisters spoke of an enforced stay on the ferry."),
    ),
)
