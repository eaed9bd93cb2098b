"""A space before a comma or a full stop, in a line that has none before its other marks: “the port , open again”.

Text that was tokenized and never joined again has a space before all its marks. So at least two other marks of the line
must have none, and three for each mark that has one.

Why:
An engine that moves the words of a piece, or drops the last one, leaves the space that followed it.

Fix safety:
The fix removes the space. It is unsafe because authors and translators make this slip nearly as often.
"""

from collections.abc import Iterator

import regex

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, Tag, pattern

ATTACHED = regex.compile(r"(?<=[\p{L}\p{N}”\"])[,.;](?= |$)")
spaced = pattern(r"[ ] (?= [,.;] (?: $ | [ ] \p{L} ) ) (?<= [\p{Ll}\p{N})] . )", "")


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the spaces, where they are few."""
    attached = len(ATTACHED.findall(document.line_text(number)))
    if attached >= 2:  # checked first: it fails at once where words were never joined again
        found = tuple(spaced.matches(document, number))
        if attached >= 3 * len(found):
            yield from found


RULE = Rule(
    code="MTA509",
    name="space-before-mark",
    message="space before a comma or full stop",
    explanation=__doc__,
    find=Finder(matches, triggers=(r"[^ ] [,.;][ \r\n]",)),
    safety=Safety.UNSAFE,
    tags=(Tag.SOURCE_FORMAT, Tag.SPACED_MARK),
    languages=frozenset({"en"}),
    examples=(
        Bad(
            "On Monday, the port was open. The harbour , however, was closed.",
            fixed="On Monday, the port was open. The harbour, however, was closed.",
        ),
        Good("On Monday , the port was open. The harbour , however , was closed ."),
        Good("On Monday, the port was open. It cost .5 cents, no more."),
    ),
)
