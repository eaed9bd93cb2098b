"""The label of a list of contents.

“Table of contents”, “In this article” stand over links to the headings below, which extraction often drops.

The fix deletes the label, and the lines right under it that stand again below. A book has contents of its own, so it
is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.blocks import table_of_contents
from cleanup.rulekit.lines import tables

RULE = Rule(
    code="RES505",
    name="contents-label",
    message="“{found}” announces the headings of the page",
    explanation=__doc__,
    find=table_of_contents(tables(__file__, "contents_label", "contents_list"), 0, confidence=0.8),
    safety=Safety.UNSAFE,
    examples=(
        Bad("Table of contents\n\nRope\n\nIt frays.", fixed="Rope\n\nIt frays."),
        Good("Contents of the box\n\nRope\n\nIt frays."),
    ),
)
