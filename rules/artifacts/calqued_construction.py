"""A construction that English does not have, rendered word by word: “capable to pay”, “5 for cent”, “even although”.

Prepositions and conjunctions of the source are taken for the ones that look like them.

The fix writes what English has. The list holds sequences that edited English does not use; a phrase can still be
quoted or be somebody's way to speak, therefore it is not safe.
"""

import regex

from cleanup.matchers import Found, pattern, table
from cleanup.rule import Bad, Good, Rule, Safety

CALQUES = table(__file__).pairs("calques", "en")


def put_right(found: Found) -> str:
    """What English has, with the capital of what was found."""
    new = CALQUES[regex.sub(r"[ \xa0]+", " ", found["calque"]).casefold()]
    return new if found["calque"][0].islower() else new[0].upper() + new[1:]


RULE = Rule(
    code="MTA416",
    name="calqued-construction",
    message="English says “{new}” for “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'"“-] ) (?P<calque> \L<calque> ) (?<! (?-i: US | ME ) ) (?! [\w’'”"-] ) (?= [ \xa0] [\w$£€("“] | [.,;:] )
        | (?<= \d [ \xa0] ) (?P<calque> (?: by | for ) [ \xa0] cent ) (?! [\w’'-] )
        """,
        put_right,
        triggers=(
            f"[^a-z](?:{'|'.join(calque for calque in CALQUES if not calque.endswith(' cent'))})[^a-z]",
            "[0-9][ \\xa0](?:by|for)[ \\xa0]cent[^a-z]",
        ),
        calque=tuple(calque for calque in CALQUES if not calque.endswith(" cent")),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The town is capable to pay 5 for cent.", fixed="The town is able to pay 5 per cent."),
        Bad("Even although it rained, they came.", fixed="Even though it rained, they came."),
        Good("The town is capable of paying."),
        Good("They came for cent and penny sweets."),
    ),
)
