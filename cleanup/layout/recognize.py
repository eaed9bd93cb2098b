"""Which layout a text has, and its logical text."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from cleanup.layout.logical import Cut, LogicalText
from cleanup.layout.markdown import is_markdown, markdown_cuts
from cleanup.layout.run_on import PhraseAt, cuts
from cleanup.layout.wrapped import MIN_BREAKS, joins, wrapping_cuts

# The code points of a line that is longer than a paragraph: one in a thousand of those of books, one in ten thousand of
# those of news pages.
LONG = 2500


class Layout(Enum):
    """How the paragraphs of a text are stored: one line each, many in a line, many lines each, or in Markdown."""

    PARAGRAPHS = "paragraphs"
    RUN_ON = "run-on"
    WRAPPED = "wrapped"
    MARKDOWN = "markdown"


def recognize(
    text: str, lines: Sequence[str], bounds: tuple[Sequence[int], Sequence[int]], phrase_at: PhraseAt
) -> tuple[Layout, LogicalText | None]:
    """Return the layout of a text, and its logical text (None: the text itself).

    ``lines`` are its lines without their breaks, ``bounds`` where they start and end, in code points.
    """
    visible = [len(line) for line in lines if line and not line.isspace()]
    layout = _guess(visible, lines)
    found: Iterable[Cut] = ()
    if layout is Layout.RUN_ON:
        found = _elements(lines, bounds[0], phrase_at, least=0 if len(visible) == 1 else LONG)
    elif layout is Layout.MARKDOWN:
        found = markdown_cuts(text, lines, bounds)
    elif len(visible) > MIN_BREAKS:
        found = wrapping_cuts(text, joins(lines), bounds)
    found = [*found]
    if not found:
        return (layout if layout is Layout.MARKDOWN else Layout.PARAGRAPHS), None
    return Layout.WRAPPED if layout is Layout.PARAGRAPHS else layout, LogicalText(text, found)


def _guess(visible: Sequence[int], lines: Sequence[str]) -> Layout:
    if is_markdown(lines):
        return Layout.MARKDOWN
    long = sum(length for length in visible if length > LONG)
    return Layout.RUN_ON if len(visible) == 1 or 2 * long > sum(visible) else Layout.PARAGRAPHS


def _elements(lines: Sequence[str], starts: Sequence[int], phrase_at: PhraseAt, *, least: int) -> Iterator[Cut]:
    """Yield where the lines that are longer than ``least`` are cut into elements."""
    for start, line in zip(starts, lines, strict=True):
        for cut in cuts(line, phrase_at) if len(line) > least else ():
            yield cut._replace(start=start + cut.start, end=start + cut.end)
