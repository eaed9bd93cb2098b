"""Lines that state how many minutes a text takes to read.

Why:
Content management systems count the words of a text and show “5 min read” above it.

Fix safety:
The fix deletes the whole line. It is safe because the line must contain the minutes and the words for reading, and
nothing else.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES302",
    name="reading-time",
    message="“{found}” states how many minutes the page takes to read",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("5 min read\n\nIt rained.", fixed="It rained."),
        Bad("Lesezeit: 4 Min.\n\nEs regnet.", fixed="Es regnet.", language="de"),
        Good("5 minutes reading\n\nIt rained."),
    ),
)
