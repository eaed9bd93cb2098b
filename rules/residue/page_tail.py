"""The foot of a page, from its first certain line on, with what it says in sentences.

A share button, a newsletter offer, a copyright line or a comment form ends the article, and what stands under it is
the page's: promotions, notices, the site's address, who wrote for it.

The fix deletes the first such line and all lines after it, at most thirty, when no paragraph comes any more. A
publisher may also break a story with such a line and end it in short sentences, so it is not safe.
"""

from cleanup.blocks import rest
from cleanup.matchers import tables
from cleanup.rule import Bad, Good, Rule, Safety

STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 2
)

RULE = Rule(
    code="RES502",
    name="page-tail",
    message="“{found}” is the foot of a page",
    explanation=__doc__,
    find=rest(
        tables(
            __file__,
            *("page_end", "comment_notice", "consent_notice", "feedback_request", "newsletter_offer", "share_line"),
        ),
        confidence=0.98,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(f"{STORY}\n\nShare this:\n\nThe Example prints what the harbour says.", fixed=STORY),
        Good(f"{STORY}\n\nShares rose.\n\nThe Example prints what the harbour says."),
    ),
)
