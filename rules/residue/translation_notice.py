"""Lines in which the page states that a machine translated or wrote its text.

The name alone, “Machine translation”, may be the heading of a text about the subject, and stays. The whole wording of a
text with such a line deserves a review.

Why:
Sites that translate their pages by machine say so above the text, or offer the original: “This article was translated
automatically”, “Übersetzt mit DeepL”, “Show original”.

Fix safety:
The fix deletes the whole line. It is safe because the line refers to the article as a whole, in fixed words.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES225",
    name="translation-notice",
    message="“{found}” states that a machine made this text",
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
