"""“A” before a vowel, or “an” before a consonant: “a agreement”, “an total”.

The article was chosen for another word, which the engine then moved or exchanged.

The article may have the wrong form, or stand before the wrong word, or a word between them be missing; nothing is
proposed. What counts is the sound: a unit, a one-off, a European, an hour, an MP; words that begin with such letters,
capitals, short words and letters that name something (vitamin a and) are left alone, as is a word in another language.
People slip here as well: it is found in their translations as often as in those of machines, and proves nothing alone.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern, table

WORDS = table(__file__)
BEFORE_A = WORDS.words("before_a", "en")

VOWELS = ("a", "e[a-tvxyz]", "i", "o[a-mo-z]", "un[a-hj-z]")
CONSONANTS = tuple("bcdfgjklmnpqrstvwz")


RULE = Rule(
    code="MTA412",
    name="article-form",
    message="“{found}” does not suit the word behind it",
    explanation=__doc__,
    find=pattern(
        rf"""
        (?<= (?<! [\w’'-] ) \L<before_a> [ ] ) (?! an? [ ] \L<function> \b )
        (?-i: a [ ] (?: {"|".join(VOWELS)} ) [a-z]{{4,}}
          | an [ ] (?: {"|".join(CONSONANTS)} ) [a-z]{{4,}} )
        (?! [\w’'*] )
        """,
        None,
        triggers=(
            *(f" a (?-i:{vowel}[a-z]{{4}})" for vowel in VOWELS),
            *(f" an (?-i:{consonant}[a-z]{{4}})" for consonant in CONSONANTS),
        ),
        before_a=BEFORE_A,
        function=WORDS.words("function", "en"),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("They signed it as a agreement of equals.", fixed=None),
        Bad("It ended in an total defeat.", fixed=None),
        Good("They signed it as a unit, for a one-off payment."),
        Good("It ended in an honourable defeat."),
    ),
)
