"""Labels that point away from the text, with all the headlines under them.

Some headlines have an excerpt under them that ends in an ellipsis; it belongs to the list. The last headline before a
sentence may be the heading of that sentence. In a text with other headings, it therefore stays if the list has three
headlines or more; if it has fewer, the label and all headlines stay.

Why:
Lists of other stories appear beside and under an article: “Most popular”, “More about ferries”, “Trending”. They
consist of headlines and contain no sentences.

Fix safety:
The fix deletes the label, the headlines right under it and their excerpts. It is unsafe because a text can have such a
heading and such a list of its own.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, label_with_list, looks_like_headline, tables

RULE = Rule(
    code="RES503",
    name="link-list",
    message="“{found}” is a list of links to other pages",
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
