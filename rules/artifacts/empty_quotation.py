"""Quotation marks with nothing between them in a sentence: she called the vote "" and left.

Programs are full of empty strings, so only lines that end like sentences and contain no program syntax are matched.

Why:
The engine dropped the quoted word, or put it before or after its marks.

Fix safety:
There is no fix: only the source shows which of the two happened.
"""

from collections.abc import Iterator
from functools import cache

import regex

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, compiled, ends_like_sentence, pattern


def no_program(document: Document, number: int) -> bool:
    """Check whether a line is a sentence without program syntax."""
    return ends_like_sentence(document, number) and not set("=<>{}`$|\\") & set(document.line_text(number))


EMPTY = pattern(
    r"""(?<! \S ) (?: "" | “” ) (?= [\s,] | [.] \h* $ )""",
    None,
    triggers=(r"[\s]\"\"[\s,.]", "“”"),
    where=no_program,
)


@cache
def _last_word() -> "regex.Pattern[str]":
    return compiled(r"(?r)\p{Ll}{3}", regex.IGNORECASE)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the marks that are followed by a word in the line, or by its final full stop."""
    line, start = document.line_text(number), document.line(number).start
    found = tuple(EMPTY.matches(document, number))
    if found:
        word = _last_word().search(line)  # searched once: a search for each match would be quadratic
        last = start + word.start() if word else 0
        yield from (match for match in found if match.span.end < last or line[match.span.end - start] == ".")


RULE = Rule(
    code="MTA804",
    name="empty-quotation",
    message="nothing between the quotation marks",
    explanation=__doc__,
    find=Finder(matches, triggers=EMPTY.triggers),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad('She called the vote "" and left.', fixed=None),
        Bad("The council spoke of “”, and left.", fixed=None),
        Good('She called the vote "a form" and left.'),
        Good('set the name = "" and restart.'),
    ),
)
