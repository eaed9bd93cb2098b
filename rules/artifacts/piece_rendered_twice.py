"""A word that ends one piece of a sentence and stands again in the next: “shook Russia. within Russia itself”.

Text nodes are translated one by one, with the words around them for context; what two of them share comes out twice,
with a stop between.

Which of the two readings the source had cannot be known, so nothing is proposed.

In 3.5 million words of edited human English it was never found.
"""

from cleanup.matchers import pattern, table
from cleanup.rule import Bad, Good, Rule, Safety

PREPOSITIONS = table(__file__).words("prepositions", "en")

RULE = Rule(
    code="MTA105",
    name="piece-rendered-twice",
    message="“{found}” says the same in two pieces of a sentence",
    explanation=__doc__,
    find=pattern(
        r"""
        (?: (?<! \w ) \p{L}+ [ \xa0] )? (?<! \w ) (?P<word> \p{L}{3,} )
        [.] [ \xa0] (?-i: \L<preposition> ) [ \xa0] (?: (?-i: the | an? ) [ \xa0] )? (?P=word) (?! \w )
        (?: [ \xa0] (?: it | him | her | them ) sel (?: f | ves ) \b )?
        """,
        None,
        triggers=(f"(?-i:[.][ \\xa0](?:{'|'.join(PREPOSITIONS)})[ \\xa0])",),
        preposition=PREPOSITIONS,
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("It shook Russia. within Russia itself.", fixed=None),
        Good("It shook Russia. Within Russia itself nobody knew."),
        Good("It shook Russia within Russia itself."),
    ),
)
