"""A line that says how many minutes a text takes to read.

Content systems count the words of a text and show “5 min read” over it.

The fix deletes the whole line, which must hold the minutes and the words for reading and nothing else.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES302",
    name="reading-time",
    message="“{found}” counts the minutes that the page takes",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("5 min read\n\nIt rained.", fixed="It rained."),
        Bad("Lesezeit: 4 Min.\n\nEs regnet.", fixed="Es regnet.", language="de"),
        Good("5 minutes reading\n\nIt rained."),
    ),
)
