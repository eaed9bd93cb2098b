"""Two words of the source translated by the same word, as in “the inspection and inspection of the market”.

The rule looks at nouns and adjectives with the endings of learned words, in the singular. “More and more”, “millions
and millions” and “nation and nation” are good English, as is a word that ends one phrase and begins another (for
development and development for all).

Why:
Many languages, Chinese above all, pair words of similar meaning for emphasis. An engine that knows one word for both
writes it twice.

Fix safety:
There is no fix, because only the source could show which of the two was another word.
"""

from collections.abc import Iterator

import regex

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, pattern, table

TABLE = table(__file__)
TWICE = regex.compile(r"[ ]and[ ](?<=([a-z]{5,}+)[ ]and[ ])\1")
DOUBLED = pattern(
    r"""
        (?<! [\w’'-] ) (?-i: (?P<word> [a-z]{5,}+ ) [ ]and[ ] (?P=word) ) (?<= \L<ending> ) (?<! \L<plain> )
        (?= \h (?: of | in | to | by | on | at | with | from | as | is | are | was | were ) \b | [.,;:)] )
        (?<! \b (?: and | between | among | for | from | of | upon ) \h (?P=word) [ ]and[ ] (?P=word) )
        """,
    None,
    triggers=tuple(f"{ending} and [a-z]*{ending}[^a-z]" for ending in TABLE.words("endings", "en")),
    ending=TABLE.words("endings", "en"),
    plain=TABLE.words("plain", "en"),
)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the pairs of a line; most lines have none, which a search shows in a hundredth of the time."""
    if TWICE.search(document.line_text(number)):
        yield from DOUBLED.matches(document, number)


RULE = Rule(
    code="MTA304",
    name="doubled-synonym",
    message="“{found}” joins a word to itself",
    explanation=__doc__,
    find=Finder(matches, triggers=DOUBLED.triggers),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("They went on with the inspection and inspection of the market."),
        Bad("The climb was arduous and arduous."),
        Good("The balance between nation and nation is lost."),
        Good("They asked for participation and participation costs."),
        Good("It grew darker and darker."),
    ),
)
