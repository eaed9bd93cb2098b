"""Which layout a text has, and its logical text."""

from collections.abc import Sequence
from enum import Enum

from cleanup.layout.logical import LogicalText, Stretch
from cleanup.layout.run_on import PhraseAt, cuts

# The code points of a line that is longer than a paragraph: one in a thousand of those of books, one in ten thousand of
# those of news pages.
LONG = 2500


class Layout(Enum):
    """How the paragraphs of a text are broken: one line each, many in a line, or many lines each."""

    PARAGRAPHS = "paragraphs"
    RUN_ON = "run-on"
    WRAPPED = "wrapped"


def recognize(lines: Sequence[str]) -> Layout:
    """Return the layout of a text, given its lines without their breaks."""
    visible = [len(line) for line in lines if line and not line.isspace()]
    if len(visible) == 1:
        return Layout.RUN_ON
    long = sum(length for length in visible if length > LONG)
    if long and 2 * long > sum(visible):
        return Layout.RUN_ON
    return Layout.PARAGRAPHS


def run_on_text(text: str, starts: Sequence[int], ends: Sequence[int], phrase_at: PhraseAt) -> LogicalText | None:
    """Return the logical text of a run-on text, each element in a line of its own; None where nothing was cut.

    ``starts`` and ``ends`` are those of its physical lines, in code points.
    """
    single = len(starts) == 1 or not text.strip().count("\n")
    stretches: list[Stretch] = []
    done = 0
    for start, end in zip(starts, ends, strict=True):
        if not single and end - start <= LONG:
            continue
        for cut in cuts(text[start:end], phrase_at):
            stretches.append(Stretch(done, start + cut.start, "\n\n", cut.gap))
            done = start + cut.end
    if not stretches:
        return None
    return LogicalText(text, [*stretches, Stretch(done, len(text), "")])
