"""The name of a people after its noun, as in “special forces Canadians” or “the electoral commission Libyan”.

A clause may begin with a people (the government Canadians elected), so the sentence must continue with a punctuation
mark, a preposition or a verb that suits the noun.

Why:
Romance languages put the adjective after the noun, with an ending in the plural. The engine keeps both the order and
the plural.

Fix safety:
There is no fix. The text does not show for certain how far the phrase extends to the left, and so where the adjective
belongs.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

WORDS = table(__file__)
SINGULAR = WORDS.words("singular", "en")
PLURAL = WORDS.words("plural", "en")
PEOPLES = WORDS.words("peoples", "en")
ADJECTIVES = WORDS.words("adjectives", "en")

RULE = Rule(
    code="MTA413",
    name="demonym-after-noun",
    message="“{found}” has the word order of another language",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<= \b \L<before> [ ] )
        (?-i: \L<plural> [ ] \L<people> (?= [.,;:] | $ | [ ] (?: are | were | have | that | and | \L<preposition> ) \b )
          | \L<singular> [ ] \L<adjective>
            (?= [.;:] | , (?! [ ] \L<adjective> ) | $ | [ ] (?: is | was | has | will | that | \L<preposition> ) \b ) )
        """,
        None,
        triggers=(
            f"[^a-z](?:{'|'.join(PLURAL)}) (?-i:{'|'.join(PEOPLES)})[^a-z]",
            f"[^a-z](?:{'|'.join(SINGULAR)}) (?-i:{'|'.join(ADJECTIVES)})[^a-z]",
        ),
        before=WORDS.words("before", "en"),
        preposition=WORDS.words("prepositions", "en"),
        singular=SINGULAR,
        plural=PLURAL,
        people=PEOPLES,
        adjective=ADJECTIVES,
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=("ca", "es", "fr", "it", "pt", "ro"),
    examples=(
        Bad("He trained special forces Canadians in the north.", fixed=None),
        Bad("The electoral commission Libyan was sworn in.", fixed=None),
        Good("He trained special forces; Canadians in the north helped."),
        Good("The electoral commission Libyans had wanted was sworn in."),
    ),
)
