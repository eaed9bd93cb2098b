"""A French compound whose halves were translated separately: “can - be” for “peut-être”.

Why:
An engine that cuts words at the hyphen translates each half by itself and keeps the hyphen between them. It turns
“lui-même” into “him - even”.

Fix safety:
The table gives the meaning of each compound. A hyphen with spaces may also be a dash between such words, and “lui” may
be a thing, so the fix is unsafe.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, pattern, table

WORDS = table(__file__)
PAIRS = WORDS.pairs("pairs", "en")


def meant(found: RegexMatch) -> str:
    """Return the meaning of the compound, with the capitals of the match."""
    halves: str = found.group()
    right = PAIRS[halves.lower()]
    if halves.islower():
        return right if right[0].islower() else right.lower()
    return right[0].upper() + right[1:] if halves[0].isupper() else right


RULE = Rule(
    code="MTA204",
    name="translated-halves",
    message="“{found}” is “{new}” with its halves translated separately",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w’'-] | - [ ] ) (?! (?<= \b \L<subject> [ ] ) (?: can | may | might ) )  # as kind as you can - be
        (?= \w+ [ ] (?: \w+ [ ] )? - ) \L<halves> (?! \w | [ ]? [-–] ) (?! (?<= even ) [ ] \L<clause> \b )
        """,
        meant,
        triggers=tuple(PAIRS),
        subject=("he", "I", "it", "one", "she", "they", "we", "you"),
        halves=tuple(PAIRS),
        clause=WORDS.words("clauses", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    sources=("fr",),
    examples=(
        Bad("The author him - even is can - be ill.", fixed="The author himself is perhaps ill."),
        Bad("Can - be the costs go to the - beyond of the limit.", fixed="Perhaps the costs go beyond the limit."),
        Bad("The door - word of the ministry smiled.", fixed="The spokesman of the ministry smiled."),
        Good("They liked him - even when he sang."),
        Good("Be as kind as you can - be a friend."),
        Good("He stood by the door – word had come from the ministry – and smiled."),
    ),
)
