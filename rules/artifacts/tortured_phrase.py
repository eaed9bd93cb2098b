"""A term with its words replaced by synonyms: “counterfeit consciousness” for artificial intelligence.

Programs that reword copied text (spinners), and translation into one language and back, replace the words of fixed
terms, too. Guillaume Cabanac, Cyril Labbé and Alexander Magazinov named them tortured phrases; the list is from their
Problematic Paper Screener (CC BY 4.0), reduced to phrases that are no ordinary English. Replaced words are combined,
so that “faux cognizance” is found as well.

One such phrase may be chance. Where a text has two different ones the fix writes the terms; whether the rest of the
text is worth keeping is another question, and the capitals of a heading are lost, therefore it is not safe.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from cleanup.engine.document import Document
from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern, table

WORDS = table(__file__)


def combined() -> Iterator[tuple[str, str]]:
    """Each term with both of its words replaced, and the term."""
    spun = {word: others.split(", ") for word, others in WORDS.pairs("words", "en").items()}
    for term in WORDS.words("terms", "en"):
        first, second = term.split()
        for one, other in product(spun[first], spun[second]):
            yield f"{one} {other}", term


MEANINGS = {**dict(combined()), **WORDS.pairs("phrases", "en")}


def term(found: RegexMatch) -> str:
    """What a phrase stands for, with its capital, its plural, and the article before it."""
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
    """The phrases of a text by their lines; where it has no two different ones, without a fix.

    An article or a plural makes no other one of a phrase.
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
    """The phrases of a line; what they stand for is proposed where they are not alone."""
    if next(iter(PHRASES.matches(document, number)), None) is None:  # asked first, for most texts have none
        return ()
    return document.cached(phrases)[number]


RULE = Rule(
    code="MTA705",
    name="tortured-phrase",
    message="“{found}” stands for “{detail}”, its words replaced",
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
