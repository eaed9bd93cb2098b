"""Columns of texts: whatever stands beside a text that is replaced, and whatever the table is like, stays as it was."""

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanup.errors import InputError
from cleanup.io.datasets.arrow.columns import read_texts, replace_texts
from cleanup.io.datasets.fields import FieldPath

TEXT = FieldPath("text")
KINDS = [
    pa.string(),
    pa.large_string(),
    pa.string_view(),
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.int32(), pa.large_string(), ordered=True),
]
ROWS = st.lists(st.tuples(st.none() | st.text(max_size=5), st.none() | st.text(max_size=5)), max_size=8)


def table(values, kind, *, inside=False, chunk=3):
    """A table of a few columns, in chunks, with metadata everywhere."""
    column = pa.array(values, kind)
    if inside:
        column = pa.StructArray.from_arrays(
            [pa.array(range(len(values)), pa.int64()), column],
            fields=[pa.field("n", pa.int64(), nullable=False), pa.field("text", kind, metadata={"a": "b"})],
            mask=pa.array([place % 4 == 1 for place in range(len(values))], pa.bool_()),
        )
    schema = pa.schema(
        [
            pa.field("n", pa.int16()),
            pa.field("meta" if inside else "text", column.type, metadata={"of": "field"}),
            pa.field("list", pa.list_(pa.struct([("x", pa.float32())]))),
        ],
        metadata={"of": "table"},
    )
    lists = pa.array([[{"x": place}] if place % 2 else None for place in range(len(values))], schema.field(2).type)
    whole = pa.table([pa.array(range(len(values)), pa.int16()), column, lists], schema=schema)
    return pa.concat_tables([whole.slice(start, chunk) for start in range(0, max(1, len(values)), chunk)])


def rest(rows):
    """All that is not the text."""
    kept = rows.drop_columns(["text"]) if "text" in rows.schema.names else rows
    return [
        {**row, "meta": row["meta"] and {**row["meta"], "text": ""}} if "meta" in row else row
        for row in kept.to_pylist()
    ]


@pytest.mark.parametrize("inside", [False, True], ids=["a column", "inside of a struct"])
@pytest.mark.parametrize("kind", KINDS, ids=str)
@given(rows=ROWS, cut=st.integers(0, 3))
@settings(max_examples=25)
def test_a_text_is_replaced_and_all_else_stays(kind, inside, rows, cut):
    field = FieldPath("meta.text" if inside else "text")
    whole = table([old for old, _ in rows], kind, inside=inside).slice(cut)
    olds = read_texts(whole, field)
    news = [new if old is not None else None for old, (_, new) in zip(olds, rows[cut:], strict=True)]
    made = replace_texts(whole, field, news)
    assert read_texts(made, field) == [old if new is None else new for old, new in zip(olds, news, strict=True)]
    assert made.schema.equals(whole.schema, check_metadata=True)
    assert rest(made) == rest(whole)
    made.validate(full=True)


def test_rows_that_get_no_other_text_are_the_same_rows():
    whole = table(["a", None], pa.string())
    assert replace_texts(whole, TEXT, [None, None]) is whole


def test_a_record_batch_stays_one_with_its_metadata():
    (batch,) = table(["a", "b"], pa.string()).to_batches()
    made = replace_texts(batch, TEXT, ["c", None])
    assert type(made) is pa.RecordBatch
    assert read_texts(made, TEXT) == ["c", "b"]
    assert made.schema.equals(batch.schema, check_metadata=True)


def test_bytes_that_are_no_text_are_told_and_stay_where_others_are_replaced():
    raw = pa.array([b"good", b"\xff\xfe", None, b"old"])
    broken = pa.Array.from_buffers(pa.string(), len(raw), raw.buffers(), raw.null_count)
    whole = pa.table({"text": broken})
    assert read_texts(whole, TEXT) == ["good", b"\xff\xfe", None, "old"]
    made = replace_texts(whole, TEXT, [None, None, None, "new"])
    assert read_texts(made, TEXT) == ["good", b"\xff\xfe", None, "new"]
    assert made.schema == whole.schema


def test_what_a_null_struct_hides_is_no_text():
    hidden = pa.StructArray.from_arrays([pa.array(["a", "b"])], ["text"], mask=pa.array([True, False]))
    assert read_texts(pa.table({"meta": hidden}), FieldPath("meta.text")) == [None, "b"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("body", "no field 'body'; there are n, text, list"),
        ("text.body", "no field 'text.body'; there are n, text, list"),
        ("n", "the field 'n' holds int16, not texts"),
        ("list", "the field 'list' holds list<"),
    ],
)
def test_a_field_that_is_not_there_or_holds_no_texts_is_an_error(name, said):
    with pytest.raises(InputError, match=said):
        read_texts(table(["a"], pa.string()), FieldPath(name))
