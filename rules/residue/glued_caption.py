"""Captions that were glued between two sentences, with the credit of their picture in brackets.

The caption must be glued to the stop before it, end with a year, and be followed by the credit, glued on both sides.

Why:
A caption stands between two paragraphs. Where a scraper joins the paragraphs without a blank, it stands amid the
article: “It rained.Ana Sol under an umbrella, May 2, 2022.(Otto Low/Handout via REUTERS)The sun came out.”

Fix safety:
The fix deletes the caption and the credit, and leaves a blank. It is unsafe because the caption may say something that
the text does not.
"""

from collections.abc import Iterator

from cleanup.rulekit import LINE_END, Bad, Document, Finder, Gap, Good, Match, Rule, Safety, Span, compiled

MAX_CAPTION = 300

CREDIT = r"\((?=[^()]*[/]|[^()]*\bvia\b|AP\b)\p{Lu}[^()]{3,120}\)"
YEAR = r"\b(?:19|20)\d\d[.]?\s*$"


def caption(document: Document, number: int) -> Iterator[Match]:
    """Yield a caption that is glued to the line before it, with the credit after it."""
    before, after = document.line_before(number), document.line_after(number)
    if before is None or after is None or document.line_after(after) is None:
        return
    if any(document.gaps.get(line) is not Gap.GLUED for line in (before, number, after)):
        return
    line = document.line_text(number)
    if (
        len(line) <= MAX_CAPTION
        and compiled(YEAR).search(line)
        and compiled(CREDIT).fullmatch(document.line_text(after))
    ):
        yield Match(Span(document.visible(number).start, document.visible(after).end), "")


RULE = Rule(
    code="RES125",
    name="glued-caption",
    message="“{found}” is the caption of a missing picture, glued between two sentences",
    explanation=__doc__,
    find=Finder(caption, triggers=(rf"(?:19|20)\d\d[.]?[ \xa0]?{LINE_END}",)),
    safety=Safety.UNSAFE,
    examples=(
        Bad(
            "It rained.Ana Sol under an umbrella, May 2, 2022.(Otto Low/Handout via REUTERS)The sun came out.",
            fixed="It rained. The sun came out.",
        ),
        Good("It rained. Ana Sol went home on May 2, 2022.(She had an umbrella.) The sun came out."),
        Good("It rained. Ana Sol went home in 2022. (Otto Low wrote as much.) The sun came out."),
    ),
)
