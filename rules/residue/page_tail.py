"""Footers of a page with sentences, from their first unmistakable line on.

A footer is at most thirty lines and a tenth of the text. It contains nothing of the length of a paragraph: no line over
200 characters and no sentence of 80.

Why:
A share button, a newsletter offer, a copyright line or a comment form ends the article, and what follows belongs to the
page: promotions, notices, the site's address, its authors.

Fix safety:
The fix deletes the first unmistakable line and all lines after it. It is unsafe because a publisher may also interrupt
a story with such a line, and the story may end in shorter sentences.
"""

from cleanup.rulekit import Bad, Good, Rule, Safety, is_prose, tables, to_end_of_page

STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 9
)

RULE = Rule(
    code="RES502",
    name="page-tail",
    message="“{found}” begins the footer of the page",
    explanation=__doc__,
    find=to_end_of_page(
        tables(
            __file__,
            *("page_end", "comment_notice", "consent_notice", "feedback_request", "newsletter_offer", "share_line"),
        ),
        lambda document, number: not is_prose(document, number),
        confidence=0.98,
    ),
    safety=Safety.UNSAFE,
    examples=(
        Bad(f"{STORY}\n\nShare this:\n\nThe Example prints what the harbour says.", fixed=STORY),
        Good(f"{STORY}\n\n“Shares rose.”\n\n“The Example prints what the harbour says.”"),
    ),
)
