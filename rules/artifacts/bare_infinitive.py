"""A verb of urging with a bare infinitive, as in “the ministry urges avoid”.

The lists contain only verbs that take an infinitive with “to”, and infinitives that cannot be nouns.

Why:
The source had a preposition and did not name the person who is urged. The engine left out both.

Fix safety:
There is no fix, because only the source could show whom the sentence addressed.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, pattern, table

WORDS = table(__file__)
URGING = WORDS.words("urging", "en")
INFINITIVES = WORDS.words("infinitives", "en")

RULE = Rule(
    code="MTA403",
    name="bare-infinitive",
    message="“{found}” lacks “to”, and perhaps the person who is urged",
    explanation=__doc__,
    find=pattern(
        r"(?<! [\w’'-] | \b to [ ] ) \L<urging> [ \xa0] (?-i: \L<infinitive> ) (?! [\w’'-] )",
        None,
        triggers=(f"(?:{'|'.join(URGING)})[ \\xa0](?:{'|'.join(INFINITIVES)})",),
        urging=URGING,
        infinitive=INFINITIVES,
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=("ca", "es", "fr", "it", "pt"),
    examples=(
        Bad("The ministry urges avoid the coast.", fixed=None),
        Good("The ministry urges to avoid the coast."),
        Good("The ministry urges calm on the coast."),
    ),
)
