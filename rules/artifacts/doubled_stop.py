"""Two full stops at the end of a sentence, in a text that rarely has them, as in: the barn was sold.. It was old.

Two full stops are also half of an ellipsis, and chats and letters use them to draw out a pause. The rule therefore
finds nothing in a text that has more than two such places.

Why:
One full stop comes from the source, and the other from the engine, which ends every piece with one.

Fix safety:
The rule proposes to keep one full stop but never removes the other; a person has to judge.
"""

import regex

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, begins_with_capital, pattern

TWO = regex.compile(r"(?<![.…])[.]{2}(?![.])")
# Maximum number of doubled full stops: an author who writes more means them.
HABIT = 2


def rare(document: Document) -> bool:
    """Return whether doubled full stops are rare in a text."""
    return len(TWO.findall(document.text)) <= HABIT


RULE = Rule(
    code="MTA115",
    name="doubled-stop",
    message="two full stops end one sentence",
    explanation=__doc__,
    find=pattern(
        r"""
        [.] [.] (?<= (?-i: [a-z]{3} ) [.] [.] ) (?= [”"]? (?: \h* $ | [ \xa0] (?-i: [A-Z] ) ) )
        """,
        ".",
        triggers=(r"(?-i:[a-z]{3}[.][.](?:[”\"]|[\r\n]|[ \t\xa0]))",),
        where=lambda document, number: begins_with_capital(document, number) and document.cached(rare),
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
