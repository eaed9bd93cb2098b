"""A term with its words replaced by synonyms: “counterfeit consciousness” for artificial intelligence.

The list is from the Problematic Paper Screener of Guillaume Cabanac, Cyril Labbé and Alexander Magazinov (CC BY 4.0),
reduced to phrases that are not ordinary English. Replaced words are combined, so “faux cognizance” is matched as well.

Why:
Programs that reword copied text (spinners), and translation into one language and back, replace even the words of fixed
terms. Cabanac, Labbé and Magazinov named the results tortured phrases.

Fix safety:
One such phrase may be chance, so the fix writes the terms only where a text has two different ones. It is unsafe
because the capitals of a heading are lost.

Known problems:
Whether the rest of such a text is worth keeping is another question, which the rule does not answer.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from cleanup.rulekit import Bad, Document, Finder, Good, Match, RegexMatch, Rule, Safety, pattern, table

WORDS = table(__file__)


def combined() -> Iterator[tuple[str, str]]:
    """Yield each term with both of its words replaced, and the term itself."""
    spun = {word: others.split(", ") for word, others in WORDS.pairs("words", "en").items()}
    for term in WORDS.words("terms", "en"):
        first, second = term.split()
        for one, other in product(spun[first], spun[second]):
            yield f"{one} {other}", term


MEANINGS = {**dict(combined()), **WORDS.pairs("phrases", "en")}


def term(found: RegexMatch) -> str:
    """Return the term for a phrase, with its capital, its plural, and the article before it."""
    meaning = MEANINGS[found["phrase"].casefold()] + found["plural"]
    if found["space"]:
        meaning = f"{'an' if meaning[0] in 'aeiou' else 'a'}{found['space']}{meaning}"
    return meaning[0].upper() + meaning[1:] if found.group()[0].isupper() else meaning


PHRASES = pattern(
    r"""
    (?<! [\w’'-] ) (?: an? (?P<space> [ \xa0] ) )?
    (?P<phrase> \L<phrase> ) (?P<plural> s? ) (?! [\w’'-] )
    """,
    term,
    triggers=tuple(MEANINGS),
    phrase=tuple(MEANINGS),
)


def phrases(document: Document) -> dict[int, list[Match]]:
    """Return the phrases of a text by line, without a fix unless there are two different ones.

    Phrases that differ only in an article or a plural are the same.
    """
    found = {number: list(PHRASES.matches(document, number)) for number in range(document.line_count)}
    spans = [match.span for matches in found.values() for match in matches]
    several = len({tuple(document.slice(span).casefold().rstrip("s").split()[-2:]) for span in spans}) > 1
    return {
        number: [Match(span, meaning if several else None, detail=meaning) for span, meaning, *_ in matches]
        for number, matches in found.items()
        if matches
    }


def matches(document: Document, number: int) -> Iterable[Match]:
    """Return the phrases of a line, with the term as a fix where the text has two different ones."""
    if next(iter(PHRASES.matches(document, number)), None) is None:  # checked first: most texts have none
        return ()
    return document.cached(phrases)[number]


RULE = Rule(
    code="MTA705",
    name="tortured-phrase",
    message="“{found}” is “{detail}” with its words replaced",
    explanation=__doc__,
    find=Finder(matches, triggers=PHRASES.triggers),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "We train a profound neural model on an irregular woodland.",
            fixed="We train a deep neural model on a random forest.",
        ),
        Bad("Faux cognizance changes how we work. A faux cognizance does.", fixed=None),
        Good("It was a work of profound learning."),
        Good("Counterfeit money is a matter of public consciousness."),
        Good("The clinic treats diseases of the bosom and malignant growths."),
    ),
)
