"""A line of a cookie banner.

Banners ask for consent before anything else is shown, and stand in the page's text like any paragraph.

The fix deletes the whole line. A banner speaks of “this website” to its visitor; a text about cookies speaks of
websites. Site policies say “We use cookies” too, so that alone is not enough.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES114",
    name="consent-notice",
    message="“{found}” belonged to a cookie banner",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "It rained.\n\nThis website uses cookies to improve your experience.\n\nIt stopped.",
            fixed="It rained.\n\nIt stopped.",
        ),
        Bad("Es regnet.\n\nAlle Cookies akzeptieren", fixed="Es regnet.", language="de"),
        Bad("Padało.\n\nTa strona używa plików cookies", fixed="Padało.", language="pl"),
        Good("It rained.\n\nThe shop uses cookies to improve your experience.\n\nIt stopped."),
    ),
)
