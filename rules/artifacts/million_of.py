"""“Million of” for “million”: “500 million of dollars”, “two million of workers”.

Romance and Slavonic languages make a noun of the number and put “of” behind it.

The fix takes out the “of”. A thing that is not counted may follow it rightly ($70 billion of debt, two million of them),
so there must be a plural behind it and no currency sign before the number; that leaves one likely reading, therefore
it is not safe.
"""

from cleanup.matchers import pattern, table
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="MTA414",
    name="million-of",
    message="English has no “of” in “{found}”",
    explanation=__doc__,
    find=pattern(
        r"""
        (?<! [\w$£€¥.,-] | [$£€¥] [ ] ) (?P<number> (?: \d[\d.,]* | an? | half [ \xa0] an? | \L<number> ) [ \xa0]{1,2} (?: million | billion | trillion ) )
        [ \xa0] of (?P<counted> [ \xa0] (?: dollars | people | persons | men | women | children
          | (?! \L<uncounted> \b | \p{L}+ (?: ss | us | is ) \b ) (?-i: \p{Ll} ){3,} s ) )
        (?! [\w’'-] )
        """,
        r"\g<number>\g<counted>",
        triggers=(
            "[0-9a-z][ \\xa0]{1,2}(?:m|b|tr)illion[ \\xa0]of[ \\xa0](?:[a-z]{3,20}s|people|men|women|children)[^a-z]",
        ),
        number=table(__file__).words("numbers", "en"),
        uncounted=table(__file__).words("uncounted", "en"),
    ),
    safety=Safety.UNSAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad("The fund holds 500 million of dollars.", fixed="The fund holds 500 million dollars."),
        Bad("Two million of workers went home.", fixed="Two million workers went home."),
        Good("The fund holds $500 million of bonds."),
        Good("Two million of those workers went home."),
    ),
)
