"""The foot of a page, from a list of other stories on.

Under “Most read”, “More from Example News” or “About the author” come headlines, dates, names and buttons.

The fix deletes the label and all lines after it, at most thirty and a tenth of the text, when none of them is a
sentence. A text may end with such a heading and a list of its own, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.blocks import to_end_of_page
from cleanup.rulekit.guards import ends_like_sentence
from cleanup.rulekit.lines import tables

STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 9
)

RULE = Rule(
    code="RES508",
    name="link-tail",
    message="“{found}” begins the foot of a page",
    explanation=__doc__,
    find=to_end_of_page(
        tables(__file__, "read_more_block", "read_more_link", "link_list", "author_box"),
        lambda document, number: not ends_like_sentence(document, number),
        confidence=0.93,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(f"{STORY}\n\nMost read\n\nAna Sol\n\nHarbour", fixed=STORY),
        Good(f"{STORY}\n\n“Shares rose.”\n\n“The Example prints what the harbour says.”"),
    ),
)
