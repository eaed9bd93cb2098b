"""A quotation that opens with one style of mark and closes with another: “We are ready," she said.

Engines copy the one mark from the source and make the other.

The fix gives it the mark of its partner, in a text whose marks are bent but for a few. Half-converted marks are as
frequent in what people write as in translations, and more than one style may be meant: a person has to judge.
"""

from cleanup.engine.document import Document
from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import RegexMatch, pattern


def bent(document: Document) -> bool:
    """Whether the marks of a text are bent, but for a few."""
    marks = document.text.count("“") + document.text.count("”")
    return marks >= max(6, 6 * document.text.count('"'))


def partner(found: RegexMatch) -> str:
    """The mark that belongs to the other one."""
    return "“" if found["opens"] is not None else "”"


RULE = Rule(
    code="MTA806",
    name="mixed-quotation",
    message="the quotation opens with one style of mark and closes with another",
    explanation=__doc__,
    find=pattern(
        r"""
        " (?P<opens> (?<! [^\s(\[] " ) ) (?= [\p{L}\p{N}] [^"“”]{0,300} ” )
        | " (?<= “ [^"“”]{1,300} " ) (?= [\s,.;:!?)\]] | $ )
        """,
        partner,
        triggers=('"[^"“”\r\n]{1,120}”', '“[^"“”\r\n]{1,120}"'),
        where=lambda document, _: document.cached(bent),
    ),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            '“Yes,” he said. “No,” she said. “Well,” they said. “Perhaps," I said.',
            fixed="“Yes,” he said. “No,” she said. “Well,” they said. “Perhaps,” I said.",
        ),
        Good("“Yes,” he said. “No,” she said. “Well,” they said. “Perhaps,” I said."),
        Good('“Yes,” he said. "No," she said. “Well," they said.'),
    ),
)
