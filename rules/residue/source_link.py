"""Lines that linked to the page a text was copied from.

A line that names a source is left to the unsafe rule RES217.

Why:
Aggregators copy articles from other sites and put “Source link” or “Read the original article” under each.

Fix safety:
The fix deletes the whole line. It is safe because without its link the line names nothing.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES203",
    name="source-link",
    message="“{found}” was a link to the original page",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nSource link", fixed="It rained."),
        Bad("Llueve.\n\nEnlace fuente", fixed="Llueve.", language="es"),
        Good("It rained.\n\nSource links were few that week."),
    ),
)
