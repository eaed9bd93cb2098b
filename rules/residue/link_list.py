"""A label that points away from the text, with all the headlines under it.

Lists of other stories stand beside and under an article: “Most popular”, “More about ferries”, “Trending”, each
with headlines and no sentence.

The fix deletes the label, and the headlines right under it when they are three at least or end the text; the last one
before a sentence stays, for it may be its heading. A text can have such a heading and such a list of its own, so it is
not safe.
"""

from cleanup.blocks import run
from cleanup.guards import headline
from cleanup.matchers import tables
from cleanup.rule import Bad, Good, Rule, Safety

RULE = Rule(
    code="RES503",
    name="link-list",
    message="“{found}” lists other pages",
    explanation=__doc__,
    find=run(tables(__file__, "link_list", "read_more_block"), headline, confidence=0.95),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "The bridge is shut.\n\nMost popular on Example News\n\nFerry fares to double\n\nIs the bridge safe?",
            fixed="The bridge is shut.",
        ),
        Bad(
            "The bridge is shut.\n\nMost popular\n\nFerry fares to double\n\nIs the bridge safe?\n\nNobody knows it.",
            fixed="The bridge is shut.\n\nFerry fares to double\n\nIs the bridge safe?\n\nNobody knows it.",
        ),
        Good("The bridge is shut.\n\nMore from the archive of the harbour\n\nFerry fares to double\n\nThat was 1911."),
    ),
)
