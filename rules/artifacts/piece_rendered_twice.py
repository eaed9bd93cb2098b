"""A word that ends one piece of a sentence and recurs in the next: “shook Russia. within Russia itself”.

Why:
Engines translate text nodes one by one, with the surrounding words as context. Words that two nodes share come out
twice, with a full stop between them.

Fix safety:
There is no fix, because nobody can know which of the two readings the source had.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

PREPOSITIONS = table(__file__).words("prepositions", "en")

RULE = Rule(
    code="MTA105",
    name="piece-rendered-twice",
    message="“{found}” repeats the end of the piece before it",
    explanation=__doc__,
    find=pattern(
        r"""
        [.] (?<= (?<! \w ) (?P<word> \p{L}{3,40} ) [.] ) [ \xa0] \K
        (?: (?-i: \L<preposition> ) [ \xa0] (?: (?-i: the | an? ) [ \xa0] )? | (?= (?-i: [a-z] ) ) ) (?P=word) (?! \w )
        (?: [ \xa0] (?: it | him | her | them ) sel (?: f | ves ) \b )?
        """,
        None,
        triggers=(r"[^ .\d]{3}[.][ \xa0](?-i:[a-z])",),
        preposition=PREPOSITIONS,
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("It shook Russia. within Russia itself.", fixed=None),
        Bad("It was built in the last century. century of steam.", fixed=None),
        Good("It shook Russia. Within Russia itself nobody knew."),
        Good("It shook Russia within Russia itself."),
    ),
)
