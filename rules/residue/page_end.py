"""Footers of a page without sentences, from their first unmistakable line on.

A footer begins after the last paragraph, with a line such as a newsletter offer, a copyright line or a comment form. It
is at most thirty lines and a tenth of the text. Footers that begin with share buttons are left to the unsafe rule
RES502, because share buttons also appear above a recipe or a poem.

Why:
A newsletter offer, a copyright line or a comment form is followed by the names of sections, of sister sites and of
other stories.

Fix safety:
The fix deletes the first unmistakable line and all lines after it. It is safe because none of the lines after it is a
sentence, as an author's last words are; none begins with a number, as results and sources do; and none is part of a
book's imprint (“Translated by …”).
"""

import regex

from cleanup.rulekit import Bad, Good, Rule, Safety, ends_like_sentence, tables, to_end_of_page

STORY = (
    "The ferry turned round at noon, for nobody had told the captain which of the two piers was still standing. " * 9
)

NUMBERED = regex.compile(r"[\s\p{P}]*+\d")

# What appears beside the copyright line of a book.
IMPRINT = regex.compile(
    r"\s*+(?:(?:first )?(?:translated|edited|illustrated|published|printed) (?:by|in|from)|isbn)\b", regex.IGNORECASE
)

RULE = Rule(
    code="RES501",
    name="page-end",
    message="“{found}” begins the footer of the page",
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
