"""A line that asks the visitor to share or to follow.

Share buttons carry whole phrases for readers who cannot see their icons: “Share on Facebook”, “Click to print (Opens
in new window)”, “Follow us on Instagram”.

The fix deletes the whole line; the phrases name buttons, and nothing else is called so.
"""

from cleanup.matchers import lines, table
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="RES205",
    name="share-line",
    message="“{found}” belongs to a share or follow button",
    explanation=__doc__,
    find=lines(table(__file__)),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nShare this article\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("It rained.\n\nClick to share on Facebook (Opens in new window)", fixed="It rained."),
        Bad("Llovió.\n\nCompartir en WhatsApp\n\nParó.", fixed="Llovió.\n\nParó.", language="es"),
        Bad("Шёл дождь.\n\nПодписывайтесь на наш Telegram-канал!", fixed="Шёл дождь.", language="ru"),
        Good("It rained.\n\nShare this article of clothing\n\nIt stopped."),
    ),
)
