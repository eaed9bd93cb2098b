"""An idiom or formula of another language, word for word: “noodles on our ears”, “the reporter learned from”.

Only phrases that are rare in English prose are listed, each with its meaning and, in the table, the language that it
comes from.

Why:
Proverbs, newspaper headings and official phrases have fixed counterparts in English, or none; an engine translates
their words.

Fix safety:
There is no fix: most sentences would have to be rebuilt around the meaning.

Known problems:
An author may quote a proverb, and a careful translator may keep a formula.
"""

from collections.abc import Iterator

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, pattern, table

WORDS = table(__file__)
MEANINGS = {
    phrase.casefold(): meaning
    for language in WORDS.languages
    for phrase, meaning in WORDS.pairs("meanings", language).items()
}
PHRASES = pattern(r"(?<! [\w’'-] ) \L<phrase> (?! [\w’'-] )", None, triggers=tuple(MEANINGS), phrase=tuple(MEANINGS))


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield each phrase of a line, with its meaning."""
    for match in PHRASES.matches(document, number):
        yield match._replace(detail=MEANINGS[document.slice(match.span).casefold()])


RULE = Rule(
    code="MTA704",
    name="literal-phrase",
    message="“{found}” is translated word for word and means “{detail}”",
    explanation=__doc__,
    find=Finder(matches, triggers=PHRASES.triggers),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=("cs", "de", "es", "fr", "ja", "ru", "zh"),
    narrow_sources=WORDS.languages_of,
    examples=(
        Bad("They have been hanging noodles on our ears for years.", fixed=None),
        Bad("The reporter learned from the station that it will close.", fixed=None),
        Bad("The relevant person in charge of the bureau smiled.", fixed=None),
        Good("They have been hanging lamps on our houses for years."),
        Good("The reporters learned nothing from the station."),
        Good("The person in charge of the bureau smiled."),
    ),
)
