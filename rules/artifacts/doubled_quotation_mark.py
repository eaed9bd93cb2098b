"""Quotation marks that stand twice on both sides: the film ""Dry Summer"" begins at eight.

Japanese and Pashto sources have marks of their own for titles. An engine adds English ones and keeps the others, which
normalising makes the same.

The fix leaves one mark on each side. In a field of data a mark is escaped by doubling it; a line that has marks
both once and twice is not looked at.
"""

import regex

from cleanup.engine.document import Document
from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern

INSIDE = r"""[\p{L}\p{N}] [^"“”]{0,200}"""
AFTER = r"""(?= (?: (?<! [.] .. ) [.] | [,;:!?)\]] )? (?: \h* $ | \h+ [^\s.,;:!?] ) )"""
"""Marks that other rules have something to say about must not follow."""

LONE = regex.compile('(?<!")"(?!")')


def no_field(document: Document, number: int) -> bool:
    """Whether no mark in the line stands once, as those around a field do."""
    return LONE.search(document.line_text(number)) is None


def one_mark(found: RegexMatch) -> str:
    """The mark, once."""
    return found.group()[0]


RULE = Rule(
    code="MTA803",
    name="doubled-quotation-mark",
    message="the quotation mark stands twice",
    explanation=__doc__,
    find=pattern(
        rf"""
        "" (?: (?<! [^\s(\[] "" ) (?= {INSIDE} "" {AFTER} ) | (?<= (?<! [^\s(\[] ) "" {INSIDE} "" ) {AFTER} )
        | ““ (?<! [^\s(\[] ““ ) (?= {INSIDE} ”” {AFTER} )
        | ”” (?<= (?<! [^\s(\[] ) ““ {INSIDE} ”” ) {AFTER}
        """,
        one_mark,
        triggers=('""', "““"),
        where=no_field,
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
