"""Two sentences with no space between them, as in: the barn was empty.It had no door.

Where this happens throughout a text, its lines were joined when it was taken from its page. The rule therefore finds
nothing in a text with more than one such place.

Why:
Chinese and Japanese full stops include their own space. Western full stops need a space, and engines forget it.

Fix safety:
The rule proposes a space but never inserts it. Names of files and sites may look the same, and a text whose lines were
joined needs repairs in other places, so a person has to decide.
"""

import regex

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, begins_with_capital, pattern

JOINT = regex.compile("[a-z]{3}[.][A-Z][a-z]")
# Maximum number of joints: a text with more was joined from lines.
JOINED = 1


def once(document: Document) -> bool:
    """Return whether a text has few enough joints to be slips."""
    return len(JOINT.findall(document.text)) <= JOINED


RULE = Rule(
    code="MTA113",
    name="lost-space-after-stop",
    message="missing space after the full stop",
    explanation=__doc__,
    find=pattern(
        r"""
        [.] (?<= (?-i: [ ][a-z]{3,20} ) [.] )
        (?= (?-i: (?: He | I | It | She | The | There | These | They | This | We | You ) [ ] [a-z] ) )
        """,
        ". ",
        triggers=("(?-i:[a-z]{3}[.](?:He|I|It|She|The|There|These|They|This|We|You)[ ][a-z])",),
        where=lambda document, number: begins_with_capital(document, number) and document.cached(once),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("The barn was empty.It had no door.", fixed="The barn was empty. It had no door."),
        Good("The barn was empty. It had no door."),
    ),
)
