"""A word of a page's frame, alone on its line.

“Share”, “Comments”, “Newsletter”, “Learn more”: one button or heading of the page's frame stays behind when
extraction takes the rest of it away.

The fix deletes the line. Each such word can be a heading of the text, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES219",
    name="lone-label",
    message="“{found}” seems to be left of a page's frame",
    explanation=__doc__,
    find=whole_line(table(__file__), confidence=0.9),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nLearn more\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("Es regnet.\n\nAnmelden\n\nEs ist trocken.", fixed="Es regnet.\n\nEs ist trocken.", language="de"),
        Bad("Es regnet.\n\nKommentare", fixed="Es regnet.", language="de"),
        Good("It rained.\n\nLearn more slowly\n\nIt stopped."),
    ),
)
