"""Words of a menu, each on its own line.

The sections of a site, its networks and its small print are lists of one or two words: “Home”, “About us”, “Sports”,
“Instagram”, “Sitemap”.

The fix deletes them where four different ones stand between the same two paragraphs. A text can have such words for
headings or in a list of its own, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.guards import crowded
from cleanup.rulekit.lines import table, whole_line

WORDS = table(__file__)

RULE = Rule(
    code="RES218",
    name="menu-row",
    message="“{found}” belongs to a menu",
    explanation=__doc__,
    find=whole_line(WORDS, crowded(WORDS, 4)),
    safety=Safety.UNSAFE,
    examples=(
        Bad("Home\n\nNews\n\nSports\n\nContact us\n\nIt rained.", fixed="It rained."),
        Good("Home\n\nNews\n\nSports\n\nIt rained."),
    ),
)
