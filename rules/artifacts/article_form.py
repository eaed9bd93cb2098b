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

VOWEL = "(?:a[a-z]{4}|e[a-tvxyz][a-z]{3}|i[a-z]{4}|o[a-mo-z][a-z]{3}|un[a-hj-z][a-z]{2})"
CONSONANT = "(?:[bcdfgjklmpqrstvwz][a-z]{4}|n[a-z]{4})"


def other_form(found: Found) -> str:
    """The word with the article that suits it."""
    return f"{'a' if found['consonant'] else 'an'} {found['consonant'] or found['vowel']}"


RULE = Rule(
    code="MTA417",
    name="article-form",
    message="“{found}” does not suit the word behind it",
    explanation=__doc__,
    find=pattern(
        rf"""
        (?<= (?<! [\w’'-] ) \L<before_a> [ \xa0] ) 
        (?! an? [ \xa0] \L<function> \b )
        (?-i: a [ \xa0] (?P<vowel> (?! euro ) {VOWEL} [a-z]* ) | an [ \xa0] (?P<consonant> {CONSONANT} [a-z]* ) ) (?! [\w’'*] )
        """,
        other_form,
        triggers=(
            f"[^a-z]a[ \\xa0]{VOWEL}",
            f"[^a-z]an[ \\xa0]{CONSONANT}",
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
