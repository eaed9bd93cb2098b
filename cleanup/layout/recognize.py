"""Which layout a text has, and its logical text.

The modules of a layout are imported when a text may have it: most texts have none of them.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from cleanup.layout.line_lengths import Bounds, may_be_wrapped
from cleanup.layout.logical import Cut, Layout, LogicalText

if TYPE_CHECKING:
    from cleanup.layout.run_on import PhraseAt

# A line of more code points is too long for a paragraph of news. In books and speeches 0.2 to 3.5 % of the paragraphs
# are longer (measured in 4.5 million words of human English), so most of a run-on text must be in such lines.
LONG = 2500

# What a line of Markdown starts with, after the character that it is made of.
_MARKDOWN = (("#", "\n#"), ("`", "\n```"), ("~", "\n~~~"))

# Without one of these, a line is one element.
_MARKS = (".", "!", "?", "…", "。", "！", "？", "।", "۔", "؟", "\t", "   ", "©", ")", "]", ": ")


def recognize(
    text: str, lines: Sequence[str], bounds: Callable[[], Bounds], phrase_at: "PhraseAt", given: Layout | None = None
) -> tuple[Layout, LogicalText | None]:
    """Return the layout of a text, and its logical text (None: the text itself).

    ``lines`` are its lines without their breaks, and ``bounds`` returns where they start and end; ``given`` is the
    layout, where it is known.
    """
    layout = _guess(text, lines) if given is None else given
    found: list[Cut] = []
    if layout is Layout.RUN_ON:
        found += _elements(lines, bounds()[0], phrase_at, is_given=given is not None)
    elif layout is Layout.MARKDOWN:
        from cleanup.layout.markdown import markdown_cuts

        found += markdown_cuts(text, lines, bounds())
    elif layout is Layout.WRAPPED:
        from cleanup.layout.wrapped import joins, wrapping_cuts

        broken = joins(lines)
        found += wrapping_cuts(text, broken, bounds()) if broken else ()
    if not found:
        return (Layout.PARAGRAPHS if given is None and layout is not Layout.MARKDOWN else layout), None
    return layout, LogicalText(text, found)


def _guess(text: str, lines: Sequence[str]) -> Layout:
    """Return the layout that a text may have; whether it does is seen when it is cut."""
    if text.startswith(("---", "+++", "#", "```", "~~~")) or any(
        mark in text and start in text
        for mark, start in _MARKDOWN  # a single character is found at once
    ):
        from cleanup.layout.markdown import is_markdown

        if is_markdown(lines):
            return Layout.MARKDOWN
    shown = text.strip()
    if "\n" not in shown and "\r" not in shown:
        return Layout.RUN_ON if any(mark in text for mark in _MARKS) else Layout.PARAGRAPHS
    if max(map(len, lines)) > LONG and 2 * sum(len(line) for line in lines if len(line) > LONG) > len(text):
        return Layout.RUN_ON
    return Layout.WRAPPED if may_be_wrapped(lines) else Layout.PARAGRAPHS


def _elements(lines: Sequence[str], starts: Sequence[int], phrase_at: "PhraseAt", *, is_given: bool) -> Iterator[Cut]:
    """Yield where long lines are cut into elements; all lines, where the layout is given or there is only one."""
    from cleanup.layout.run_on import cuts

    least = 0 if is_given or sum(bool(line.strip()) for line in lines) == 1 else LONG
    for start, line in zip(starts, lines, strict=True):
        for cut in cuts(line, phrase_at) if len(line) > least else ():
            yield cut._replace(start=start + cut.start, end=start + cut.end)
