"""A quotation with a space after its opening mark: " We are ready," she said.

It must be a whole pair of marks, with nothing but a space, a bracket, punctuation or the line’s end outside of it. Inch
and ditto marks are not matched.

Why:
French puts spaces inside its marks, and engines that tokenize text put them back in the wrong place.

Fix safety:
The proposed fix removes the spaces after the opening mark and before the closing one. A person has to judge: in a line
with missing or extra marks nothing shows which of them opens and which closes, and text that was tokenized on purpose
has to stay as it is.
"""

from collections.abc import Iterator

import regex

from cleanup.rulekit import LINE_START, Bad, Document, Finder, Good, Match, Rule, Safety, Span

PAIR = regex.compile(r'(?P<opens>"+)(?P<gap>[ \xa0]?)(?P<inside>[^"]*?)(?P<tail>[ \xa0]?)(?P<closes>"+)')
BEFORE, AFTER = " \t\xa0([", " \t\xa0)],.;:!?"


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the marks with their spaces."""
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
    message="space inside the quotation mark",
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
