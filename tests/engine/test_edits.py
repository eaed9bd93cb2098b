import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit, Origins, absorb_blank_lines, apply, invert, touched
from cleanup.errors import EditError


def delete(text: str, *words: str) -> str:
    edits = [Edit(Span(text.index(word), text.index(word) + len(word)), word, "") for word in words]
    return apply(text, absorb_blank_lines(Document(text), edits))


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("A\n\nAD\n\nB", ["AD"], "A\n\nB"),
        ("A\nAD\nB", ["AD"], "A\nB"),
        ("A\nAD\n\nB", ["AD"], "A\n\nB"),  # or two paragraphs would become one
        ("A\n\nAD\nB", ["AD"], "A\n\nB"),
        ("AD\n\nA", ["AD"], "A"),
        ("A\n\nAD", ["AD"], "A"),
        ("A\n\nAD\n", ["AD"], "A\n"),
        ("A\r\n\r\nAD\r\n", ["AD"], "A\r\n"),
        ("A\n\nL1\n\n\nL2", ["L1", "L2"], "A"),
        ("A\n\nL1\n\n\nL2\n\nB", ["L1", "L2"], "A\n\nB"),
        ("A\nL1\n\nL2\n\nB", ["L1", "L2"], "A\n\nB"),
        ("A\n\n  AD\t\n \nB", ["AD"], "A\n\nB"),
        ("A\n\nL1 L2\n\nB", ["L1", "L2"], "A\n\nB"),
        ("A\n\nL1 x L2\n\nB", ["L1", "L2"], "A\n\nx\n\nB"),
        ("A\n\nL1\n\nL2\n\nB", ["L1\n\nL2"], "A\n\nB"),
        ("AD", ["AD"], ""),
        ("AD\n", ["AD"], "\n"),
    ],
)
def test_a_removed_line_takes_its_blank_lines_and_nothing_else(before, words, after):
    assert delete(before, *words) == after


def test_a_replacement_with_nothing_but_white_space_removes_its_line_too():
    text = "A\n\n&nbsp;\n\nB"
    assert apply(text, absorb_blank_lines(Document(text), [Edit(Span(3, 9), "&nbsp;", "\xa0")])) == "A\n\nB"


@pytest.mark.parametrize(
    ("text", "edits", "after"),
    [
        ("A\n\x85\nAD", [(2, 3, "…"), (4, 6, "")], "A\n…"),
        ("AD\n\x85\nB", [(0, 2, ""), (3, 4, "…")], "…\nB"),
        ("AD\n\x85\nAD\nB", [(0, 2, ""), (3, 4, "…"), (5, 7, "")], "…\nB"),
        ("\r\nAD", [(0, 1, "x"), (2, 4, "")], "x"),
    ],
)
def test_what_is_put_on_a_blank_line_stays_when_a_line_beside_it_goes(text, edits, after):
    done = [Edit(Span(start, end), text[start:end], new) for start, end, new in edits]
    assert apply(text, absorb_blank_lines(Document(text), done)) == after


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        ("A.AD", ["AD"], "A."),
        ("A.AD L1 B", ["AD", "L1"], "A.\n\nB"),
        ("A.AD\n\nB", ["AD"], "A.\n\nB"),
        ("A.B AD", ["AD"], "A.\n\nB"),
        ("A.B", [], "A.\n\nB"),
    ],
)
def test_a_break_that_was_put_in_stands_only_between_words(text, words, after):
    edits = [Edit(Span(1, 2), ".", ".\n\n")]
    edits += [Edit(Span(text.index(word), text.index(word) + len(word)), word, "") for word in words]
    assert apply(text, absorb_blank_lines(Document(text), edits)) == after


def test_an_edit_that_does_not_fit_is_refused():
    with pytest.raises(EditError, match="not 'dog'"):
        apply("the cat", [Edit(Span(4, 7), "dog", "")])
    with pytest.raises(EditError, match="overlaps"):
        apply("the cat", [Edit(Span(0, 5), "the c", ""), Edit(Span(4, 7), "cat", "")])


steps = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.text(max_size=4)), max_size=9)


def made(text: str, steps: list[tuple[int, int, str]], least: int = 0) -> list[Edit]:
    """Edits that fit a text, each so far after the last one and so long."""
    edits, at = [], 0
    for skip, size, new in steps:
        start = min(at + max(skip, least), len(text))
        at = min(start + size, len(text))
        edits.append(Edit(Span(start, at), text[start:at], new))
    return edits


@given(st.text(), steps)
def test_inverted_edits_give_the_original_back(text, steps):
    edits = made(text, steps)
    assert apply(apply(text, edits), invert(edits)) == text


@given(st.text(min_size=1, max_size=60), steps, st.integers(0, 60), st.integers(1, 9))
def test_a_span_of_the_edited_text_leads_back_to_the_original(text, steps, start, size):
    edits = [edit for edit in made(text, steps, least=1) if edit.old]
    edited = apply(text, edits)
    start = min(start, len(edited))
    end = min(start + size, len(edited))
    if start == end:
        return
    origin = Origins(edits).span(Span(start, end))
    inside = [edit for edit in edits if edit.span.start < origin.end and origin.start < edit.span.end]
    assert all(origin.start <= edit.span.start and edit.span.end <= origin.end for edit in inside)
    shifted = [Edit(Span(a - origin.start, b - origin.start), old, new) for (a, b), old, new in inside]
    assert edited[start:end] in apply(text[origin.start : origin.end], shifted)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=12, unique=True), st.integers(0, 30), st.integers(1, 9))
def test_touched_says_what_a_look_at_every_edit_says(cuts, start, size):
    cuts = sorted(cuts)[: len(cuts) // 2 * 2]
    edits = [Edit(Span(a, b), "", "") for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    span = Span(start, start + size)
    assert touched(edits, span) == any(edit.span.overlaps(span) for edit in edits)


@pytest.mark.parametrize(
    ("text", "old", "new", "spans"),
    [
        ("a~b", "~", "", {(0, 1): (0, 1), (1, 2): (2, 3), (0, 2): (0, 3)}),  # what is only touched stays outside
        ("x&a;y", "&a;", "a", {(0, 1): (0, 1), (1, 2): (1, 4), (2, 3): (4, 5), (0, 2): (0, 4)}),
        ("x&a;y", "&a;", "abc", {(2, 3): (1, 4), (0, 2): (0, 4), (3, 5): (1, 5)}),  # what is cut belongs to it whole
    ],
)
def test_a_span_leads_back_past_what_it_only_touches(text, old, new, spans):
    start = text.index(old)
    origins = Origins([Edit(Span(start, start + len(old)), old, new)])
    assert {span: tuple(origins.span(Span(*span))) for span in spans} == spans
