"""A full stop inside a sentence, before a lowercase letter, as in: replied in a letter. to the council.

The rule finds nothing after a listed abbreviation, which may have a full stop before a lowercase letter, or in lines
that do not begin as prose does, such as verse and notes.

Why:
Engines treat each text node of a page as a sentence. Where a link or a name was in a node of its own, each piece got a
full stop of its own.

Fix safety:
The fix removes the full stop before a preposition and a few words that end the sentence. Only the source could show
whether the preposition is right, and hasty writers now and then begin a sentence without a capital, so the fix is
unsafe. Elsewhere the full stop may be right and the next sentence may have lost its capital, so the rule proposes
nothing.
"""

from cleanup.rulekit import Bad, Good, RegexMatch, Rule, Safety, begins_with_capital, pattern, table

WORDS = table(__file__)


def joined(found: RegexMatch) -> str | None:
    """Return nothing in place of the full stop where the following words cannot be a sentence, else None."""
    return "" if found["belongs"] else None


RULE = Rule(
    code="MTA104",
    name="broken-sentence",
    message="a full stop breaks the sentence before its end",
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
        where=begins_with_capital,
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
