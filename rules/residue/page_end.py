"""The foot of a page: what stands under its first certain line, when no sentence does.

Under a newsletter offer, a copyright line or a comment form come the names of sections, of sister sites and of other
stories.

The fix deletes the first such line after the last paragraph, and all lines after it: at most thirty, and a tenth of
the text. It is safe because none of them is a sentence, as an author's last words are, or begins with a number, as
results and sources do, or is of a book's imprint (Translated by …). Under share buttons, which stand over a recipe or
a poem, too, a rule that is not safe looks.
"""

import regex

from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.rulekit.blocks import to_end_of_page
from cleanup.rulekit.guards import ends_like_sentence
from cleanup.rulekit.lines import tables

STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 9
)

NUMBERED = regex.compile(r"[\s\p{P}]*+\d")

IMPRINT = regex.compile(
    r"\s*+(?:(?:first )?(?:translated|edited|illustrated|published|printed) (?:by|in|from)|isbn)\b", regex.IGNORECASE
)
"""What stands beside the copyright line of a book."""

RULE = Rule(
    code="RES501",
    name="page-end",
    message="“{found}” is the foot of a page",
    explanation=__doc__,
    find=to_end_of_page(
        tables(
            __file__,
            *("page_end", "comment_notice", "consent_notice", "feedback_request", "newsletter_offer"),
        ),
        lambda document, number: (
            not (
                ends_like_sentence(document, number)
                or NUMBERED.match(document.line_text(number))
                or IMPRINT.match(document.line_text(number))
            )
        ),
    ),
    safety=Safety.SAFE,
    examples=(
        Bad(f"{STORY}\n\n© 2022 Example News\n\nHarbour\n\nTown and country\n\nThe Example Group", fixed=STORY),
        Bad(f"{STORY}\n\nLeave a comment\n\nTen ferries you must see", fixed=STORY),
        Good(f"{STORY}\n\n“Share price?”\n\n“First of May: two euros”"),
        Good(f"{STORY}\n\n“Shares rose”\n\n“Ten ferries were sold”"),
    ),
)
