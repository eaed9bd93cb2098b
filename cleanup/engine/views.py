"""Views: documents that rules search in place of the text as it is stored, each with the way back.

In most texts the view is the text itself. A run-on text has a second one, in which each element of a page stands in a
line of its own; rules about whole lines search both.
"""

from dataclasses import replace

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import BLANKS
from cleanup.engine.index.index import EveryLine, Index
from cleanup.engine.language.detection import SAMPLE, detect
from cleanup.engine.rule import Category, Match, Rule, Stage
from cleanup.layout.logical import Layout, LogicalText
from cleanup.layout.recognize import recognize


class View:
    """A document that rules search, and where its places are in the stored text.

    ``text`` is the logical text that it shows (None: the stored text). Rules about wording do not search a view of
    ``elements``.
    """

    def __init__(self, stored: Document, text: LogicalText | None = None, *, elements: bool = False) -> None:
        self._stored, self._text, self._elements = stored, text, elements
        self.document = stored
        if text is not None:
            # an element alone is too short to tell
            language = stored.language or detect(max(stored.lines, key=len)[:SAMPLE]) if elements else stored.language
            self.document = replace(stored, text=text.text, language=language)
            self.document.gaps.update((self.document.line_at(offset), gap) for offset, gap in text.elements)
            self.document.joined.update(map(self.document.line_at, text.joints))

    def is_for(self, rule: Rule) -> bool:
        """Return whether a rule searches this view. Those of the last stage know pages by their lines, and no elements:
        of what they take for residue there, two in three are the author's sentences.
        """
        if not self._elements:
            return True
        is_about_pages = rule.category is Category.RESIDUE or rule.find.phrases is not None
        return is_about_pages and rule.stage is not Stage.REMAINS

    def stored_match(self, match: Match) -> Match | None:
        """Return a match as one in the stored text; None where it touches what is protected.

        A match that removes whole lines removes their markup, and closes the gap. Any other across markup has no fix.
        """
        if self._text is None:
            return match
        start, end = match.span
        if self._text.is_protected(start, end):
            return None
        if match.new == "" and self._is_whole(match.span):
            span, new = _with_gap(self._stored.text, self._with_markup(self._text, start, end))
            return match._replace(span=span, new=new)
        span = Span(*self._text.stored_span(start, end))
        is_one = self._text.is_continuous(start, end) or self._shows_all(match.span, span)
        return match._replace(span=span, new=match.new if is_one else None)

    def stored_line(self, number: int) -> Span:
        """Return the span of the stored text that a line shows."""
        line = self.document.line(number)
        return line if self._text is None else Span(*self._text.stored_span(*line))

    def _with_markup(self, logical: LogicalText, start: int, end: int) -> Span:
        """Return the span of the stored text for whole lines, with the markup before and after them in their lines."""
        stored, text = self._stored, self._stored.text
        inner, outer = logical.stored_span(start, end), logical.stored_line(start, end)
        begin = max(outer[0], stored.line(stored.line_at(inner[0])).start)
        stop = min(outer[1], stored.line(stored.line_at(max(inner[0], inner[1] - 1))).end)
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        return Span(begin, stop)

    def _shows_all(self, span: Span, stored: Span) -> bool:
        """Return whether nothing but white space of a stretch of the stored text is not shown."""
        return "".join(self._stored.slice(stored).split()) == "".join(self.document.slice(span).split())

    def _is_whole(self, span: Span) -> bool:
        """Return whether a span contains all that is visible of its lines."""
        document = self.document
        first, last = document.line_at(span.start), document.line_at(span.end)
        return span.start <= document.visible(first).start and span.end >= document.visible(last).end


def views_of(stored: Document, index: Index | EveryLine) -> tuple[Layout, list[View]]:
    """Return the layout of a document, and its views."""
    given = None if stored.layout is None else Layout(stored.layout)
    layout, text = recognize(stored.text, stored.lines, lambda: stored.bounds, index.known_phrases, given)
    if layout is Layout.RUN_ON and text is not None:
        return layout, [View(stored, text, elements=True), View(stored)]
    return layout, [View(stored, text)]


def _with_gap(text: str, span: Span) -> tuple[Span, str]:
    """Return a stretch within a line with one of the gaps around it, and what to put there: a blank if it has none."""
    start, end = span
    before, after = start, end
    while before and text[before - 1] in BLANKS:
        before -= 1
    while after < len(text) and text[after] in BLANKS:
        after += 1
    starts_line = not before or text[before - 1] in "\r\n"
    ends_line = after == len(text) or text[after] in "\r\n"
    if starts_line:
        return span, ""
    if ends_line or after > end:
        return Span(before, end), ""
    if before < start or _is_wide(text[start - 1]) or _is_wide(text[end]):
        return span, ""
    return span, " "


def _is_wide(character: str) -> bool:
    """Return whether no blank stands beside a character: scripts of China and Japan, and their marks."""
    return "\u3000" <= character <= "\u9fff" or "\uf900" <= character <= "\uffef" or character > "\U0001ffff"
