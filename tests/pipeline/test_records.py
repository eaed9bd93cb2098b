"""Records cleaned shard by shard, and put back from a ledger: the same bytes, or the same values."""

import io
import json
import pickle
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from json_lines import lines

from cleanup import clean
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.rule import Finder, Rule, Safety
from cleanup.engine.suppress.baseline import everything
from cleanup.errors import InputError, LedgerError, Unusable
from cleanup.io.datasets.arrow import parquet
from cleanup.io.datasets.arrow.columns import read_texts
from cleanup.io.datasets.compression import open_decompressed
from cleanup.io.datasets.fields import FieldPath
from cleanup.io.datasets.jsonl.reader import parse
from cleanup.io.datasets.record import BadRecord
from cleanup.io.ledger.restore import restore_records
from cleanup.io.ledger.runs import read_runs
from cleanup.models.document_models import DOCUMENT_MODELS
from cleanup.pipeline.checkpoint import CheckpointDir
from cleanup.pipeline.clean_shard import clean_shard
from cleanup.pipeline.options import CleanOptions, DatasetOptions, clean_batch
from cleanup.pipeline.result import RecordCounts
from cleanup.pipeline.shard import contents, shards
from cleanup.rulekit.lines import pattern

HOW = CleanOptions()
WISH = DatasetOptions(HOW)
TRANSLATED = "The United - States agreed.\n\nThe story continues under the ad"
SEVERAL = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
PARAGRAPHS = [
    "It rained.",
    "Advertisement",
    "Le caf\u00e9 ferme.",
    "a/b \u20ac \U0001f600",
    TRANSLATED,
    "&eacute;t\u00c3\u00a9",
    "",
]
TEXTS = st.lists(st.sampled_from(PARAGRAPHS), max_size=5).map("\n\n".join)
BREAKS = st.sampled_from([b"\n", b"\r\n", b"\n\n", b" \n"])
BAD = st.sampled_from([b"", b"{", b'{"text": 3}', b"\xff", b'"text"', b'{"text": "a", "text": null}'])
WISHES = st.sampled_from(
    [
        DatasetOptions(HOW, **more)
        for more in ({}, {"max_translated": 0.5}, {"score_field": "mark"}, {"score_field": "text"})
    ]
)


@st.composite
def files(draw):
    """The bytes of a file of JSON Lines with good and bad records."""
    rows = st.one_of(lines(texts=TEXTS).map(lambda case: case[0]), BAD)
    data = b"".join(one + end for one, end in draw(st.lists(st.tuples(rows, BREAKS), max_size=6)))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + (data.removesuffix(b"\n") if draw(st.booleans()) else data)


class Done(NamedTuple):
    """What came of a dataset: its parts together."""

    data: bytes
    ledger: bytes
    counts: RecordCounts
    bad_records: list[BadRecord]
    problems: list[str]


def done(path, wish=WISH, size=8_000_000):
    parts = [clean_shard(shard, wish) for shard in shards(str(path), size=size)]
    counts = RecordCounts()
    for part in parts:
        counts = counts.plus(part.counts)
    bad = [one for part in parts for one in part.bad_records]
    problems = [one for part in parts for one in part.problems]
    return Done(b"".join(part.data for part in parts), b"".join(part.ledger for part in parts), counts, bad, problems)


def undone(path, ledger):
    return b"".join(restore_records(contents(shards(str(path))), str(ledger), read_runs(str(ledger))))


@given(files())
@SEVERAL
def test_texts_are_cleaned_and_all_other_bytes_stay(tmp_path, data):
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    made = done(path)
    after = made.data.split(b"\n")
    bad, changed = 0, 0
    for number, (old, new) in enumerate(zip(data.split(b"\n"), after, strict=True)):
        try:
            text = FieldPath("text").text_in(parse(old))
        except Unusable:
            assert new == old
            bad += bool(old.strip())
            continue
        assert FieldPath("text").text_in(parse(new)) == clean(text).cleaned, number
        assert (new == old) == (clean(text).cleaned == text)
        changed += new != old
    assert (len(made.bad_records), made.counts.changed) == (bad, changed)
    assert made.counts.records == sum(bool(line.strip()) for line in data.split(b"\n"))
    assert made.ledger == b""


@given(files(), WISHES, st.integers(1, 200))
@SEVERAL
def test_wherever_shards_end_the_parts_together_are_the_same(tmp_path, data, wish, size):
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    wish = replace(wish, ledger_output="out.jsonl")
    assert done(path, wish, size) == done(path, wish)


@given(files(), WISHES, st.integers(1, 200))
@SEVERAL
def test_a_ledger_leads_back_to_every_byte(tmp_path, data, wish, size):
    path, out, ledger = tmp_path / "a.jsonl", tmp_path / "out.jsonl", tmp_path / "ledger"
    path.write_bytes(data)
    made = done(path, replace(wish, ledger_output="out.jsonl"), size)
    out.write_bytes(made.data)
    ledger.write_bytes(made.ledger)
    if data:
        assert undone(out, ledger) == data


@given(files())
@SEVERAL
def test_a_ledger_of_two_cleanings_leads_back_through_both(tmp_path, data):
    path, out, ledger = tmp_path / "a.jsonl", tmp_path / "out.jsonl", tmp_path / "ledger"
    path.write_bytes(data)
    first = done(
        path, DatasetOptions(CleanOptions(select=("MTA", "DMG")), max_translated=0.5, ledger_output="out.jsonl")
    )
    out.write_bytes(first.data)
    second = done(out, DatasetOptions(HOW, score_field="mark", ledger_output="out.jsonl"))
    out.write_bytes(second.data)
    ledger.write_bytes(first.ledger + second.ledger)
    if first.data:
        assert undone(out, ledger) == data


@given(files(), WISHES)
@SEVERAL
def test_a_cleaning_that_was_done_again_from_the_original_is_undone_once(tmp_path, data, wish):
    path, out, ledger = tmp_path / "a.jsonl", tmp_path / "out.jsonl", tmp_path / "ledger"
    path.write_bytes(data)
    made = done(path, replace(wish, ledger_output="out.jsonl"))
    out.write_bytes(made.data)
    ledger.write_bytes(made.ledger * 2)
    if data:
        assert undone(out, ledger) == data


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("gone", [(0,), (1,), (2,), (0, 1), (1, 2), (0, 1, 2)], ids=str)
def test_what_was_dropped_comes_back_to_its_place_once(tmp_path, gone, times):
    path, out, ledger = tmp_path / "a.jsonl", tmp_path / "out.jsonl", tmp_path / "ledger"
    rows = [{"n": row, "text": TRANSLATED if row in gone else "It rained."} for row in range(3)]
    path.write_bytes(b"\n".join(json.dumps(row).encode() for row in rows))
    made = done(path, DatasetOptions(HOW, max_translated=0.5, ledger_output="out.jsonl"))
    assert [json.loads(line)["n"] for line in made.data.splitlines()] == [row for row in range(3) if row not in gone]
    assert made.counts.dropped == len(gone)
    out.write_bytes(made.data)
    ledger.write_bytes(made.ledger * times)
    assert undone(out, ledger) == path.read_bytes()


@pytest.mark.parametrize("compression", ["gz", "zst"])
def test_compressed_parts_hold_the_same_lines(tmp_path, compression):
    path = tmp_path / "a.jsonl"
    path.write_bytes(json.dumps({"text": "It rained.\n\nAdvertisement"}).encode() + b"\n" + b'{"text": "a"}\n' * 9)
    data = done(path, DatasetOptions(HOW, compression=compression), size=40).data
    with open_decompressed(io.BytesIO(data), compression) as stream:
        assert stream.read() == done(path).data != path.read_bytes()


@st.composite
def tables(draw, depth):
    """A table with texts, in a column or in a struct."""
    values = draw(st.lists(st.one_of(st.none(), TEXTS), max_size=8))
    rows = [{"n": row / 3, "text": text, "id": row} for row, text in enumerate(values)]
    kind = draw(st.sampled_from([pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]))
    inner = [pa.field("n", pa.float32()), pa.field("text", kind, metadata={"a": "b"}), pa.field("id", pa.int64())]
    if depth:
        rows = [{"meta": one if one["id"] % 3 != 1 else None, "list": [one["n"]]} for one in rows]
        inner = [pa.field("meta", pa.struct(inner)), pa.field("list", pa.list_(pa.float64()))]
    return pa.Table.from_pylist(rows, pa.schema(inner, metadata={"huggingface": "features"}))


@pytest.mark.parametrize("field", ["text", "meta.text"])
@given(st.data(), WISHES, st.integers(1, 3), st.sampled_from([1, 300, 8_000_000]))
@SEVERAL
def test_a_table_is_cleaned_and_a_ledger_leads_back_to_every_value(tmp_path, field, data, wish, group, size):
    whole = data.draw(tables(depth="." in field))
    path, out, ledger = tmp_path / "a.parquet", tmp_path / "out.parquet", tmp_path / "ledger"
    pq.write_table(whole, path, row_group_size=group)
    whole = pq.read_table(path)
    wish = replace(wish, text_field=field, ledger_output="out.parquet", score_field=wish.score_field and "mark")
    parts = [clean_shard(shard, wish) for shard in shards(str(path), size=size)]
    with out.open("wb") as file:
        parquet.write((part.data for part in parts), file, str(path))
    ledger.write_bytes(b"".join(part.ledger for part in parts) * data.draw(st.integers(1, 2)))  # as if done again
    made = pq.read_table(out)
    kept = [text for text in read_texts(whole, FieldPath(field)) if text is None or not wish.drops(clean(text))]
    assert read_texts(made, FieldPath(field)) == [text and clean(text).cleaned for text in kept]
    if wish.score_field:
        marks = made.column("mark").to_pylist()
        scores = [None if text is None else clean(text).scores.translated for text in kept]
        assert [one and one["translated"] for one in marks] == [score and round(score, 3) for score in scores]
    back = pa.concat_tables(
        [
            parquet.unpack(one)
            for one in restore_records(contents(shards(str(out), size=size)), str(ledger), read_runs(str(ledger)))
        ]
    )
    assert back.schema.equals(whole.schema, check_metadata=not wish.score_field)
    assert back.to_pylist() == whole.to_pylist()


def test_a_column_of_marks_that_is_there_takes_the_new_marks_but_not_where_a_ledger_is_kept(tmp_path):
    path = str(tmp_path / "a.parquet")
    pq.write_table(pa.table({"mark": ["old"], "text": ["It rained."]}), path)
    (shard,) = shards(path)
    made = parquet.unpack(clean_shard(shard, DatasetOptions(HOW, score_field="mark")).data)
    assert made.column_names == ["text", "mark"]
    assert made.column("mark").to_pylist()[0].keys() == {"translated", "residue", "findings"}
    with pytest.raises(InputError, match="has a column 'mark', which a ledger cannot keep"):
        clean_shard(shard, DatasetOptions(HOW, score_field="mark", ledger_output="out"))


ONE = b'{"id": "x", "text": "It rained.\\n\\nAdvertisement\\n\\nIt stopped."}\n'


@pytest.fixture
def kept(tmp_path):
    """A cleaned file with a ledger, and what the ledger says of its record."""
    path, out, ledger = tmp_path / "a.jsonl", tmp_path / "out.jsonl", tmp_path / "ledger"
    path.write_bytes(b'{"text": "a"}\n' + ONE + b'{"text": "b"}\n')
    made = done(path, DatasetOptions(HOW, ledger_output="out.jsonl"))
    out.write_bytes(made.data)
    ledger.write_bytes(made.ledger)
    return out, ledger, json.loads(made.ledger.splitlines()[-1])


def test_a_ledger_says_what_was_done_to_which_record(kept):
    _, _, entry = kept
    assert entry == {
        "schema": "corpuscrub/records/1",
        "path": "out.jsonl",
        "record": 2,
        "id": "x",
        "before": sha256(ONE).hexdigest(),
        "after": sha256(ONE.replace(b"Advertisement\\n\\n", b"")).hexdigest(),
        "edits": [{"start": 12, "end": 27, "old": "Advertisement\n\n", "new": "", "codes": ["RES101"]}],
    }


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda data: data.replace(b"rained", b"snowed"), "record 2: is not what cleaning left there"),
        (lambda data: data.removeprefix(b'{"text": "a"}\n'), "record 2: is not what cleaning left there"),
        (lambda data: data[:14], "record 2: is not there any more"),
        (lambda data: b"", "record 2: is not there any more"),
    ],
    ids=["another text", "a record less", "cut off", "empty"],
)
def test_a_dataset_that_has_changed_since_is_refused(kept, harm, said):
    out, ledger, _ = kept
    out.write_bytes(harm(out.read_bytes()))
    with pytest.raises(LedgerError, match=said):
        undone(out, ledger)


@pytest.mark.parametrize(
    "harm",
    [
        {"before": "0" * 64},
        {"after": "0" * 64},
        {"edits": []},
        {"edits": [{"start": 12, "end": 13, "old": "X", "new": "", "codes": []}]},
        {"edits": [{"start": 10**9, "end": 10**9 + 1, "old": "X", "new": "", "codes": []}]},
        {"edits": [{"start": 12, "end": 13, "old": "X", "new": "", "literal": '"}', "codes": []}]},
        {"mark": {"field": "mark", "was": None}},
        {"mark": {"field": "id", "was": "\ud800"}},
        {"after": None, "dropped": "It rained.", "edits": []},
        {"after": None, "dropped": "\ud800", "edits": []},
    ],
    ids=str,
)
def test_an_entry_that_was_tampered_with_leads_nowhere(kept, harm):
    out, ledger, entry = kept
    head = ledger.read_bytes().splitlines()[0]
    ledger.write_bytes(head + b"\n" + json.dumps(entry | harm).encode() + b"\n")
    with pytest.raises(LedgerError, match=r"out\.jsonl, record 2: "):
        undone(out, ledger)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b'{"schema": "corpuscrub/records/1"}',
        b'{"schema": "corpuscrub/ledger/1", "path": "a"}',
        b"[" * 100_000,
    ],
    ids=range(7),
)
def test_lines_of_a_ledger_that_say_nothing_of_records_are_passed_over(kept, line):
    out, ledger, _ = kept
    ledger.write_bytes(line + b"\n" + ledger.read_bytes().replace(b"\n", b"\n" + line + b"\n"))
    assert ONE in undone(out, ledger)


def test_entries_in_another_order_are_refused(kept):
    out, ledger, entry = kept
    data = ledger.read_bytes()
    ledger.write_bytes(data + json.dumps(entry).encode())
    with pytest.raises(LedgerError, match="stands where it does not belong"):
        undone(out, ledger)


def test_a_rule_that_crashes_costs_that_rule_in_that_record(tmp_path, monkeypatch):
    def crash(document, number):
        if "boom" in document.text:
            raise ZeroDivisionError
        return iter(())

    rule = Rule("ZZZ001", "crash", "{found}", "It crashes.", Finder(crash), Safety.SAFE, examples=())
    other = Rule("ZZZ002", "other", "{found}", "A letter.", pattern("b$", "c"), Safety.SAFE, examples=())
    monkeypatch.setattr(
        "cleanup.pipeline.options._engine", lambda *_: Engine(EveryLine([rule, other]), models=DOCUMENT_MODELS)
    )
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n{"text": "boom b"}\n{"text": "b"}\n')
    made = done(path)
    assert made.data == b'{"text": "a"}\n{"text": "boom c"}\n{"text": "c"}\n'
    assert not made.bad_records
    (problem,) = made.problems
    assert problem.startswith(f"{path}#2:1: ZZZ001: it crashed")


def test_whatever_else_goes_wrong_with_a_record_costs_that_record(tmp_path, monkeypatch):
    class Broken(Engine):
        def clean(self, document, **options):
            if "boom" in document.text:
                raise KeyError("something")
            return super().clean(document, **options)

    rule = Rule("ZZZ001", "letter", "{found}", "A letter.", pattern("b$", "c"), Safety.SAFE, examples=())
    monkeypatch.setattr("cleanup.pipeline.options._engine", lambda *_: Broken(EveryLine([rule])))
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n{"text": "boom b"}\n{"text": "b"}\n')
    made = done(path)
    assert made.data == b'{"text": "a"}\n{"text": "boom b"}\n{"text": "c"}\n'
    (bad,) = made.bad_records
    assert str(bad).startswith(f"{path}:2: ")
    assert "could not be searched and was left alone: KeyError('something')" in bad.reason


def test_what_goes_wrong_with_a_text_of_a_batch_is_logged_and_the_others_are_cleaned(monkeypatch, caplog):
    class Broken(Engine):
        def clean(self, document, **options):
            if document.text == "boom":
                raise KeyError("something")
            return super().clean(document, **options)

    rule = Rule("ZZZ001", "letter", "{found}", "A letter.", pattern("b$", "c"), Safety.SAFE, examples=())
    monkeypatch.setattr("cleanup.pipeline.options._engine", lambda *_: Broken(EveryLine([rule])))
    assert [one.cleaned for one in clean_batch(["boom", "b"], HOW)] == ["boom", "c"]
    assert [record.getMessage()[:16] for record in caplog.records] == ["text 1 of a batc"]


def test_a_line_that_is_nested_too_deeply_to_be_edited_stays(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"x": ' + b"[" * 1010 + b"]" * 1010 + b", " + ONE[1:])
    made = done(path)
    assert made.data == path.read_bytes()
    assert [one.reason for one in made.bad_records] == ["nested too deeply to be edited"]


def test_of_millions_of_bad_records_the_first_are_told_and_all_are_counted(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x\n" * 1500 + ONE)
    made = done(path)
    assert made.data.startswith(b"x\n" * 1500 + b"{")
    assert (made.counts.bad, len(made.bad_records), made.bad_records[-1].number) == (1500, 1000, 1000)


def test_a_batch_is_as_its_texts_are():
    values = ["It rained.\n\nAdvertisement", "", TRANSLATED]
    assert [one.cleaned for one in clean_batch(values, HOW)] == [clean(text).cleaned for text in values]


def test_what_is_sent_to_a_process_arrives_there(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(ONE)
    (shard,) = shards(str(path))
    wish = pickle.loads(pickle.dumps(DatasetOptions(HOW, ledger_output="out")))
    assert pickle.loads(pickle.dumps(clean_shard(shard, wish))) == clean_shard(
        shard, DatasetOptions(HOW, ledger_output="out")
    )


def test_a_wish_has_another_key_for_whatever_changes_its_parts():
    wishes = [
        DatasetOptions(HOW),
        *(
            DatasetOptions(CleanOptions(**more))
            for more in ({"unsafe": True}, {"ignore": ("RES",)}, {"language": "de"}, {"names": ("A",)})
        ),
        DatasetOptions(CleanOptions(accept=everything)),
        *(
            DatasetOptions(HOW, **more)
            for more in ({"text_field": "a"}, {"id_field": "a"}, {"score_field": "a"}, {"ledger_output": "a"})
        ),
        *(DatasetOptions(HOW, **more) for more in ({"max_translated": 0.5}, {"compression": "gz"})),
    ]
    assert len({wish.key for wish in wishes}) == len(wishes)
    assert DatasetOptions(CleanOptions()).key == DatasetOptions(HOW).key


@pytest.mark.parametrize("data", [b"", b"half", b"[1]", b"[" * 100_000, b"\xff", b"{}"], ids=range(6))
def test_a_part_that_is_no_longer_what_was_written_is_none(tmp_path, data):
    folder = CheckpointDir(str(tmp_path))
    folder.checkpoint_path(1, "key").write_bytes(data)
    assert folder.summary(1, "key") is None
    (tmp_path / "done").write_bytes(data)
    assert folder.committed((1, 2)) == {}
    (tmp_path / "done").write_bytes(b"[1, 2]\n" + data + b"\n")
    assert folder.committed((1, 2)) == {}
