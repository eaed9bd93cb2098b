"""A French compound whose halves were translated apart: “can - be” for “peut-être”, “him - even” for “lui-même”.

An engine that cuts words at the hyphen renders each half by itself and keeps the hyphen between.

The table has what each was meant to be. A hyphen with spaces may also stand for a dash between such words, and “lui”
may be a thing, so the fix is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern, table

WORDS = table(__file__)
PAIRS = WORDS.pairs("pairs", "en")


def meant(found: RegexMatch) -> str:
    """What the compound stands for, with the capitals of what was found."""
    halves: str = found.group()
    right = PAIRS[halves.lower()]
    if halves.islower():
        return right if right[0].islower() else right.lower()
    return right[0].upper() + right[1:] if halves[0].isupper() else right


RULE = Rule(
    code="MTA204",
    name="translated-halves",
    message="“{found}” is “{new}”, its halves translated apart",
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
