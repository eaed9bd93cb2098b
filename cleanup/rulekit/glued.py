"""Sentences with nothing between them, in texts whose paragraphs were joined without a blank."""

from cleanup.engine.document import Document
from cleanup.layout.logical import Gap
from cleanup.layout.quotations import enclosed
from cleanup.layout.sentence_ends import sentence_ends


def glued_sentences(document: Document, number: int) -> list[int]:
    """Return the offsets within a line at which a sentence ends and the next one was glued to it."""
    line = document.line_text(number)
    is_inside = enclosed(line)
    return [end for end, _, gap in sentence_ends(line) if gap is Gap.GLUED and not is_inside(end)]
