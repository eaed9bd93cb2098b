"""Quotation marks doubled on both sides: the film ""Dry Summer"" begins at eight.

In a data field a quotation mark is escaped by doubling it, so a line that has both single and double marks is not
matched.

Why:
Japanese and Pashto sources have marks of their own for titles. An engine adds English ones and keeps the others, which
become the same when the text is normalised.

Fix safety:
The fix leaves one mark on each side. It is unsafe because data escapes a mark by doubling it.
"""

import regex

from cleanup.rulekit import Bad, Document, Good, RegexMatch, Rule, Safety, pattern

INSIDE = r"""[\p{L}\p{N}] [^"“”]{0,200}"""
# Punctuation that other rules match must not follow.
AFTER = r"""(?= (?: (?<! [.] .. ) [.] | [,;:!?)\]] )? (?: \h* $ | \h+ [^\s.,;:!?] ) )"""

LONE = regex.compile('(?<!")"(?!")')


def no_field(document: Document, number: int) -> bool:
    """Check that the line has no single mark, such as those around a field."""
    return LONE.search(document.line_text(number)) is None


def one_mark(found: RegexMatch) -> str:
    """Return the mark once."""
    return found.group()[0]


RULE = Rule(
    code="MTA803",
    name="doubled-quotation-mark",
    message="doubled quotation mark",
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
