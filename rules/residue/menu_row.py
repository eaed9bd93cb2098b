"""Words of a menu, each on a line of its own.

There must be four different ones between the same two paragraphs.

Why:
The sections of a site, its social networks and its small print are lists of one or two words: “Home”, “About us”,
“Sports”, “Instagram”, “Sitemap”.

Fix safety:
The fix deletes all these lines. It is unsafe because a text can have such words as headings or in a list of its own.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, in_group, table, whole_line

WORDS = table(__file__)

RULE = Rule(
    code="RES218",
    name="menu-row",
    message="“{found}” belongs to a navigation menu",
    explanation=__doc__,
    find=whole_line(WORDS, in_group(WORDS, 4)),
    safety=Safety.UNSAFE,
    examples=(
        Bad("Home\n\nNews\n\nSports\n\nContact us\n\nIt rained.", fixed="It rained."),
        Good("Home\n\nNews\n\nSports\n\nIt rained."),
    ),
)
