"""A line of a page's frame: links that jump within it, name its owner, or hold its small print.

“Skip to content”, “Back to top”, “Powered by WordPress”, “Terms of Service | Privacy Policy”: every page of a site
has them, and extraction takes some along.

The fix deletes the whole line. The lines are those that cannot be a heading of the text itself; “Contact us” or
“Privacy policy” alone, which can, are left to a rule that looks for their neighbours.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES201",
    name="page-footer",
    message="“{found}” belongs to the frame of a page",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("Skip to main content\n\nIt rained.", fixed="It rained."),
        Bad("It rained.\n\nPowered by WordPress", fixed="It rained."),
        Bad("Aller au contenu principal\n\nIl pleut.", fixed="Il pleut.", language="fr"),
        Bad("下雨了。\n\n上一篇：雨来了", fixed="下雨了。", language="zh"),
        Good("It rained.\n\nPowered by WordPress and coffee, she wrote on."),
    ),
)
