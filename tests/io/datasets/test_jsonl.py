"""Lines of JSON: whatever they are like, nothing but the edited spans of the text is another afterwards."""

import json

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from json_lines import edits, lines, values

from cleanup.engine.document import Span
from cleanup.engine.edits import Edit, apply, invert
from cleanup.errors import InputError, Unusable
from cleanup.io.datasets.fields import FieldPath, RecordFields
from cleanup.io.datasets.jsonl.literal_edit import edit_field, literal_span
from cleanup.io.datasets.jsonl.reader import parse, records, require_field
from cleanup.io.datasets.jsonl.score_field import with_score_field, without_score_field
from cleanup.io.datasets.record import BadRecord, Record

TEXT = FieldPath("text")
PATHS = st.sampled_from([("text",), ("meta", "text"), ("a", "b", "a")])


@st.composite
def cases(draw):
    path = draw(PATHS)
    line, text = draw(lines(path=path))
    return line, FieldPath(".".join(path)), text, draw(edits(text))


@given(cases())
def test_the_text_of_a_line_is_read_however_it_is_written(case):
    line, field, text, _ = case
    assert field.text_in(parse(line)) == text
    assert json.loads(line.decode()[slice(*literal_span(line.decode(), field))]) == text


@given(cases())
@settings(max_examples=300)
def test_edits_change_their_spans_and_no_other_byte_and_can_be_undone(case):
    line, field, text, todo = case
    try:
        made, were = edit_field(line, field, todo)
    except Unusable:
        assume("\\ud" not in line.decode().lower())
        raise
    assert field.text_in(parse(made)) == apply(text, todo)
    whole, after = line.decode(), made.decode()
    start, end = literal_span(whole, field)
    assert (after[:start], after[len(after) - len(whole) + end :]) == (whole[:start], whole[end:])
    assert edit_field(made, field, invert(todo), were).line == line


@given(lines(), st.text(alphabet="aé\n", max_size=3), st.data())
def test_what_is_inserted_leaves_the_escapes_around_it(case, new, data):
    line, text = case
    assume("\\ud" not in line.decode().lower())
    at = data.draw(st.integers(0, len(text)))
    made = edit_field(line, TEXT, [Edit(Span(at, at), "", new)]).line
    (size,) = {len(made) - len(line)}
    assert any(made[:cut] + made[cut + size :] == line for cut in range(len(line)))


@pytest.mark.parametrize(
    ("line", "new"),
    [
        (rb'{"text": "caf\u00E9 \/ ad"}', rb'{"text": "caf\u00E9 \/ \u2013"}'),
        ('{"text": "café / ad"}'.encode(), '{"text": "café / –"}'.encode()),
        (b'{"text": "cafe / ad"}', rb'{"text": "cafe / \u2013"}'),
    ],
)
def test_what_is_new_is_written_as_the_old_literal_was(line, new):
    assert edit_field(line, TEXT, [Edit(Span(7, 9), "ad", "–")]).line == new


def test_halves_of_a_character_that_a_removal_would_join_are_left_alone():
    with pytest.raises(Unusable, match="halves of a surrogate pair"):
        edit_field(rb'{"text": "\ud83d ad \ude00"}', TEXT, [Edit(Span(1, 5), " ad ", "")])


def test_of_a_name_that_is_there_twice_the_last_one_is_edited():
    line = b'{"text": "ad one", "text": "ad two", "n": {"text": "ad"}}'
    assert edit_field(line, TEXT, [Edit(Span(0, 3), "ad ", "")]).line == line.replace(b"ad two", b"two")


@given(lines(), st.sampled_from(["mark", "text", "é", ""]), values())
def test_a_mark_is_the_last_field_or_takes_the_place_of_its_like_and_goes_again(case, name, value):
    line, _ = case
    made, was = with_score_field(line, name, {"translated": 0.25, "findings": 3})
    assert parse(made)[name] == {"translated": 0.25, "findings": 3}
    assert [*parse(made)] == [*dict.fromkeys([*parse(line), name])]
    assert without_score_field(made, name, was) == line


BLANK = st.sampled_from([b"", b" ", b"\t"])
BREAKS = st.sampled_from([b"\n", b"\r\n"])


@given(st.lists(st.tuples(st.one_of(BLANK, lines().map(lambda case: case[0]), st.binary(max_size=9)), BREAKS)))
def test_the_lines_of_records_are_all_the_bytes(some):
    data = b"".join(line + end for line, end in some).removesuffix(b"\n")
    found = [*records(data, "a.jsonl", 1, RecordFields())]
    assert b"".join(line for line, _ in found) == data
    assert [one.number for line, one in found if one] == [
        number for number, (line, _) in enumerate(found, 1) if not line.isspace()
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a"', "not JSON: Expecting ',' delimiter (column 13)"),
        (b'{"text": "a"} {}', "not JSON: Extra data (column 15)"),
        (b'{"text": "a\tb"}', "not JSON: Invalid control character at (column 12)"),
        (b"garbage", "not JSON: Expecting value (column 1)"),
        (b'["text"]', "a list, not an object"),
        (b"3", "a number, not an object"),
        (b'{"body": "a"}', "no field 'text'"),
        (b'{"text": null}', "the field 'text' holds null, not a text"),
        (b'{"text": 3.5}', "the field 'text' holds a number, not a text"),
        (b'{"text": true}', "the field 'text' holds true or false, not a text"),
        (b'{"text": {"text": "a"}}', "the field 'text' holds an object, not a text"),
        (b'{"text": "caf\xe9"}', "not UTF-8: bytes e9 at byte offset 13"),
        (
            b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
            "not JSON that can be read: nested too deeply",
        ),
    ],
    ids=lambda value: value[:24].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_a_line_that_cannot_be_used_says_why(line, reason):
    ((_, found),) = records(line, "a.jsonl", 7, RecordFields())
    assert found == BadRecord("a.jsonl", 7, reason)
    assert str(found) == f"a.jsonl:7: {reason}"


@pytest.mark.parametrize(
    ("line", "known", "name"),
    [
        (b'{"text": "a", "id": "x-1"}', "x-1", "a.jsonl#x-1"),
        (b'{"text": "a", "id": 12}', "12", "a.jsonl#12"),
        (b'{"text": "a", "id": ""}', "", "a.jsonl#"),
        (b'{"text": "a", "id": null}', None, "a.jsonl#5"),
        (b'{"text": "a", "id": true}', None, "a.jsonl#5"),
        (b'{"text": "a"}', None, "a.jsonl#5"),
        (b'\xef\xbb\xbf{"text": "a"}', None, "a.jsonl#5"),
        (b'{"text": "a", "n": NaN, "m": ' + b"9" * 5000 + b"}", None, "a.jsonl#5"),
    ],
)
def test_a_record_is_known_by_its_id_or_else_by_its_number(line, known, name):
    ((_, found),) = records(line, "a.jsonl", 5, RecordFields())
    assert isinstance(found, Record)
    assert (found.text, found.id, found.name) == ("a", known, name)


def test_a_field_travels_to_another_process():
    import pickle

    fields = pickle.loads(pickle.dumps(RecordFields.named("meta.text", "meta.id")))
    assert fields == RecordFields.named("meta.text", "meta.id")
    assert fields.text.value_in({"meta": {"text": "a"}}) == "a"


def required(*lines, field="text"):
    require_field(b"".join(line + b"\n" for line in lines), "a.jsonl", FieldPath(field))


LACKING = b'{"id": "a", "title": "Rain", "page": {"body": "It rained.", "n": 1, "in": {"deep": ""}}}'


def test_records_without_the_field_are_refused_together_with_the_fields_that_hold_texts():
    with pytest.raises(InputError) as caught:
        required(b"", LACKING, LACKING, b'{"html": "", "id": "b"}')
    assert str(caught.value) == (
        "a.jsonl:2: no field 'text', nor in the next 2 records; there are texts in id, title, page.body, html: "
        "name one with --text-field"
    )
    with pytest.raises(
        InputError, match=r"a\.jsonl:1: the field 'n' holds a number, not a text; nor is there any other"
    ):
        required(b'{"n": 1}', field="n")
    with pytest.raises(InputError, match=r"in f0, (f\d+, )*f19, …: name"):
        required(b"{" + b", ".join(b'"f%d": ""' % number for number in range(21)) + b"}")


def test_one_record_with_the_field_is_enough_and_a_broken_line_is_no_record():
    required(*[LACKING] * 99, b'{"text": ""}')
    required(b"", b"garbage", b'{"text": "a"')
    with pytest.raises(InputError, match=r"a\.jsonl:1: no field"):
        required(*[LACKING] * 100, b'{"text": ""}')
    with pytest.raises(InputError, match=r"a\.jsonl:2: no field 'text'; there"):
        required(b"garbage", LACKING)


def test_lines_of_which_none_is_a_record_are_refused_once():
    required(*[b"garbage"] * 9)
    with pytest.raises(InputError) as caught:
        required(*[b"garbage"] * 10)
    assert str(caught.value) == (
        "a.jsonl:1: not JSON: Expecting value (column 1), nor are the 9 lines after it; a record is one line of JSON"
    )
