"""Two blanks within a sentence, where an engine lost or moved a pronoun.

Spanish and Catalan say “dijo” without “he”. An engine that works by rules leaves the place of the pronoun open when it
translates back: “We are ready,”  said. Where it does put a pronoun, it puts it behind the gap: that  they can.

People type two blanks after a stop, hardly ever after a small letter. Gaps are reported where a text has two of them
in lines of prose, which begin with a capital and end as a sentence: not in code, tables and lists. What people
translate in a hurry has them, too; they are no proof of a machine.

Before a pronoun the fix closes the gap. That takes nothing from the sentence, but some writers space their
lines by hand: therefore it is not safe. In other places a word may be lost that only the source could tell, and
nothing is proposed.
"""

import regex

from cleanup.engine.document import Document
from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import begins_as_prose, ends_like_sentence
from cleanup.rulekit.lines import LINE_END, RegexMatch, pattern

INSIDE = regex.compile(r"(?<=[a-z,][\"”]?)[ ]{2,4}(?=[a-z])")
ENOUGH = 2
"""So many gaps in a text are no slip of the hand."""


def prose(document: Document, number: int) -> bool:
    """Whether a line begins and ends as sentences do."""
    return begins_as_prose(document, number) and ends_like_sentence(document, number)


def habit(document: Document) -> bool:
    """Whether a text has enough of them."""
    found = (len(INSIDE.findall(line)) for n, line in enumerate(document.lines) if "  " in line and prose(document, n))
    return sum(found) >= ENOUGH


def closed(found: RegexMatch) -> str | None:
    """The gap as it should be, where the pronoun is still there."""
    return None if found["lost"] is not None else " " if found.start() else ""


RULE = Rule(
    code="MTA109",
    name="gap-in-sentence",
    message="blanks stand in the sentence where an engine lost or moved a word",
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
        where=lambda document, number: prose(document, number) and document.cached(habit),
    ),
    safety=Safety.UNSAFE,
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
