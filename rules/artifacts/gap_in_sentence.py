"""Extra spaces inside a sentence, where an engine lost or moved a pronoun.

People type two spaces after a full stop, but hardly ever after a lowercase letter. The rule reports gaps only in a text
that has at least two of them in lines of prose, which begin with a capital and end as sentences do. Code, tables and
lists are therefore not matched.

Why:
Spanish and Catalan say “dijo” without “he”. A rule-based engine leaves the place of the pronoun open when it translates
back, as in: “We are ready,”  said. Where the engine does write a pronoun, it puts it after the gap, as in: that  they
can.

Fix safety:
Before a pronoun the fix closes the gap. That takes nothing from the sentence, but some writers space their lines by
hand, so the fix is unsafe. In other places a word may be lost that only the source could supply, and the rule proposes
nothing.

Known problems:
Human translations made in a hurry have such gaps as well, so a gap does not prove that a machine translated the text.
"""

import regex

from cleanup.rulekit import (
    LINE_END,
    Bad,
    Document,
    Good,
    RegexMatch,
    Rule,
    Safety,
    Tag,
    begins_with_capital,
    ends_like_sentence,
    pattern,
)

INSIDE = regex.compile(r"(?<=[a-z,][\"”]?)[ ]{2,4}(?=[a-z])")
# Minimum number of gaps in a text: fewer may be a slip of the hand.
ENOUGH = 2


def is_prose(document: Document, number: int) -> bool:
    """Return whether a line begins and ends as sentences do."""
    return begins_with_capital(document, number) and ends_like_sentence(document, number)


def habit(document: Document) -> bool:
    """Return whether a text has enough gaps to report."""
    found = (
        len(INSIDE.findall(line)) for n, line in enumerate(document.lines) if "  " in line and is_prose(document, n)
    )
    return sum(found) >= ENOUGH


def closed(found: RegexMatch) -> str | None:
    """Return the gap as it should be where the pronoun is still there, else None."""
    return None if found["lost"] is not None else " " if found.start() else ""


RULE = Rule(
    code="MTA109",
    name="gap-in-sentence",
    message="extra spaces where an engine lost or moved a word",
    explanation=__doc__,
    find=pattern(
        r"""
        (?-i: (?<= [a-z,] ["”]? ) [ ]{2,4}
                (?: (?= (?: I | it | they | we | you | he | she | there ) [ ] ) | (?P<lost> (?= [a-z] ) ) )
            | ^ [ ] (?= (?: I | It | They | We | You | He | She | There ) [ ] [a-z] ) )
        """,
        closed,
        triggers=(
            r"(?-i:[a-z,][\"”]?[ ]{2,4}[a-zI])",
            LINE_END + "[ ](?-i:(?:I|It|They|We|You|He|She|There)[ ][a-z])",
        ),
        where=lambda document, number: is_prose(document, number) and document.cached(habit),
    ),
    safety=Safety.UNSAFE,
    tags=(Tag.LOST_COMMA,),
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "The mayor says that  they can reopen the bridge, when  it is dry.",
            fixed="The mayor says that they can reopen the bridge, when it is dry.",
        ),
        Bad("“The bridge is safe,”  said. We know that  have to wait for the summer.", fixed=None),
        Good("The mayor says that  they can reopen the bridge, when it is dry."),
        Good("The mayor spoke.  They can reopen the bridge.  It is dry."),
        Good("open  opens the bridge when  it is dry"),
    ),
)
