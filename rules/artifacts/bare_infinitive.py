"""A verb of urging with a bare infinitive: “the ministry urges avoid”.

The source had a preposition and left out who is urged; the engine left out both.

Whom the sentence addressed only the source could tell, so nothing is proposed. Only verbs that take an infinitive
with “to” are listed, and infinitives that can be no noun.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern, table

WORDS = table(__file__)
URGING = WORDS.words("urging", "en")
INFINITIVES = WORDS.words("infinitives", "en")

RULE = Rule(
    code="MTA403",
    name="bare-infinitive",
    message="“{found}” lacks “to”, and perhaps the one who is urged",
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
