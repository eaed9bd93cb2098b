"""The comments of readers, to the end of the text.

“Ana Sol says:”, “May 3, 2021 at 4:05 pm”, a paragraph, “Reply”: blogs print what readers say under an article, and
extraction keeps it as if it were the article's.

The fix deletes all from the first name on. There must be two names that say something, each with a date and an hour
after it. Some corpora want the comments, so it is not safe.
"""

from collections.abc import Iterator

from cleanup.engine.document import Document, Span
from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.rulekit.guards import SAYS, thread
from cleanup.rulekit.lines import LINE_END


def matches(document: Document, number: int) -> Iterator[Match]:
    """The whole thread, where it begins."""
    if number == document.cached(thread):
        yield Match(Span(document.visible(number).start, len(document.text.rstrip())), "")


RULE = Rule(
    code="RES511",
    name="comment-thread",
    message="“{found}” is what readers said",
    explanation=__doc__,
    find=Finder(matches, triggers=(rf"(?:{'|'.join(SAYS)})[ \t\xa0]{{0,4}}(?::|：){LINE_END}",)),
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
