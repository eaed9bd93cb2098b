"""The foot of a page: what stands under its first certain line, when no sentence does.

Under share buttons, a newsletter offer, a copyright line or a comment form come the names of sections, of sister
sites and of other stories.

The fix deletes the first such line after the last paragraph, and all lines after it, at most thirty. It is safe
because nothing under that line is a sentence: an author ends a text with one.
"""

from cleanup.blocks import rest
from cleanup.matchers import sentence, tables
from cleanup.rule import Bad, Good, Rule, Safety

STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 2
)

RULE = Rule(
    code="RES501",
    name="page-end",
    message="“{found}” is the foot of a page",
    explanation=__doc__,
    find=rest(
        tables(
            __file__,
            *("page_end", "comment_notice", "consent_notice", "feedback_request", "newsletter_offer", "share_line"),
        ),
        lambda document, number: not sentence(document, number),
    ),
    safety=Safety.SAFE,
    examples=(
        Bad(f"{STORY}\n\n© 2022 Example News\n\nHarbour\n\nTown and country\n\nThe Example Group", fixed=STORY),
        Bad(f"{STORY}\n\nShare this:\n\nTen ferries you must see", fixed=STORY),
        Good(f"{STORY}\n\nShares rose\n\nTen ferries were sold"),
    ),
)
