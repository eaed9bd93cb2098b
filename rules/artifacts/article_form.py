"""“A” before a vowel, or “an” before a consonant: “a agreement”, “an total”.

The article was chosen for another word, which the engine then moved or exchanged.

The fix writes the form that suits the word. An adjective may be missing in between; therefore it is not safe. What
counts is the sound: a unit, a one-off, a European, an hour, an MP; words that begin with such letters, capitals,
short words and letters that name something (vitamin a and) are left alone, as is a word in another language. People
slip here as well: it is found in their translations as often as in those of machines, and proves nothing alone.
"""

from cleanup.matchers import Found, pattern, table
from cleanup.rule import Bad, Good, Rule, Safety

WORDS = table(__file__)
BEFORE_A = WORDS.words("before_a", "en")

VOWELS = ("a", "e[a-tvxyz]", "i", "o[a-mo-z]", "un[a-hj-z]")
CONSONANTS = tuple("bcdfgjklmnpqrstvwz")


def other_form(found: Found) -> str:
    """The word with the article that suits it."""
    return f"{'a' if found['consonant'] else 'an'} {found['consonant'] or found['vowel']}"


RULE = Rule(
    code="MTA412",
    name="article-form",
    message="“{found}” does not suit the word behind it",
    explanation=__doc__,
    find=pattern(
        rf"""
        (?<= (?<! [\w’'-] ) \L<before_a> [ ] ) (?! an? [ ] \L<function> \b )
        (?-i: a [ ] (?P<vowel> (?: {"|".join(VOWELS)} ) [a-z]{{4,}} )
          | an [ ] (?P<consonant> (?: {"|".join(CONSONANTS)} ) [a-z]{{4,}} ) )
        (?! [\w’'*] )
        """,
        other_form,
        triggers=(
            *(f" a (?-i:{vowel}[a-z]{{4}})" for vowel in VOWELS),
            *(f" an (?-i:{consonant}[a-z]{{4}})" for consonant in CONSONANTS),
        ),
        before_a=BEFORE_A,
        function=WORDS.words("function", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("They signed it as a agreement of equals.", fixed="They signed it as an agreement of equals."),
        Bad("It ended in an total defeat.", fixed="It ended in a total defeat."),
        Good("They signed it as a unit, for a one-off payment."),
        Good("It ended in an honourable defeat."),
    ),
)
