"""An ellipsis in quoted speech that clings to the words on both sides.

The space after the sign is lost where the source had a no-break space around it, or where two pieces met.

The fix puts the space back: it adds nothing and removes nothing that is read. Some authors always write like this, so
the rule speaks only of speech that is quoted and attributed: one ellipsis in the paragraph, between a quotation mark
that opens and a comma or stop with one that closes, and words after it.
"""

import re
from collections.abc import Iterator

from cleanup.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.text import Document, Span

CLINGING = re.compile("[a-z]…[a-z]")


def look(document: Document, number: int) -> Iterator[Match]:
    """The sign, to be followed by a space."""
    line = document.line_text(number)
    if line.count("…") != 1:
        return
    at = line.index("…")
    closing = line.find("”", at)
    if (
        line.rfind("“", 0, at) > line.rfind("”", 0, at)
        and closing > at
        and line[closing - 1 : closing] in tuple(",.?!")
        and line[closing + 1 : closing + 2] == " "
        and CLINGING.match(line, at - 1)
    ):
        start = document.line(number).start + at
        yield Match(Span(start, start + 1), "… ")


RULE = Rule(
    code="MTA103",
    name="lost-space-after-ellipsis",
    message="a space is lost after the ellipsis",
    explanation=__doc__,
    find=Finder(look, triggers=("[a-z]…[a-z]",)),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "“The river rose to the houses…and then it fell,” the mayor said.",
            fixed="“The river rose to the houses… and then it fell,” the mayor said.",
        ),
        Good("“The river rose to the houses… and then it fell,” the mayor said."),
        Good("The river rose to the houses…and then it fell, the mayor said."),
        Good("“The river…rose to the houses…and then it fell,” the mayor said."),
    ),
)
