"""Two sentences that cling together: the barn was empty.It had no door.

Chinese and Japanese stops carry their own space. Written as ours they need one, and engines forget it.

Where it happens throughout, lines were joined by whoever took the text from its page; therefore nothing is found in a
text with more than two such places. The fix puts the space there. Names of files and sites may look alike, and the
text that was joined has other places to mend: a person has to see.
"""

import regex

from cleanup.engine.document import Document
from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import begins_as_prose
from cleanup.rulekit.lines import pattern

JOINT = regex.compile("[a-z]{3}[.][A-Z][a-z]")
JOINED = 2
"""More joints than these, and the text was joined from lines."""


def once(document: Document) -> bool:
    """Whether a text has hardly more than one joint."""
    return len(JOINT.findall(document.text)) <= JOINED


RULE = Rule(
    code="MTA113",
    name="lost-space-after-stop",
    message="a space is lost after the stop",
    explanation=__doc__,
    find=pattern(
        r"""
        [.] (?<= (?-i: [ ][a-z]{3,20} ) [.] )
        (?= (?-i: (?: He | I | It | She | The | There | These | They | This | We | You ) [ ] [a-z] ) )
        """,
        ". ",
        triggers=("(?-i:[a-z]{3}[.](?:He|I|It|She|The|There|These|They|This|We|You)[ ][a-z])",),
        where=lambda document, number: begins_as_prose(document, number) and document.cached(once),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("The barn was empty.It had no door.", fixed="The barn was empty. It had no door."),
        Good("The barn was empty. It had no door."),
        Good("The barn was empty.It had no door.It had no roof.The wind came in."),
    ),
)
