"""Buttons and headings of the page around the text, alone on their line.

Why:
One button or heading of the page, such as “Share”, “Comments”, “Newsletter” or “Learn more”, remains when extraction
removes the rest.

Fix safety:
The fix deletes the line. It is unsafe because each of these words can be a heading of the text.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES219",
    name="lone-label",
    message="“{found}” looks like a leftover label of the page",
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
