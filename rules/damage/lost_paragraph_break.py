"""Paragraphs that were joined without a blank, as in: it met on Monday.The mayor spoke for two hours.

Only run-on texts are searched, in which this happens at least twice. A single such place is a slip of the author or of
a machine (MTA113). The stop must end a sentence: names such as “Node.JS”, addresses and abbreviations do not match.

Why:
Scrapers take the text of all paragraphs and join it without the breaks between them.

Fix safety:
The fix puts a blank line between the two sentences. It is unsafe because a line break or a blank may have been lost
instead.
"""

from collections.abc import Iterator

from cleanup.rulekit import Bad, Document, Finder, Gap, Good, Match, Rule, Safety, Span, begins_with_capital

# Glued sentences in a text that was joined from paragraphs.
LEAST = 2

# The share of such places at which a paragraph ended, in human texts whose paragraphs were joined for the measurement.
CONFIDENCE = 0.98

STOPS = (".", "!", "?", "…", "”", '"', "’", ")")


def breaks(document: Document) -> frozenset[int]:
    """Return the lines that are glued to the next one where both are sentences; none where too few are."""
    found = {
        number
        for number, gap in document.gaps.items()
        if gap is Gap.GLUED
        and document.line_text(number).rstrip().endswith(STOPS)
        and (after := document.line_after(number)) is not None
        and begins_with_capital(document, after)
    }
    return frozenset(found) if len(found) >= LEAST else frozenset()


def lost_break(document: Document, number: int) -> Iterator[Match]:
    """Yield the end of a line after which a break was lost."""
    if number in document.cached(breaks):
        end = document.visible(number).end
        yield Match(Span(end - 1, end), document.text[end - 1] + "\n\n", CONFIDENCE)


RULE = Rule(
    code="DMG105",
    name="lost-paragraph-break",
    message="a paragraph ended here, and its break was lost",
    explanation=__doc__,
    find=Finder(lost_break, triggers=(rf"[.!?…”\"’)][ \xa0]?{chr(92)}n",)),
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
