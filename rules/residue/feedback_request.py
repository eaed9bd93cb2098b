"""A line that asks the reader for an opinion, a correction or a gift.

“Rate this article”, “Did you enjoy this article?”, “Report a typo”, “Support local journalism”: the page speaks of
the text from outside.

The fix deletes the whole line. A text does not call itself an article in order to have itself rated, so it is safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.lines import table, whole_line

RULE = Rule(
    code="RES214",
    name="feedback-request",
    message="“{found}” asks the reader for something",
    explanation=__doc__,
    find=whole_line(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nDid you find this article helpful?", fixed="It rained."),
        Bad("It rained.\n\nOur Standards: The Thomson Reuters Trust Principles.", fixed="It rained."),
        Bad("Дождь.\n\nНашли ошибку? Выделите её и нажмите Ctrl+Enter", fixed="Дождь.", language="ru"),
        Good("It rained.\n\nDid you find this article helpful? he asked."),
    ),
)
