"""Lines that look like a link to another page: a common word, a colon and a headline.

The text after the colon must be no longer than a headline, and begin and end like one.

Why:
“MORE: …”, “Next: …” and “Watch: …” link to other pages of a site.

Fix safety:
The fix deletes the whole line. It is unsafe because an author may begin a line in the same way, and only the page could
show which line was a link.
"""

from collections.abc import Iterator

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, labelled, table

HINTS = table(__file__)
LINE = labelled(HINTS, confidence=0.49)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield a line that has the shape of a headline after its colon."""
    headline = document.line_text(number).replace("：", ":").partition(":")[2].strip()
    if 10 < len(headline) <= 150 and not headline[0].islower() and headline[-1] not in ".:;,。":
        yield from LINE.matches(document, number)


RULE = Rule(
    code="RES116",
    name="link-hint-line",
    message="“{found}” looks like a link to another page",
    explanation=__doc__,
    find=Finder(matches, HINTS),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nMORE: Ferry fares to double this winter\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("Es regnet.\n\n(Siehe auch: Fähren werden doppelt so teuer)", fixed="Es regnet.", language="de"),
        Good("It rained.\n\nMORE: ferry fares, which had doubled\n\nIt stopped."),
        Good("It rained.\n\nMORE: They doubled the fares.\n\nIt stopped."),
    ),
)
