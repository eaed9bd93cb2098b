"""Lines that ask the reader to share or to follow.

“Like this:” may also introduce what comes next. It matches only above the counter of the button, “Like Loading...”, or
at the end of the text.

Why:
Share buttons contain whole phrases for readers who cannot see their icons: “Share on Facebook”, “Click to print (Opens
in new window)”, “Follow us on Instagram”.

Fix safety:
The fix deletes the whole line. It is safe because the phrases name buttons and nothing else.
"""

from cleanup.rulekit import Bad, Document, Good, Rule, Safety, ends_with_ellipsis, tables, whole_line

LIKES = tables(__file__, "like_button")


def introduces_nothing(document: Document, number: int) -> bool:
    """Return whether a line is not “Like this:”, or is followed by nothing or by a counter that never loaded."""
    below = document.line_after(number) if LIKES.matches_line(document, number) else None
    return below is None or ends_with_ellipsis(document, below)


RULE = Rule(
    code="RES205",
    name="share-line",
    message="“{found}” belongs to a share or follow button",
    explanation=__doc__,
    find=whole_line(tables(__file__, "share_line", "like_button"), introduces_nothing),
    safety=Safety.SAFE,
    examples=(
        Bad("It rained.\n\nShare this article\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad("It rained.\n\nClick to share on Facebook (Opens in new window)", fixed="It rained."),
        Bad("Llovió.\n\nCompartir en WhatsApp\n\nParó.", fixed="Llovió.\n\nParó.", language="es"),
        Bad("Шёл дождь.\n\nПодписывайтесь на наш Telegram-канал!", fixed="Шёл дождь.", language="ru"),
        Good("It rained.\n\nShare this article of clothing\n\nIt stopped."),
        Bad("It rained.\n\nLike this:\n\nLike Loading...", fixed="It rained."),
        Good("It rained.\n\nLike this:\n\ndrip, drip, drip"),
        Good("She had to tie the rope round the bollard twice and pull it tight, and then\nlike this:"),
    ),
)
