"""The label of a link to another article, translated out of English and back, with the headline under it.

“Read also” goes out with the article and comes back as “To read also” or “Read equally”: words in which no site in
English offers another article.

The label alone on its line is furniture of the page, and so is the headline right after it, on its line or on the next;
a next line that ends as a sentence does is text and stays.
"""

from collections.abc import Iterator

from cleanup.blocks import block
from cleanup.guards import headline
from cleanup.matchers import labelled, table
from cleanup.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.text import Document

LABELS = table(__file__)
UNDER, AFTER = block(LABELS, headline), labelled(LABELS)


def look(document: Document, number: int) -> Iterator[Match]:
    """A label with a headline under it, or after it in the same line."""
    yield from tuple(UNDER.look(document, number)) or AFTER.look(document, number)


RULE = Rule(
    code="MTA602",
    name="back-translated-read-more",
    message="“{found}” offers another article in words that were translated and translated back",
    explanation=__doc__,
    find=Finder(look, LABELS),
    safety=Safety.SAFE,
    sources=("de", "fr", "ja", "ru", "zh"),
    tells=LABELS.languages_of,
    examples=(
        Bad(
            "It rained.\n\nTo read also:\n\nThree rivers leave their banks\n\nIt stopped.",
            fixed="It rained.\n\nIt stopped.",
        ),
        Bad(
            "It rained.\n\nTo read also:\n\nThe rivers left their banks.",
            fixed="It rained.\n\nThe rivers left their banks.",
        ),
        Bad("It rained.\n\nIt may also interest you: Three rivers leave their banks", fixed="It rained."),
        Bad("It rained.\n\nGuess you like\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Good("It rained.\n\nIt may also interest you that three rivers left their banks"),
        Good("It rained.\n\nTo read also calms\n\nIt stopped."),
    ),
)
