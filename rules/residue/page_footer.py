"""Links around the text that jump within the page, name its owner or contain its small print.

“Contact us” or “Privacy policy” alone can be a heading of the text, and is left to a rule that looks for its
neighbours, RES218.

Why:
Every page of a site has lines such as “Skip to content”, “Back to top”, “Powered by WordPress” or “Terms of Service |
Privacy Policy”, and extraction keeps some of them.

Fix safety:
The fix deletes the whole line. It is safe because the lines in the table cannot be headings of the text itself.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES201",
    name="page-footer",
    message="“{found}” belongs to the page's navigation or small print",
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
