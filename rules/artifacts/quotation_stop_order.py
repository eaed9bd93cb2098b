"""A full stop after a closing quotation mark, in a text that otherwise puts it before.

The text must have commas and full stops before the mark at least four times, and three times as often as after it.

Why:
American English puts the full stop before the closing mark, most other languages put it after; a translation mixes what
the engine learned with what the source had.

Fix safety:
The proposed fix swaps the two marks. The British order is right for words that are not a sentence of their own, so a
person has to judge.
"""

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, pattern

# Code points of a text that show its habit.
SAMPLE = 10_000


def stops_before_marks(document: Document) -> bool:
    """Check whether a text clearly has its commas and full stops before the quotation marks."""
    text = document.text[:SAMPLE]
    before, behind = text.count(",”") + text.count(".”"), text.count("”,") + text.count("”.")
    return before >= max(4, 3 * behind)


RULE = Rule(
    code="MTA802",
    name="quotation-stop-order",
    message="elsewhere in this text the full stop is before the quotation mark",
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
