"""Who made the pictures or the film, each on a line.

“Photographer: Ana Sol”, “Hair: Ben Low”, “Retouching: Ida Mole”: the team of a shoot is named under an article.

The fix deletes them where three different ones stand between the same two paragraphs. Some corpora want their credits,
and a review may list those of its play, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import crowded
from cleanup.rulekit.lines import table, whole_line

CREDITS = table(__file__)

RULE = Rule(
    code="RES510",
    name="credits-row",
    message="“{found}” belongs to the credits of a shoot",
    explanation=__doc__,
    find=whole_line(CREDITS, crowded(CREDITS, 3), confidence=0.95),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "It rained.\n\nStylist: Ana Sol\n\nHair: Ben Low\n\nNails: Ida Mole\n\nIt stopped.",
            fixed="It rained.\n\nIt stopped.",
        ),
        Good("It rained.\n\nStylist: Ana Sol\n\nHair: Ben Low\n\nIt stopped."),
    ),
)
