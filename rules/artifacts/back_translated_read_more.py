"""The label of a link to another article, translated out of English and back, with the headline under it.

Why:
“Read also” is translated with the article and comes back as “To read also” or “Read equally”: words with which no site
in English offers another article.

Fix safety:
The label is residue of the page, and so is a headline that clearly belongs to it: on the same line, or on the next line
where a colon, a blank line or the end of the text shows it. The fix deletes both. A line that ends like a sentence is
text and stays. A label without a headline is deleted only where plain prose follows, or nothing.
"""

from collections.abc import Iterator

from cleanup.rulekit import (
    Bad,
    Document,
    Finder,
    Good,
    Match,
    Rule,
    Safety,
    Tag,
    block,
    ends_like_sentence,
    labelled,
    looks_like_headline,
    table,
)

LABELS = table(__file__)
UNDER = block(LABELS, looks_like_headline)
AFTER = labelled(LABELS, lambda document, number: not ends_like_sentence(document, number))
RIVERS = "The rivers left their banks on the third night of rain, and nobody knew which bridge was still safe. " * 2


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield a label with a headline under it, or after it on the same line."""
    yield from (UNDER if LABELS.matches_label(document, number) else AFTER).matches(document, number)


RULE = Rule(
    code="MTA602",
    name="back-translated-read-more",
    message="“{found}” offers another article in words translated out of English and back",
    explanation=__doc__,
    find=Finder(matches, LABELS),
    safety=Safety.SAFE,
    tags=(Tag.ROUND_TRIP,),
    sources=("de", "fr", "ja", "ru", "zh"),
    narrow_sources=LABELS.languages_of,
    examples=(
        Bad(
            "It rained.\n\nTo read also:\n\nThree rivers leave their banks\n\nIt stopped.",
            fixed="It rained.\n\nIt stopped.",
        ),
        Bad(f"It rained.\n\nTo read also:\n\n{RIVERS}", fixed=f"It rained.\n\n{RIVERS}"),
        Bad("It rained.\n\nIt may also interest you: Three rivers leave their banks", fixed="It rained."),
        Bad("It rained.\n\nGuess you like\n\nThree rivers leave their banks", fixed="It rained."),
        Good("It rained.\n\nIt may also interest you that three rivers left their banks"),
        Good("It rained.\n\nTo read also calms\n\nIt stopped."),
        Good("It rained.\n\nTo read also:\n\nThe rivers left their banks."),
        Good("It rained.\n\nIt may also interest you: three rivers left their banks."),
    ),
)
