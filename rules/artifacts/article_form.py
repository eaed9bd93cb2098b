"""“A” before a vowel, or “an” before a consonant, as in “a agreement” or “an total”.

The sound decides: a unit, a one-off, a European, an hour, an MP. Words that begin with such letters are left alone, and
so are capitals, short words, letters that name something (vitamin a and) and words in another language.

Why:
The article was chosen for another word, which the engine then moved or replaced.

Fix safety:
There is no fix. The article may have the wrong form, it may be before the wrong word, or a word between the two may be
missing.

Known problems:
People make this slip as well. It is found in their translations as often as in machine translations, so it proves
nothing by itself.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

WORDS = table(__file__)
BEFORE_A = WORDS.words("before_a", "en")

VOWELS = ("a", "e[a-tvxyz]", "i", "o[a-mo-z]", "un[a-hj-z]")
CONSONANTS = tuple("bcdfgjklmnpqrstvwz")


RULE = Rule(
    code="MTA412",
    name="article-form",
    message="the article in “{found}” does not suit the next word",
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
