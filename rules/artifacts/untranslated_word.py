"""A word that stayed in another language in the midst of an English sentence: “of enfermedad”.

An engine lets a word through that it does not know, as it is or glued to its neighbours (“programadecomida”).

What it means only the source could tell, so nothing is proposed. The table holds beginnings of common words that no
English word has. A word in quotation marks or italics is quoted, one beside others of its kind is part of a
quotation, and one that stood in the text before is the author’s term: only a word among English ones, in small
letters where others are not, is reported, where it comes first.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import regex

from cleanup.engine.document import Document, Span
from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.models.foreign_text import in_english
from cleanup.rulekit.lines import table

WORDS = table(__file__)
SHORTEST = 4
"""Letters of a beginning."""

BEFORE = 20_000
"""Code points before a word in which it must not have stood: to ask a whole text for each word would be quadratic."""

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
"""Small words: one at least of the neighbours is English, and none is of another language."""

SENTENCE = r"""
    (?<= (?P<before> (?<! [\w’'-] ) [a-z]+ ) [ ] )
    (?P<word> \p{Ll}{4,40}+ )
    (?= ,? [ ] (?P<after> [a-z]+ ) (?! [\w’'-] ) | [.;:?!] (?! \S ) | $ )
    """


class Beginnings:
    """The table as the index wants it: read when the index is made, and not when the rule is imported."""

    def keys(self) -> tuple[str, ...]:
        """No line is a phrase."""
        return ()

    def triggers(self) -> Iterator[str]:
        """Each beginning in small letters, after a space."""
        return (f"(?-i:[ ]{beginning})" for beginning in WORDS.words("beginnings"))

    def fingerprint(self) -> bytes:
        """That of the table."""
        return WORDS.fingerprint()


@cache
def sentence() -> "regex.Pattern[str]":
    """A word with those beside it."""
    return regex.compile(SENTENCE, regex.VERBOSE)


@cache
def small(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


@cache
def beginnings() -> Mapping[str, frozenset[str]]:
    """The beginnings of words, and the languages that have them."""
    languages: dict[str, frozenset[str]] = {}
    for language in WORDS.languages:
        for beginning in WORDS.words("beginnings", language):
            languages[beginning] = languages.get(beginning, frozenset()) | {language}
    return languages


def languages_of(word: str) -> frozenset[str]:
    """The languages that a word may be of, as far as the table tells."""
    known = beginnings()
    parts = (word[:length] for length in range(SHORTEST, len(word) + 1))
    return frozenset().union(*(known.get(part, frozenset()) for part in parts))


def begins_foreign(word: str) -> bool:
    """Whether a word has a beginning of the table."""
    known = beginnings()
    return any(word[:length] in known for length in range(SHORTEST, len(word) + 1))


def foreign(word: str) -> bool:
    """Whether a word is of another language than English, as far as the table and the small words tell."""
    return word in small(FOREIGN) or begins_foreign(word)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Such words between English ones, where the text has them first."""
    line = document.line_text(number)
    if line.islower() or not document.cached(in_english):  # where nothing has a capital, names have none
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
    message="“{found}” is a word of another language",
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
