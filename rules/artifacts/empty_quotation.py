"""Quotation marks with nothing between them in a sentence: she called the vote "" and left.

What was quoted is a word the engine dropped, or it stands before or behind its marks.

Which of the two, only the source could tell; nothing is proposed. Programs are full of empty strings: only lines that
end as sentences do and hold no sign of a program are looked at.
"""

from cleanup.guards import sentence
from cleanup.matchers import pattern
from cleanup.rule import Bad, Good, Rule, Safety
from cleanup.text import Document


def no_program(document: Document, number: int) -> bool:
    """Whether a line is a sentence without the signs of a program."""
    return sentence(document, number) and not set("=<>{}`$|\\") & set(document.line_text(number))


RULE = Rule(
    code="MTA804",
    name="empty-quotation",
    message="nothing stands between the quotation marks",
    explanation=__doc__,
    find=pattern(
        r"""(?<! \S ) (?: "" | “” ) (?= [\s,] .* \p{Ll}{3} | [.] \h* $ )""",
        None,
        triggers=(r"[\s]\"\"[\s,.]", "“”"),
        where=no_program,
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad('She called the vote "" and left.', fixed=None),
        Bad("The council spoke of “”, and left.", fixed=None),
        Good('She called the vote "a form" and left.'),
        Good('set the name = "" and restart.'),
    ),
)
