"""A full stop in the middle of a sentence, before a phrase that belongs to it.

Engines take each text node of a page for a sentence. Where a link or a name stood in a node of its own, each piece
got its own stop: the ministry said in a letter. to the council.

The fix takes the stop out. Whether the preposition after it is right only the source could tell, and now and then a
hasty writer began a sentence without a capital: therefore it is not safe. An abbreviation may have a stop before a
small letter, and so may verse and notes; after the words listed as abbreviations, and in lines that do not begin as
prose does, nothing is found, nor where a comma or a long rest says that a new sentence was meant.

In 3.5 million words of edited human English it was never found.
"""

from cleanup.matchers import pattern, table
from cleanup.rule import Bad, Good, Rule, Safety
from cleanup.text import Document

WORDS = table(__file__)
PREPOSITIONS = WORDS.words("prepositions", "en")


def begins_as_prose(document: Document, number: int) -> bool:
    """Whether a line begins with a capital, after quotation marks or brackets at most."""
    return document.line_text(number).lstrip(" \t\xa0“‘\"'([—–-")[:1].isupper()


RULE = Rule(
    code="MTA104",
    name="broken-sentence",
    message="a stop breaks the sentence before its end",
    explanation=__doc__,
    find=pattern(
        r"""
        [.] (?<= (?<! [\p{L}\p{N}.’'-] ) (?! \L<abbreviation> [.] ) (?-i: \p{Ll}{4,} ) [.] )
        (?= [ \xa0] (?! \L<opening> \b ) (?-i: \L<preposition> ) [ \xa0]
            (?: [^\s.,;:!?“”"]+ (?: [ \xa0] [^\s.,;:!?“”"]+ ){0,5} ) [”"]? (?: [.!?] | $ ) )
        """,
        "",
        triggers=(f"(?-i:[a-z][.][ \\xa0](?:{'|'.join(PREPOSITIONS)})[ \\xa0])",),
        where=begins_as_prose,
        preposition=PREPOSITIONS,
        opening=WORDS.words("openings", "en"),
        abbreviation=WORDS.words("abbreviations", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "The ministry replied in a letter. to the council.",
            fixed="The ministry replied in a letter to the council.",
        ),
        Good("The ministry replied in a letter. To the council it was news."),
        Good("The ministry sold coal, wood, peat etc. to the council."),
        Good("The ministry replied in a letter. of course nobody read it."),
        Good("the ministry replied in a letter. to the council."),
    ),
)
