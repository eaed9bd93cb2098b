"""Comments by readers, up to the end of the text.

There must be at least two lines such as “Ana Sol says:”, each followed by a date and a time.

Why:
Blogs print readers' comments under an article (“Ana Sol says:”, “May 3, 2021 at 4:05 pm”, a paragraph, “Reply”), and
extraction keeps them as if they were part of the article.

Fix safety:
The fix deletes everything from the first name to the end of the text. It is unsafe because some corpora keep the
comments.
"""

from collections.abc import Iterator

from cleanup.rulekit import (
    LINE_END,
    SPEECH_VERBS,
    Bad,
    Document,
    Finder,
    Good,
    Match,
    Rule,
    Safety,
    Span,
    first_comment,
)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the whole thread at the line where it begins."""
    if number == document.cached(first_comment):
        yield Match(Span(document.visible(number).start, len(document.text.rstrip())), "")


RULE = Rule(
    code="RES511",
    name="comment-thread",
    message="“{found}” is a thread of readers' comments",
    explanation=__doc__,
    find=Finder(matches, triggers=(rf"(?:{'|'.join(SPEECH_VERBS)})[ \t\xa0]{{0,4}}(?::|：){LINE_END}",)),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "It rained.\n\nAna Sol says:\n\nMay 3, 2021 at 4:05 pm\n\nIt never stops.\n\nBen Low says:\n\n"
            "May 4, 2021 at 9:12 am\n\nIt does here.",
            fixed="It rained.",
        ),
        Good("It rained.\n\nAna Sol says:\n\nIt never stops.\n\nBen Low says:\n\nIt does here."),
    ),
)
