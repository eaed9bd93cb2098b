"""Headlines in capitals that were glued between two sentences.

The headline must have at least four words, all in capitals, and be glued to the stop before it and to the capital after
it. A run of capitals with a blank on either side is the author's.

Why:
Pages put links to other stories between two paragraphs. Where a scraper joins the paragraphs without a blank, the link
stands amid the article: “It rained.FERRY FARES TO DOUBLE NEXT YEARThe sun came out.”

Fix safety:
The fix deletes the headline and leaves a blank. It is unsafe because a glued heading of the article looks the same.
"""

from collections.abc import Iterator

from cleanup.rulekit import Bad, Document, Finder, Gap, Good, Match, Rule, Safety

MIN_WORDS = 4


def headline(document: Document, number: int) -> Iterator[Match]:
    """Yield a line that is in capitals, and glued to the line before it and the line after it."""
    line = document.line_text(number)
    before = document.line_before(number)
    is_glued = before is not None and document.gaps.get(before) is document.gaps.get(number) is Gap.GLUED
    if is_glued and line.isupper() and len(line.split()) >= MIN_WORDS:
        yield Match(document.visible(number), "")


RULE = Rule(
    code="RES124",
    name="glued-headline",
    message="“{found}” is the headline of another story, glued between two sentences",
    explanation=__doc__,
    find=Finder(headline, triggers=(r"(?-i:[A-Z]{2,}[ \xa0][A-Z0-9’'&-]{1,}[ \xa0][A-Z0-9’'&-]{1,})",)),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "The divers found nothing.TOWN SAYS FERRY IS EMPTY AGAINThe mayor said that she would wait.",
            fixed="The divers found nothing. The mayor said that she would wait.",
        ),
        Good("The divers found nothing. TOWN SAYS FERRY IS EMPTY AGAIN The mayor said that she would wait."),
        Good("The divers found nothing.\n\nTOWN SAYS FERRY IS EMPTY AGAIN\n\nThe mayor said that she would wait."),
        Good("The divers found NOTHING.The mayor said that she would wait."),
    ),
)
