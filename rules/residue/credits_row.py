"""Lines that credit the people who made pictures or a film.

There must be three different ones between the same two paragraphs.

Why:
The team of a shoot is named under an article: “Photographer: Ana Sol”, “Hair: Ben Low”, “Retouching: Ida Mole”.

Fix safety:
The fix deletes all these lines. It is unsafe because some corpora keep such credits.

Known problems:
A review may list the credits of its play in the same form.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, in_group, table, whole_line

CREDITS = table(__file__)

RULE = Rule(
    code="RES510",
    name="credits-row",
    message="“{found}” belongs to the credits of a shoot or a film",
    explanation=__doc__,
    find=whole_line(CREDITS, in_group(CREDITS, 3), confidence=0.95),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "It rained.\n\nStylist: Ana Sol\n\nHair: Ben Low\n\nNails: Ida Mole\n\nIt stopped.",
            fixed="It rained.\n\nIt stopped.",
        ),
        Good("It rained.\n\nStylist: Ana Sol\n\nHair: Ben Low\n\nIt stopped."),
    ),
)
