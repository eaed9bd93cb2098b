"""The label of a box about the author, with the names in it.

“About the author”, a name, an office: the box stands under an article, and its words are extracted as paragraphs.

The fix deletes the label and up to three short lines right under it that are no sentences. A book tells of its author
under the same heading, so it is not safe.
"""

from collections.abc import Iterator

from cleanup.guards import sentence
from cleanup.matchers import table
from cleanup.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.text import Document, Span

LABELS = table(__file__)
LONGEST_NAME = 60


def look(document: Document, number: int) -> Iterator[Match]:
    """The label in a line, with the names under it."""
    if LABELS.holds(document, number):
        start, end = document.visible(number)
        for line in document.lines_after(number, 3):
            name = document.visible(line)
            if sentence(document, line) or name.end - name.start > LONGEST_NAME:
                break
            end = name.end
        yield Match(Span(start, end), "", 0.95)


RULE = Rule(
    code="RES506",
    name="author-box",
    message="“{found}” belongs to a box about the author",
    explanation=__doc__,
    find=Finder(look, LABELS),
    safety=Safety.UNSAFE,
    examples=(
        Bad("It rained.\n\nAbout the author\n\nAna Sol\n\nWeather editor", fixed="It rained."),
        Bad("Il pleut.\n\nÀ propos de l’auteur\n\nElle écrit.", fixed="Il pleut.\n\nElle écrit.", language="fr"),
        Good("It rained.\n\nAbout the author nobody asked\n\nIt stopped."),
    ),
)
