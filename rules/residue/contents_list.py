"""A list of a page's own headings.

“In this article”, “On this page”, with links to the headings below: extraction keeps the words of the links.

The fix deletes the label and the lines right under it that stand again below, numbers aside. It is safe because they
do: three lines at least between the label and the next paragraph must recur, so that no word is lost. “Contents” alone
may stand in a book, and is left to a rule that is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.blocks import table_of_contents
from cleanup.rulekit.lines import tables

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
