import re

from hypothesis import given
from hypothesis import strategies as st

from cleanup.engine.document import Document, Span

any_text = st.lists(st.sampled_from(["a", "é🦜", " ", "\t", "\n", "\r\n", "\r", "\u2028", "\x85"]), max_size=30).map(
    "".join
)


@given(any_text)
def test_lines_and_breaks_together_are_the_text(text):
    document = Document(text)
    lines = [document.line_text(number) for number in range(document.line_count)]
    assert lines == re.split(r"\r\n?|\n", text)
    breaks = re.findall(r"\r\n?|\n", text)
    assert "".join(line + end for line, end in zip(lines, [*breaks, ""], strict=True)) == text


@given(any_text, st.integers(0, 60))
def test_every_offset_has_a_line_and_a_column(text, offset):
    offset = min(offset, len(text))
    document = Document(text)
    line, column = document.position(offset)
    assert document.line(line - 1).start + column - 1 == offset
    assert document.line_at(offset) == line - 1


@given(any_text)
def test_neighbours_are_the_nearest_lines_that_are_not_blank(text):
    document = Document(text)
    kept = [number for number in range(document.line_count) if document.line_text(number).strip()]
    for number in range(document.line_count):
        assert document.line_after(number) == next((n for n in kept if n > number), None)
        assert document.line_before(number) == next((n for n in reversed(kept) if n < number), None)
        assert document.slice(document.visible(number)) == document.line_text(number).strip()


def test_a_cached_answer_is_computed_once():
    asked = []

    def answer(document: Document) -> int:
        asked.append(document)
        return 7

    document = Document("a\nb")
    assert (document.cached(answer), document.cached(answer), len(asked)) == (7, 7, 1)


def test_touching_is_not_overlapping():
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
