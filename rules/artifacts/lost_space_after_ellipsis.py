"""An ellipsis in quoted speech that clings to the words on both sides.

The space after the sign is lost where the source had a no-break space around it, or where two pieces met.

The fix puts the space back: it adds nothing and removes nothing that is read. Some authors always write like this, so
the rule speaks only of speech that is quoted and attributed: one ellipsis in the paragraph, between a quotation mark
that opens and a comma or stop with one that closes, and words after it. Where fewer than three letters stand on one
side, or the same letter begins both, or a mere ending follows, it may be an oath or a stammer: it stays.
"""

import re
from collections.abc import Iterator

from cleanup.engine.document import Document, Span
from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety

CLINGING = re.compile("[a-z]…[a-z]")
NO_LETTER = re.compile(r"[\W\d_]")
LEAST = 3
"""So many letters surely make a word: fewer may be what is left of an oath (h…l) or begin a stammer (w…want)."""

SHORT = frozenset(
    [
        "am",
        "an",
        "as",
        "at",
        "be",
        "by",
        "do",
        "he",
        "if",
        "in",
        "is",
        "it",
        "me",
        "my",
        "no",
        "of",
        "on",
        "or",
        "so",
        "to",
        "up",
        "us",
        "we",
    ]
)
"""Words of fewer letters that are no beginning or end of an oath."""

SUFFIXES = ("ing", "ed")


def words(line: str, at: int) -> bool:
    """Whether whole words stand on both sides of an ellipsis, which do not begin with the same letter."""
    before = NO_LETTER.split(line[:at])[-1]
    after = NO_LETTER.split(line[at + 1 :], maxsplit=1)[0]
    whole = all(len(word) >= LEAST or word in SHORT for word in (before, after))
    return whole and before[0].lower() != after[0] and not after.startswith(SUFFIXES)


def matches(document: Document, number: int) -> Iterator[Match]:
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
        and words(line, at)
    ):
        start = document.line(number).start + at
        yield Match(Span(start, start + 1), "… ")


RULE = Rule(
    code="MTA103",
    name="lost-space-after-ellipsis",
    message="a space is lost after the ellipsis",
    explanation=__doc__,
    find=Finder(matches, triggers=("[a-z]…[a-z]",)),
    safety=Safety.SAFE,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "“The river rose to the houses…and then it fell,” the mayor said.",
            fixed="“The river rose to the houses… and then it fell,” the mayor said.",
        ),
        Good("“The river rose to the houses… and then it fell,” the mayor said."),
        Good("The river rose to the houses…and then it fell, the mayor said."),
        Good("“Those d…d pumps stopped,” the mayor said."),
        Good("“The ri…river rose,” the mayor said."),
        Good("“The bloo…ing river rose,” the mayor said."),
        Good("“The river…rose to the houses…and then it fell,” the mayor said."),
    ),
)
