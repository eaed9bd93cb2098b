"""Lists of the page's own headings, with their label.

At least three lines between the label and the next paragraph must occur again below, apart from their numbers.
“Contents” alone may be part of a book and is left to the unsafe rule RES505.

Why:
“In this article” or “On this page” introduces links to the headings below, and extraction keeps the words of the links.

Fix safety:
The fix deletes the label and the lines right under it that occur again below. It is safe because these lines remain
there, so that no word is lost.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table_of_contents, tables

RULE = Rule(
    code="RES504",
    name="contents-list",
    message="“{found}” lists the headings of the page",
    explanation=__doc__,
    find=table_of_contents(tables(__file__, "contents_list"), 3),
    safety=Safety.SAFE,
    examples=(
        Bad(
            "On this page\n\n1. Rope\n\n2. Sail\n\n3. Oar\n\nRope\n\nIt frays.\n\nSail\n\nIt tears.\n\nOar\n\nIt rots.",
            fixed="Rope\n\nIt frays.\n\nSail\n\nIt tears.\n\nOar\n\nIt rots.",
        ),
        Good("Rope\n\nSail\n\nOar\n\nRope\n\nIt frays.\n\nSail\n\nIt tears.\n\nOar\n\nIt breaks."),
    ),
)
