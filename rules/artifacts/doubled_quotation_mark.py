"""Quotation marks that stand twice on both sides: the film ""Dry Summer"" begins at eight.

Japanese and Pashto sources have marks of their own for titles. An engine adds English ones and keeps the others, which
normalising makes the same.

The fix leaves one mark on each side. Rows of data escape a mark by doubling it, and are not looked at.
"""

from cleanup.matchers import Found, pattern
from cleanup.rule import Bad, Good, Rule, Safety
from cleanup.text import Document


def no_data(document: Document, number: int) -> bool:
    """Whether a line is no row of quoted fields."""
    line = document.line_text(number)
    return ',"' not in line.replace('," ', "") and not (line[:1] == '"' != line[1:2] and line[-1:] == '"')


def one_mark(found: Found) -> str:
    """The mark, once."""
    return found.group()[0]


RULE = Rule(
    code="MTA803",
    name="doubled-quotation-mark",
    message="the quotation mark stands twice",
    explanation=__doc__,
    find=pattern(
        r"""
        "" (?: (?<! [^\s(\[] "" ) (?= [\p{L}\p{N}] [^"“”]{0,200} "" (?: [\s,.;:!?)\]] | $ ) )
             | (?<= (?<! [^\s(\[] ) "" [\p{L}\p{N}] [^"“”]{0,200} "" ) (?= [\s,.;:!?)\]] | $ ) )
        | ““ (?<! [^\s(\[] ““ ) (?= [\p{L}\p{N}] [^"“”]{0,200} ”” (?: [\s,.;:!?)\]] | $ ) )
        | ”” (?<= (?<! [^\s(\[] ) ““ [\p{L}\p{N}] [^"“”]{0,200} ”” ) (?= [\s,.;:!?)\]] | $ )
        """,
        one_mark,
        triggers=('""', "““"),
        where=no_data,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad('The film ""Dry Summer"" begins at eight.', fixed='The film "Dry Summer" begins at eight.'),
        Bad("The film ““Dry Summer””, begins at eight.", fixed="The film “Dry Summer”, begins at eight."),
        Good('The film "Dry Summer" begins at eight.'),
        Good('12,"The film ""Dry Summer"" begins at eight.",barn'),
        Good("The film ''Dry Summer'' begins at eight."),
    ),
)
