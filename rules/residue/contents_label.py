"""Labels of a table of contents, with the headings listed under them.

The listed headings are the lines right under the label that occur again below.

Why:
“Table of contents” or “In this article” introduces links to the headings below, which extraction often drops.

Fix safety:
The fix deletes the label and the listed headings. It is unsafe because a book has a table of contents of its own.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table_of_contents, tables

RULE = Rule(
    code="RES505",
    name="contents-label",
    message="“{found}” announces a table of contents",
    explanation=__doc__,
    find=table_of_contents(tables(__file__, "contents_label", "contents_list"), 0, confidence=0.8),
    safety=Safety.UNSAFE,
    examples=(
        Bad("Table of contents\n\nRope\n\nIt frays.", fixed="Rope\n\nIt frays."),
        Good("Contents of the box\n\nRope\n\nIt frays."),
    ),
)
