"""An ellipsis in quoted speech with no space on either side, as in “to the houses…and then it fell.”

The rule looks only at speech that is quoted and attributed. The paragraph must have exactly one ellipsis, between an
opening quotation mark and a closing one that follows a comma, a full stop, a question mark or an exclamation mark, and
more words must follow the quotation.

Why:
The space after the ellipsis is lost where the source had a no-break space around it, or where two pieces met.

Fix safety:
The fix puts the space back; it neither adds nor removes anything that is read. Some authors always omit the space, so
the rule is limited to attributed speech. The text may be an oath or a stammer if fewer than three letters are on one
side (short words such as “of” excepted), if both sides begin with the same letter, or if only an ending follows. In
these cases the rule finds nothing.
"""

import re
from collections.abc import Iterator

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, Span

CLINGING = re.compile("[a-z]…[a-z]")
NO_LETTER = re.compile(r"[\W\d_]")
# Minimum length of a word: fewer letters may be what is left of an oath (h…l), or begin a stammer (w…want).
LEAST = 3

# Shorter words that neither begin nor end an oath.
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

SUFFIXES = ("ing", "ed")


def words(line: str, at: int) -> bool:
    """Return whether there are whole words on both sides of an ellipsis that do not begin with the same letter."""
    before = NO_LETTER.split(line[:at])[-1]
    after = NO_LETTER.split(line[at + 1 :], maxsplit=1)[0]
    whole = all(len(word) >= LEAST or word in SHORT for word in (before, after))
    return whole and before[0].lower() != after[0] and not after.startswith(SUFFIXES)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the ellipsis of a line, with the ellipsis and a space as its replacement."""
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
    message="missing space after the ellipsis",
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
