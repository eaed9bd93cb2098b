"""A phrase translated word for word: “as nice point” for as soon as, “new crown pneumonia” for COVID-19.

Only phrases that no English author writes are listed, each with its meaning and, in the table, the language that it
comes from.

Why:
An engine that does not know an expression translates its words: tan bon punt (as soon as) comes back as “as nice
point”, 新冠 (the new coronavirus) as “new crown”.

Fix safety:
The fix writes the meaning, which is the one likely reading. It is unsafe because it replaces words.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, pattern, table

WORDS = table(__file__)
MEANINGS = {
    wrong.casefold(): right for language in WORDS.languages for wrong, right in WORDS.pairs("repairs", language).items()
}


def said_in_english(found: RegexMatch) -> str:
    """Return the meaning of a phrase, with a capital where the phrase has one."""
    meaning = MEANINGS[found.group().casefold()]
    return meaning[0].upper() + meaning[1:] if found.group()[0].isupper() else meaning


RULE = Rule(
    code="MTA702",
    name="calque",
    message="“{found}” is “{new}”, translated word for word",
    explanation=__doc__,
    find=pattern(
        r"(?<! [\w’'-] ) \L<phrase> (?! [\w’'-] )",
        said_in_english,
        triggers=tuple(MEANINGS),
        phrase=tuple(MEANINGS),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("ca", "es", "fr", "ja", "zh"),
    narrow_sources=WORDS.languages_of,
    examples=(
        Bad(
            "As nice point the rain stopped, they were capable to go out.",
            fixed="As soon as the rain stopped, they were able to go out.",
        ),
        Bad("Two patients had new crown pneumonia.", fixed="Two patients had COVID-19."),
        Bad("Sales fell 3 for cent.", fixed="Sales fell 3 per cent."),
        Good("It was as nice a point as she ever made, and they were capable of more."),
        Good("Two kings had new crowns."),
        Good("She did not have a red cent for cents-off coupons."),
    ),
)
