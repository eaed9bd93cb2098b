"""Labels of a box about the author, with the names and the biography in it.

The rule finds the label, up to three short lines right under it that are not sentences, and the next paragraph if it is
the last line of the text. Where another sentence follows, the label stays with it.

Why:
A box with a label such as “About the author”, a name and a job title follows an article, and its words are extracted as
paragraphs.

Fix safety:
The fix deletes the label and these lines. It is unsafe because a book introduces its author under the same heading.
"""

from collections.abc import Iterator
from itertools import takewhile

from cleanup.rulekit import (
    Bad,
    Document,
    Finder,
    Good,
    Match,
    Rule,
    Safety,
    Span,
    ends_like_sentence,
    stands_alone,
    table,
)

LABELS = table(__file__)
LONGEST_NAME = 60
LONGEST_LIFE = 800


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the label in a line, with the names and the biography under it."""
    if LABELS.matches_line(document, number) and stands_alone(document, number):
        last = _last(document, number)
        if last is not None:
            yield Match(Span(document.visible(number).start, document.visible(last).end), "", 0.95)


def _last(document: Document, number: int) -> int | None:
    names = [*takewhile(lambda line: _is_name(document, line), document.lines_after(number, 3))]
    last = names[-1] if names else number
    below = document.lines_after(last, 2)
    if not below:
        return last
    if len(below) == 1 and ends_like_sentence(document, below[0]) and len(document.line_text(below[0])) <= LONGEST_LIFE:
        return below[0]
    return last if names and not ends_like_sentence(document, below[0]) else None


def _is_name(document: Document, number: int) -> bool:
    return not ends_like_sentence(document, number) and len(document.line_text(number).strip()) <= LONGEST_NAME


RULE = Rule(
    code="RES506",
    name="author-box",
    message="“{found}” belongs to a box about the author",
    explanation=__doc__,
    find=Finder(matches, LABELS),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nAbout the author\n\nAna Sol\n\nWeather editor", fixed="It rained."),
        Bad("Il pleut.\n\nÀ propos de l’auteur\n\nElle écrit.", fixed="Il pleut.", language="fr"),
        Good("It rained.\n\nAbout the author nobody asked\n\nIt stopped."),
        Good("It rained.\n\nAbout the author\n\nShe wrote of rain.\n\nIt stopped."),
    ),
)
