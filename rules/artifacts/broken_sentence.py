"""A full stop in the middle of a sentence, before a small letter.

Engines take each text node of a page for a sentence. Where a link or a name stood in a node of its own, each piece
got its own stop: the ministry said in a letter. to the council.

Before a preposition and a few words that end the sentence, the fix takes the stop out. Whether the preposition is right
only the source could tell, and now and then a hasty writer began a sentence without a capital: therefore it is not
safe. In other places the stop may as well end a sentence whose next one lost its capital, and nothing is proposed. An
abbreviation may have a stop before a small letter, and so may verse and notes; after the words listed as
abbreviations, and in lines that do not begin as prose does, nothing is found.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import begins_as_prose
from cleanup.rulekit.lines import RegexMatch, pattern, table

WORDS = table(__file__)


def joined(found: RegexMatch) -> str | None:
    """Nothing instead of the stop, where what follows cannot be a sentence."""
    return "" if found["belongs"] else None


RULE = Rule(
    code="MTA104",
    name="broken-sentence",
    message="a stop breaks the sentence before its end",
    explanation=__doc__,
    find=pattern(
        r"""
        [.] (?<= (?<! [\p{L}\p{N}.’'-] ) (?! \L<abbreviation> [.] ) (?-i: [a-z]{4,} ) [.] )
        (?= [ \xa0] (?! \L<opening> \b )
            (?: (?P<belongs> (?-i: \L<preposition> ) [ \xa0]
                  (?: [^\s.,;:!?“”"]+ (?: [ \xa0] [^\s.,;:!?“”"]+ ){0,5} ) [”"]? (?: [.!?] | $ ) )
              | (?! \L<small> \b ) (?-i: [a-z]{2,} [ \xa0] (?: [a-z]{2,} | a ) ) [\s,.] ) )
        """,
        joined,
        triggers=(r"(?-i:[a-z]{4}[.][ \xa0][a-z]{2,}[ \xa0])",),
        where=begins_as_prose,
        preposition=WORDS.words("prepositions", "en"),
        opening=WORDS.words("openings", "en"),
        small=WORDS.words("small", "en"),
        abbreviation=WORDS.words("abbreviations", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "The ministry replied in a letter. to the council.",
            fixed="The ministry replied in a letter to the council.",
        ),
        Bad("The ministry replied in a letter. would have to wait until the council meets.", fixed=None),
        Good("The ministry replied in a letter. To the council it was news."),
        Good("The ministry sold coal, wood, peat etc. to the council."),
        Good("The ministry replied in a letter. of course nobody read it."),
        Good("The ministry sold its gravel to a firm. npm publishes the prices."),
        Good("the ministry replied in a letter. to the council."),
    ),
)
