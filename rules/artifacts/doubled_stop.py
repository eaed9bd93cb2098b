"""A sentence that ends with two full stops, where the text knows nothing of the kind: the barn was sold.. It was old.

One stop comes from the source, the other from the engine, which ends every piece with one.

The fix keeps one. Two stops are also half of an ellipsis, and chats and letters draw pauses with them: nothing is found
in a text that has more than two such places, and a person has to judge the others.
"""

import regex

from cleanup.engine.document import Document
from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import begins_as_prose
from cleanup.rulekit.lines import pattern

TWO = regex.compile(r"(?<![.…])[.]{2}(?![.])")
HABIT = 2
"""Who writes more of them means them."""


def rare(document: Document) -> bool:
    """Whether a text has hardly more than one of them."""
    return len(TWO.findall(document.text)) <= HABIT


RULE = Rule(
    code="MTA115",
    name="doubled-stop",
    message="two stops end one sentence",
    explanation=__doc__,
    find=pattern(
        r"""
        [.] [.] (?<= (?-i: [a-z]{3} ) [.] [.] ) (?= [”"]? (?: \h* $ | [ \xa0] (?-i: [A-Z] ) ) )
        """,
        ".",
        triggers=(r"(?-i:[a-z]{3}[.][.](?:[”\"]|[\r\n]|[ \t\xa0]))",),
        where=lambda document, number: begins_as_prose(document, number) and document.cached(rare),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad("The barn was sold.. It was old.", fixed="The barn was sold. It was old."),
        Bad("The barn was sold..", fixed="The barn was sold."),
        Good("The barn was sold... It was old."),
        Good("The barn was sold.. It was old.. So was he.. Nobody cared."),
        Good("The barn was sold to the Varn Co.. It was old."),
    ),
)
