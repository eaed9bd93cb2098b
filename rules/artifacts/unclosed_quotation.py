"""A paragraph that begins with a quotation mark that nothing closes.

A quotation may run over several paragraphs; then each begins with a mark, or the next mark in the text closes it. The
paragraph is reported only where neither is the case and another quotation opens first.

Why:
A translation loses the closing mark, or a paragraph with it.

Fix safety:
There is no fix: only the source shows where the speech ended.
"""

from collections.abc import Iterator

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, Span

# Code points after the paragraph that are searched for the next quotation mark.
AHEAD = 4000


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the first word with its mark."""
    line = document.line_text(number)
    if line[:1] != "“" or "”" in line or len(line) < 40 or line.rstrip()[-1] not in ".!?":
        return
    start, end = document.visible(number)
    opens = document.text.find("“", end, end + AHEAD)
    after = document.line_after(number)
    if opens < 0 or "”" in document.text[end:opens] or opens == document.visible(after or number).start:
        return
    word = line.split(maxsplit=1)[0]
    yield Match(Span(start, start + len(word)), None)


RULE = Rule(
    code="MTA801",
    name="unclosed-quotation",
    message="the quotation that begins with {found} is never closed",
    explanation=__doc__,
    find=Finder(matches, triggers=("[\r\n]“[^”\r\n]{39}",)),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "“These plans are good. They will vote for them in May.\n\nHe called the vote “a mere form” and left.",
            fixed=None,
        ),
        Good("“These plans are good. They will vote for them in May.\n\n“It is a mere form,” he said, and left."),
        Good("“These plans are good. They will vote for them in May.\n\nThe vote is a mere form,” he said, and left."),
    ),
)
