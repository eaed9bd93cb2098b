"""“Same” where English says “-self”: “the council prices them same out of the market”.

Spanish “sí mismo”, Catalan “ell mateix”, French “lui-même”, one word after the other.

The fix writes the reflexive pronoun: himself, themselves. The sense is rarely in doubt; whether the pronoun is wanted
at all may be, therefore it is not safe. “Me same” of dialects is left alone, as is “it same as”.
"""

from cleanup.matchers import Found, pattern
from cleanup.rule import Bad, Good, Rule, Safety

SELVES = {
    **{
        "he": "himself",
        "him": "himself",
        "she": "herself",
        "her": "herself",
        "they": "themselves",
        "them": "themselves",
    },
    **{"us": "ourselves", "we": "ourselves"},
}


def reflexive(found: Found) -> str:
    """The reflexive pronoun of what stands before “same”."""
    word = SELVES[found["pronoun"].casefold()]
    return word if found["pronoun"].islower() else word.capitalize()


RULE = Rule(
    code="MTA412",
    name="same-for-self",
    message="English says “{new}” for “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'"“-] | \b (?: give | gives | gave | given | pay | paid | show | showed | told | wish ) [ \xa0] )
        (?P<pronoun> \L<pronoun> ) [ \xa0] (?-i: same ) (?! [\w’'”"-] | [ \xa0] (?: as | day | old | people | thing | time | way ) \b )
        """,
        reflexive,
        triggers=(f"[^a-z](?:{'|'.join(SELVES)})[ \\xa0]same[^a-z]",),
        pronoun=tuple(SELVES),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The growers price them same out of the market.", fixed="The growers price themselves out of the market."),
        Good("The growers sell them same day."),
        Good("The growers gave them same price last year."),
    ),
)
