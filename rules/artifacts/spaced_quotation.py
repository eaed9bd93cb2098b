"""A quotation with a blank behind the mark that opens it: " We are ready," she said.

French sets blanks inside of its marks, and engines that cut text into words put them back wrongly.

The fix takes the blanks out, behind the mark that opens and before the one that closes. It needs a whole pair, with
nothing but a blank, a bracket or the line’s end outside of it; inches and ditto marks are none. Where marks are
missing or too many in a line, one cannot tell which opens and which closes, and text that was cut into words on purpose
stays as it is: a person has to judge.
"""

from collections.abc import Iterator

import regex

from cleanup.engine.document import Document, Span
from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.rulekit.lines import LINE_START

PAIR = regex.compile(r'(?P<opens>"+)(?P<gap>[ \xa0]?)(?P<inside>[^"]*?)(?P<tail>[ \xa0]?)(?P<closes>"+)')
BEFORE, AFTER = " \t\xa0([", " \t\xa0)],.;:!?"


def matches(document: Document, number: int) -> Iterator[Match]:
    """The marks with their blanks."""
    line = document.line_text(number)
    if line.count('"') % 2:
        return
    base = document.line(number).start
    for found in PAIR.finditer(line):
        start, end = found.span()
        inside = found["inside"]
        if (
            found["gap"]
            and inside[:1].isascii()
            and inside[:1].isalnum()
            and line[start - 1 : start] in BEFORE
            and line[end : end + 1] in AFTER
        ):
            yield Match(Span(base + start, base + found.end("gap")), found["opens"])
            if found["tail"]:
                yield Match(Span(base + found.start("tail"), base + end), found["closes"])


RULE = Rule(
    code="MTA805",
    name="spaced-quotation",
    message="a blank stands inside of the quotation mark",
    explanation=__doc__,
    find=Finder(
        matches,
        triggers=('[ \t\xa0([]"{1,2}[ \xa0][0-9a-z]', LINE_START + '"{1,2}[ \xa0][0-9a-z]'),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad('" We are ready," she said.', fixed='"We are ready," she said.'),
        Bad('The film " Dry Summer " begins at eight.', fixed='The film "Dry Summer" begins at eight.'),
        Good('"We are ready," she said.'),
        Good('He wants 5" nails, 2 lb, and 6" nails, 3 lb.'),
        Good('The film " Dry Summer begins at eight.'),
    ),
)
