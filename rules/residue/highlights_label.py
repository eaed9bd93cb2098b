"""The label of a list of highlights, glued to the first of them.

Why:
Some sites put a list of highlights above the article, under a label. Where the list lost its first break, the text
begins “Story highlights Ferry fares double”.

Fix safety:
The fix deletes the label. It is unsafe because an author may begin a heading with the same words.
"""

from cleanup.rulekit import LINE_START, Bad, Good, Rule, Safety, pattern, table

LABELS = table(__file__).words("openings")

RULE = Rule(
    code="RES227",
    name="highlights-label",
    message="“{found}” is the label of a list of highlights",
    explanation=__doc__,
    find=pattern(
        r"^ \L<label> [ \xa0]++ (?= (?-i: \p{Lu} ) )",
        "",
        triggers=tuple(LINE_START + label.replace(" ", "[ \xa0]") for label in LABELS),
        where=lambda document, number: document.line_before(number) is None,
        label=LABELS,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("Story highlights Ferry fares double\n\nIt rained.", fixed="Ferry fares double\n\nIt rained."),
        Good("Story highlights of the year\n\nIt rained."),
        Good("It rained.\n\nStory highlights Ferry fares double"),
    ),
)
