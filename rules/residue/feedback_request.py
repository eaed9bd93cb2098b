"""Lines that ask the reader for an opinion, a correction or a donation.

Why:
Pages ask “Rate this article”, “Did you enjoy this article?”, “Report a typo” or “Support local journalism”. They refer
to the text from outside.

Fix safety:
The fix deletes the whole line. It is safe because a text does not call itself an article and ask to be rated.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, table, whole_line

RULE = Rule(
    code="RES214",
    name="feedback-request",
    message="“{found}” asks the reader for feedback or support",
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
