"""The mark that an engine writes for a word it does not know: “<unk>”, “⁇”.

Engines work with a fixed list of word pieces; what is not on it goes through as one token, and comes out as its name.

Which word it was only the source could tell, so nothing is proposed.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern

RULE = Rule(
    code="MTA501",
    name="unknown-token",
    message="“{found}” stands for words that the engine did not know",
    explanation=__doc__,
    find=pattern(r"(?: <unk> | ⁇ ) (?: [ \xa0]? (?: <unk> | ⁇ ) )*+", None, triggers=("<unk>", "⁇")),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("They rode a <unk> <unk> to the market.", fixed=None),
        Good("They rode an unk to the market."),
        Good("They rode a what?? to the market."),
    ),
)
