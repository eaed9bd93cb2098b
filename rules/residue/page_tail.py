"""The foot of a page, from its first certain line on, with what it says in sentences.

A share button, a newsletter offer, a copyright line or a comment form ends the article, and what stands under it is
the page's: promotions, notices, the site's address, who wrote for it.

The fix deletes the first such line and all lines after it, at most thirty and a tenth of the text, when nothing of the
length of a paragraph comes any more: no line over 200 characters, no sentence of 80. A publisher may also break a story
with such a line and end it in shorter sentences, so it is not safe.
"""

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.blocks import to_end_of_page
from cleanup.rulekit.guards import prose
from cleanup.rulekit.lines import tables

STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 9
)

RULE = Rule(
    code="RES502",
    name="page-tail",
    message="“{found}” is the foot of a page",
    explanation=__doc__,
    find=to_end_of_page(
        tables(
            __file__,
            *("page_end", "comment_notice", "consent_notice", "feedback_request", "newsletter_offer", "share_line"),
        ),
        lambda document, number: not prose(document, number),
        confidence=0.98,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(f"{STORY}\n\nShare this:\n\nThe Example prints what the harbour says.", fixed=STORY),
        Good(f"{STORY}\n\n“Shares rose.”\n\n“The Example prints what the harbour says.”"),
    ),
)
