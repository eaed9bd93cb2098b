"""A mark such as “/SOURCE” after the last word of a paragraph.

Why:
Press agencies end a message with “SOURCE” and the name of who sent it. Pages that cut the name leave the mark, glued to
the last word: “We wait.”/SOURCE

Fix safety:
The fix deletes the mark. It is unsafe because a note of the author may look the same.
"""

from cleanup.rulekit import LINE_END, Bad, Good, Rule, Safety, pattern

RULE = Rule(
    code="RES226",
    name="source-mark",
    message="“{found}” marks where the source was named",
    explanation=__doc__,
    find=pattern(
        r"(?<= [.!?…”\"’)] ) \h*+ / (?-i: SOURCE ) \s*+ $",
        "",
        triggers=(rf"(?-i:/SOURCE)[ \xa0]?{LINE_END}",),
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad("The fleet may wait, he said.”/SOURCE", fixed="The fleet may wait, he said.”"),
        Good("The fleet may wait, he said. See path/SOURCE"),
        Good("The folder is /source"),
    ),
)
