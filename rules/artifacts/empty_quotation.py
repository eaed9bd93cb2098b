"""Quotation marks with nothing between them in a sentence: she called the vote "" and left.

What was quoted is a word the engine dropped, or it stands before or behind its marks.

Which of the two, only the source could tell; nothing is proposed. Programs are full of empty strings: only lines that
end as sentences do and hold no sign of a program are looked at.
"""

from collections.abc import Iterator
from functools import cache

import regex

from cleanup.engine.document import Document
from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.rulekit.guards import ends_like_sentence
from cleanup.rulekit.lines import pattern
from cleanup.rulekit.regex_cache import compiled


def no_program(document: Document, number: int) -> bool:
    """Whether a line is a sentence without the signs of a program."""
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
    """The marks that have a word after them in the line, or its last stop."""
    line, start = document.line_text(number), document.line(number).start
    found = tuple(EMPTY.matches(document, number))
    if found:
        word = _last_word().search(line)  # asked once: for each match to look for it would be quadratic
        last = start + word.start() if word else 0
        yield from (match for match in found if match.span.end < last or line[match.span.end - start] == ".")


RULE = Rule(
    code="MTA804",
    name="empty-quotation",
    message="nothing stands between the quotation marks",
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
