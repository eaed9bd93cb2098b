"""Which layout a text has, and its logical text."""

from collections.abc import Sequence
from enum import Enum

from cleanup.layout.logical import LogicalText, Stretch
from cleanup.layout.run_on import PhraseAt, cuts
from cleanup.layout.wrapped import MIN_BREAKS, Join, joins

# The code points of a line that is longer than a paragraph: one in a thousand of those of books, one in ten thousand of
# those of news pages.
LONG = 2500


class Layout(Enum):
    """How the paragraphs of a text are broken: one line each, many in a line, or many lines each."""

    PARAGRAPHS = "paragraphs"
    RUN_ON = "run-on"
    WRAPPED = "wrapped"


def recognize(
    text: str, lines: Sequence[str], bounds: tuple[Sequence[int], Sequence[int]], phrase_at: PhraseAt
) -> tuple[Layout, LogicalText | None]:
    """Return the layout of a text, and its logical text (None: the text itself).

    ``lines`` are its lines without their breaks, ``bounds`` where they start and end, in code points.
    """
    visible = [len(line) for line in lines if line and not line.isspace()]
    long = sum(length for length in visible if length > LONG)
    if len(visible) == 1 or 2 * long > sum(visible):
        cut = _cut(text, lines, bounds, phrase_at, 0 if len(visible) == 1 else LONG)
        return (Layout.PARAGRAPHS, None) if cut is None else (Layout.RUN_ON, cut)
    if len(visible) > MIN_BREAKS and (broken := joins(lines)):
        return Layout.WRAPPED, _joined(text, broken, bounds)
    return Layout.PARAGRAPHS, None


def _cut(
    text: str, lines: Sequence[str], bounds: tuple[Sequence[int], Sequence[int]], phrase_at: PhraseAt, least: int
) -> LogicalText | None:
    """Return a run-on text, each element of the lines that are longer than ``least`` in a line of its own."""
    stretches: list[Stretch] = []
    done = 0
    for start, line in zip(bounds[0], lines, strict=True):
        for cut in cuts(line, phrase_at) if len(line) > least else ():
            stretches.append(Stretch(done, start + cut.start, "\n\n", cut.gap))
            done = start + cut.end
    return LogicalText(text, [*stretches, Stretch(done, len(text))]) if stretches else None


def _joined(text: str, broken: Sequence[Join], bounds: tuple[Sequence[int], Sequence[int]]) -> LogicalText:
    """Return a wrapped text without the breaks of wrapping."""
    starts, ends = bounds
    stretches: list[Stretch] = []
    done = 0
    for number, prefix, separator in broken:
        end = ends[number]
        while text[end - 1].isspace():
            end -= 1
        stretches.append(Stretch(done, end, separator))
        done = starts[number + 1] + prefix
    return LogicalText(text, [*stretches, Stretch(done, len(text))])
