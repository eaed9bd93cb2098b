"""A full stop behind a quotation mark, in a text that otherwise puts it before.

English of the American kind writes the stop before the mark that closes, most other languages behind it; a
translation mixes what the engine learned with what the source had.

Where commas and stops stand before the mark three times as often as behind it, and four times at least, the odd one
is reported. The British order is right for words that are no sentence of their own, so a person has to judge.
"""

from cleanup.engine.document import Document
from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import pattern

SAMPLE = 10_000
"""So many code points show the habit."""


def stops_before_marks(document: Document) -> bool:
    """Whether a text clearly has its commas and stops before the quotation marks."""
    text = document.text[:SAMPLE]
    before, behind = text.count(",”") + text.count(".”"), text.count("”,") + text.count("”.")
    return before >= max(4, 3 * behind)


RULE = Rule(
    code="MTA802",
    name="quotation-stop-order",
    message="elsewhere in this text the stop stands before the quotation mark",
    explanation=__doc__,
    find=pattern(
        r"” [.] (?<= [\p{L}\p{N}] ” [.] ) (?= \h* $ | \h+ [“‘(]? (?-i: \p{Lu} ) )",
        ".”",
        triggers=("”[.]",),
        where=lambda document, _: document.cached(stops_before_marks),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "“Yes,” he said. “No,” she said. “Well,” they said. “Perhaps.” It was called a “dead loss”.",
            fixed="“Yes,” he said. “No,” she said. “Well,” they said. “Perhaps.” It was called a “dead loss.”",
        ),
        Good("“Yes”, he said. “No”, she said. “Well,” they said. “Perhaps.” It was called a “dead loss”."),
    ),
)
