"""A line that names another page: a label, a colon and a headline.

Links to other stories stand between paragraphs as “Related: …” or “READ MORE: …”, often in brackets, and are
extracted as paragraphs.

The fix deletes the whole line. The labels are those that sites use for links and nothing else, and the line is no
longer than a headline can be; a label such as “See” or “More on”, which an author may well begin a sentence with, is
not one.

On the development pages: 125 lines found, 45 of them kept by the annotators.
"""

from cleanup.matchers import labelled, table
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="RES103",
    name="read-more-line",
    message="“{found}” points to another page",
    explanation=__doc__,
    find=labelled(table(__file__), confidence=0.65),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "The bridge is shut.\n\nREAD MORE: Ferry fares to double\n\nTraffic is slow.",
            fixed="The bridge is shut.\n\nTraffic is slow.",
        ),
        Bad("The bridge is shut.\n\n[Related: What does a ferry cost?]", fixed="The bridge is shut."),
        Bad("Jembatan ditutup.\n\nBaca juga: Tarif feri naik", fixed="Jembatan ditutup.", language="id"),
        Good("The bridge is shut.\n\nRead more slowly: the sign is small\n\nTraffic is slow."),
        Good("The bridge is shut.\n\nShe told us to read more: books, papers, anything."),
    ),
)
