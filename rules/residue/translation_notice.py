"""A line in which the page says that a machine translated or wrote what it shows.

“This article was translated automatically”, “Übersetzt mit DeepL”, “Show original”: sites that translate their pages
by machine say so above the text, or offer the original.

The fix deletes the whole line. It speaks of the article as such, in fixed words; the name of the thing alone, “Machine
translation”, may head a text about it and stays. A text with such a line deserves a look at its whole wording.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES225",
    name="translation-notice",
    message="“{found}” says that a machine made this text",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("This article was translated automatically.\n\nIt rained.", fixed="It rained."),
        Bad("Es regnet.\n\nÜbersetzt mit DeepL", fixed="Es regnet.", language="de"),
        Bad("下雨了。\n\n本文由机器翻译", fixed="下雨了。", language="zh"),
        Good("This article was translated automatically by nobody.\n\nIt rained."),
        Good("Machine translation\n\nIt rained in two languages."),
    ),
)
