"""A quotation that opens with one style of mark and closes with another: “We are ready," she said.

It is matched only in a text whose marks are curly, with few exceptions.

Why:
Engines copy one mark from the source and produce the other.

Fix safety:
The proposed fix writes the mark that matches its partner. A person has to judge: half-converted marks are as frequent
in what people write as in translations, and an author may mean to use more than one style.
"""

from cleanup.rulekit import Bad, Document, Good, RegexMatch, Rule, Safety, pattern


def bent(document: Document) -> bool:
    """Check whether the marks of a text are curly, with few exceptions."""
    marks = document.text.count("“") + document.text.count("”")
    return marks >= max(6, 6 * document.text.count('"'))


def partner(found: RegexMatch) -> str:
    """Return the curly mark that matches the other one."""
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
