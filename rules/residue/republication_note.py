"""Lines that state where or when a text was published before.

Why:
Blogs and syndicates add such notes automatically: WordPress feeds contain “The post … appeared first on …”, and
republishers must write “This article was originally published on …”.

Fix safety:
The fix deletes the whole line. It is safe because the line must refer to “this article” or “the post” as a whole. A
text about other articles does not do that in a paragraph of one sentence.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES209",
    name="republication-note",
    message="“{found}” states where the text was published before",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nThe post Rain at Last appeared first on Example Blog.", fixed="It rained."),
        Bad("It rained.\n\nThis article was originally published on example.com.", fixed="It rained."),
        Bad("Llueve.\n\nLa entrada Por fin llueve aparece primero en Blog Ejemplo.", fixed="Llueve.", language="es"),
        Good("It rained.\n\nThe article on rain was originally published on a Monday."),
    ),
)
