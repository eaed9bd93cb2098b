"""Lines of a cookie banner.

“We use cookies” alone does not match, because it also occurs in site policies.

Why:
Banners ask for consent before anything else is shown, and are in the page's text like any other paragraph.

Fix safety:
The fix deletes the whole line. It is safe because a banner addresses its visitor about “this website”, while a text
about cookies is about websites.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES114",
    name="consent-notice",
    message="“{found}” belongs to a cookie banner",
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
