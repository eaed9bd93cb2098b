"""The token that an engine writes for a word it does not know: “<unk>”, “⁇”.

Why:
Engines work with a fixed list of word pieces. A piece that is not on the list passes through as one token, and the
output shows the name of that token.

Fix safety:
There is no fix: only the source shows which word it was.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, Tag, pattern

RULE = Rule(
    code="MTA501",
    name="unknown-token",
    message="“{found}” marks a word that the engine did not know",
    explanation=__doc__,
    find=pattern(r"(?: <unk> | ⁇ ) (?: [ \xa0]? (?: <unk> | ⁇ ) )*+", None, triggers=("<unk>", "⁇")),
    safety=Safety.MANUAL,
    tags=(Tag.SOURCE_FORMAT,),
    languages=frozenset({"en"}),
    examples=(
        Bad("They rode a <unk> <unk> to the market.", fixed=None),
        Good("They rode an unk to the market."),
        Good("They rode a what?? to the market."),
    ),
)
