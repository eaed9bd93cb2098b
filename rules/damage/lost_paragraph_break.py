"""Paragraphs that were joined without a blank, as in: it met on Monday.The mayor spoke for two hours.

Only texts in which this happens at least twice are searched: a single such place is a slip of the author or of a
machine (MTA113). The stop must end a sentence: names such as “Node.JS”, addresses, abbreviations and what is inside
quotation marks or brackets do not match.

Why:
Scrapers take the text of all paragraphs and join it without the breaks between them.

Fix safety:
The fix puts a blank line between the two sentences. It is unsafe because a line break or a blank may have been lost
instead.
"""

from collections.abc import Iterator

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, Span, compiled, glued_sentences

# Places in a text that was joined from paragraphs.
LEAST = 2

# The share of such places at which a paragraph ended, in human texts whose paragraphs were joined for the measurement.
CONFIDENCE = 0.98

PLACE = r"[.!?…][”\"’)]?[“\"(]?\p{Lu}"


def is_joined(document: Document) -> bool:
    """Return whether enough sentences of a text are glued to the next one."""
    count = 0
    for number, line in enumerate(document.lines):
        if compiled(PLACE).search(line):
            count += len(glued_sentences(document, number))
            if count >= LEAST:
                return True
    return False


def lost_break(document: Document, number: int) -> Iterator[Match]:
    """Yield the last character before each place in a line where a break was lost."""
    places = glued_sentences(document, number)
    if not places or not document.cached(is_joined):
        return
    start = document.line(number).start
    for end in places:
        yield Match(Span(start + end - 1, start + end), document.text[start + end - 1] + "\n\n", CONFIDENCE)


RULE = Rule(
    code="DMG105",
    name="lost-paragraph-break",
    message="a paragraph ended here, and its break was lost",
    explanation=__doc__,
    find=Finder(lost_break, triggers=('(?-i:[a-z0-9)”"’][.!?…][”"’)]?[“"(]?[A-Z])', '[.!?…][”"’)]?[“"(]?[À-ÞΑ-ΩА-Я]')),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "The council met on Monday.The mayor spoke for two hours.“We wait,” she said.",
            fixed="The council met on Monday.\n\nThe mayor spoke for two hours.\n\n“We wait,” she said.",
        ),
        Good("The council met on Monday. The mayor spoke for two hours."),
        Good("The barn is built of Node.JS, Vue.JS and Asp.Net."),
    ),
)
