"""A label that points away from the text, with all the headlines under it.

Lists of other stories stand beside and under an article: “Most popular”, “More about ferries”, “Trending”, each
with headlines and no sentence.

The fix deletes the label and the headlines right under it, with the excerpts that stand under some of them and end in
an ellipsis. The last one before a sentence may be its heading: in a text with other headings it stays where there are
three, and so does the label with all of them where there are fewer. A text can have such a heading and such a list of
its own, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.blocks import label_with_list
from cleanup.rulekit.guards import looks_like_headline
from cleanup.rulekit.lines import tables

RULE = Rule(
    code="RES503",
    name="link-list",
    message="“{found}” lists other pages",
    explanation=__doc__,
    find=label_with_list(
        tables(__file__, "link_list", "read_more_block", "read_more_link"),
        looks_like_headline,
        tables(__file__, "read_more_link"),
        confidence=0.95,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "The bridge is shut.\n\nMost popular on Example News\n\nFerry fares to double\n\nIs the bridge safe?",
            fixed="The bridge is shut.",
        ),
        Bad(
            "The bridge is shut.\n\nMost popular\n\nFerry fares to double\n\nIs the bridge safe?\n\nNobody knows it.",
            fixed="The bridge is shut.\n\nNobody knows it.",
        ),
        Bad(
            "Мост закрыт.\n\nТакже по теме\n\nЦена парома удвоится\n\nСовет порта обещал подумать...\n\nИдёт дождь.",
            fixed="Мост закрыт.\n\nИдёт дождь.",
            language="ru",
        ),
        Bad(
            "The bridge is shut.\n\nRelated articles:\n\n- Ferry fares to double\n\n- Is the bridge safe?\n\nIt is.",
            fixed="The bridge is shut.\n\nIt is.",
        ),
        Good("The bridge is shut.\n\nMore from the archive of the harbour\n\nFerry fares to double\n\nThat was 1911."),
        Good("It rained.\n\nHow it began\n\nIt was wet.\n\nMost popular\n\nHow it went on\n\nIt was dry."),
    ),
)
