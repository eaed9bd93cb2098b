"""A space before a comma or a full stop, in a line that has none before its other marks: “the port , open again”.

Where an engine moved the words of a piece, or dropped the last one, it leaves the space that followed it.

The fix takes the space out. Text that was never joined again after it had been cut into pieces has a space before all
its marks, so at least two others must have none, and three for each that has one. Authors and translators slip nearly
as often, therefore it is not safe.
"""

from collections.abc import Iterator

import regex

from cleanup.engine.document import Document
from cleanup.engine.rule import Bad, Finder, Good, Match, Rule, Safety
from cleanup.rulekit.lines import pattern

ATTACHED = regex.compile(r"(?<=[\p{L}\p{N}”\"])[,.;](?= |$)")
spaced = pattern(r"[ ] (?= [,.;] (?: $ | [ ] \p{L} ) ) (?<= [\p{Ll}\p{N})] . )", "")


def matches(document: Document, number: int) -> Iterator[Match]:
    """The spaces, where they are few."""
    attached = len(ATTACHED.findall(document.line_text(number)))
    if attached >= 2:  # asked first: where words were never joined again it says no at once
        found = tuple(spaced.matches(document, number))
        if attached >= 3 * len(found):
            yield from found


RULE = Rule(
    code="MTA509",
    name="space-before-mark",
    message="a space stands before a comma or a full stop",
    explanation=__doc__,
    find=Finder(matches, triggers=(r"[^ ] [,.;][ \r\n]",)),
    safety=Safety.UNSAFE,
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
