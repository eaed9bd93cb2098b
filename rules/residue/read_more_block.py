"""A label that points away from the text, with the headlines it points to.

News sites put links to their other stories between two paragraphs and under the last one. Extraction drops the links
and leaves their label, such as “Read more:”, as one paragraph and their headlines as the next ones.

The fix deletes the label and the headlines that are surely its own: the next line when the label ends with a colon,
and the rest of the text when it is a tenth of it at most and has no sentence in it. A headline has three words or more,
a capital at its beginning and no full stop at its end. The label says nothing without its links, and a headline right
under it is no sentence of the text, so both are safe to delete; a list under it may be an author's choice, and is left
to a rule that is not.
"""

from cleanup.blocks import block
from cleanup.guards import headline
from cleanup.matchers import table
from cleanup.rule import Bad, Good, Rule, Safety

STORY = "The bridge is shut, and nobody knows when it will open. " * 9

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
        Bad(
            "The bridge is shut.\n\nRelated articles:\n\n- Ferry fares to double\n\n- Is the bridge safe?\n\nIt is.",
            fixed="The bridge is shut.\n\n- Ferry fares to double\n\n- Is the bridge safe?\n\nIt is.",
        ),
        Bad(f"{STORY}\n\nMost read\n\nFerry fares to double", fixed=STORY),
        Bad(
            "The bridge is shut, and nobody knows why.\n\nMost read\n\nFerry fares to double\n\nIt is safe.",
            fixed="The bridge is shut, and nobody knows why.\n\nFerry fares to double\n\nIt is safe.",
        ),
        Good("The bridge is shut.\n\nRead more books:\n\nFerry fares to double this winter\n\nTraffic is slow."),
    ),
)
