"""A label that points away from the text, with the headline it points to.

News sites put a link to another of their stories between two paragraphs. Extraction drops the link and leaves its
label, such as “Read more:”, as one paragraph and its headline as the next.

The fix deletes the label and, when the label ends with a colon, the next line if it has the shape of a headline:
three words or more, a capital at its beginning, no full stop at its end. The label says nothing without its link, and
a headline under it is not a sentence of the text, so both are safe to delete.
"""

from cleanup.matchers import block, headline, table
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="RES102",
    name="read-more-block",
    message="“{found}” points to another page",
    explanation=__doc__,
    find=block(table(__file__), headline),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "The bridge is shut.\n\nRead more:\n\nFerry fares to double this winter\n\nTraffic is slow.",
            fixed="The bridge is shut.\n\nTraffic is slow.",
        ),
        Bad(
            "The bridge is shut.\n\nRead more:\n\nTraffic is slow.",
            fixed="The bridge is shut.\n\nTraffic is slow.",
        ),
        Bad(
            "Le pont est fermé.\n\nLire aussi :\n\nLe prix du bac va doubler cet hiver",
            fixed="Le pont est fermé.",
            language="fr",
        ),
        Good("The bridge is shut.\n\nRead more books:\n\nFerry fares to double this winter\n\nTraffic is slow."),
    ),
)
