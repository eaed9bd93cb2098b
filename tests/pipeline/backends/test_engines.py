"""Engines past one machine, the real ones: each gives what one process gives, byte for byte, and loses no more."""

import json
import random
import re
import sys
from functools import partial
from importlib import import_module

import command
import datasets
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
import ray
import ray.data
import texts
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from pool_cases import failing_at_five, killed_by_one
from pyspark.sql import SparkSession

from cleanup import clean
from cleanup.errors import InputError
from cleanup.pipeline import options as batch
from cleanup.pipeline.backends import huggingface, spark
from cleanup.pipeline.backends import ray as on_ray
from cleanup.pipeline.backends.arrow import clean_table
from cleanup.pipeline.backends.datatrove import Corpuscrub
from cleanup.pipeline.backends.huggingface_disk import clean_saved
from cleanup.pipeline.clean_shard import clean_shard, record_scores
from cleanup.pipeline.commit import DatasetJob
from cleanup.pipeline.options import CleanOptions, DatasetOptions
from cleanup.pipeline.runner import run
from cleanup.pipeline.shard import shards
from cleanup.pipeline.workers import pool
from cleanup.pipeline.workers.executors import WorkerDied

pytestmark = pytest.mark.slow

DIRTY = "It rained.\n\nAdvertisement\n\nIt stopped."
LINE = json.dumps(DIRTY)[1:-1].encode()


def records():
    """Records of all sorts, among them some without a text."""
    draw = random.Random(7)
    found = [texts.read(path / "input.txt") for path in texts.gold()]
    found += [DIRTY, "", "🦜 e\u0301", DIRTY.replace("\n", "\r\n"), None]
    return [
        {"n": number, "meta": {"text": text, "of": [number, None]}, "text": text, "x": draw.random()}
        for number, text in enumerate(draw.choices(found, k=60))
    ]


SCHEMA = pa.schema(
    [
        ("n", pa.int64()),
        ("meta", pa.struct([("text", pa.string()), ("of", pa.list_(pa.int64()))])),
        ("text", pa.string()),
        ("x", pa.float64()),
    ]
)
WAYS = pytest.mark.parametrize(
    ("how", "field", "mark"),
    [(CleanOptions(), "text", None), (CleanOptions(unsafe=True, ignore=("RES1",)), "meta.text", "told")],
    ids=["a column", "inside of a struct, marked"],
)


@pytest.fixture(scope="module")
def table():
    return pa.Table.from_pylist(records(), SCHEMA)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The folder in which the engines are started."""
    return tmp_path_factory.mktemp("engines")


@pytest.fixture(scope="module", autouse=True)
def _ray_runs(own_machine_throughout, place):
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", str(texts.ROOT / "tests"))  # where the processes find what these tests have them do
        ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        yield
        ray.shutdown()


@pytest.fixture(scope="module")
def session(_ray_runs):
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    for name in ("spark.driver.host", "spark.driver.bindAddress"):
        builder = builder.config(name, "127.0.0.1")
    session = builder.getOrCreate()
    yield session
    session.stop()


@WAYS
def test_ray_data_has_what_one_process_makes_of_a_table(table, how, field, mark):
    pieces = [table.slice(start, 7) for start in range(0, len(table), 7)]
    made = on_ray.clean_dataset(ray.data.from_arrow(pieces), how, field, mark)
    whole = pa.concat_tables(ray.get(made.to_arrow_refs())).sort_by("n")
    assert whole.equals(clean_table(table, how, field, mark), check_metadata=True)


@WAYS
def test_spark_has_what_one_process_makes_of_a_table(session, table, how, field, mark):
    frame = session.createDataFrame(table).repartitionByRange(3, "n")
    made = spark.clean_dataframe(frame, how, field, mark).toArrow()
    assert made.sort_by("n").equals(clean_table(table, how, field, mark).cast(made.schema))
    assert made.schema.names == clean_table(table, how, field, mark).schema.names


@WAYS
@pytest.mark.parametrize("kind", ["dataset", "two processes", "iterable", "splits"])
def test_a_hugging_face_dataset_has_what_one_process_makes_of_a_table(table, how, field, mark, kind):
    dataset = datasets.Dataset(table)
    if kind == "iterable":
        dataset = dataset.to_iterable_dataset()
    elif kind == "splits":
        dataset = datasets.DatasetDict({"train": dataset, "test": dataset})
    options = {"num_proc": 2} if kind == "two processes" else {}
    made = huggingface.clean_dataset(dataset, how, field, mark, **options)
    assert type(made) is type(dataset)
    splits = [made["train"], made["test"]] if kind == "splits" else [made]
    expected = clean_table(table, how, field, mark)
    for split in splits:
        assert list(split) == expected.to_pylist()
        assert split.features == datasets.Features.from_arrow_schema(expected.schema)


def test_a_dataset_keeps_the_format_in_which_it_is_seen(table):
    dataset = datasets.Dataset(table)
    assert (
        huggingface.clean_dataset(dataset.with_format("numpy", ["x"])).format
        == dataset.with_format("numpy", ["x"]).format
    )
    assert huggingface.clean_dataset(dataset, score_field="told").format["columns"] == [*table.schema.names, "told"]


def test_what_was_made_with_other_rules_is_not_taken_for_the_result(table, monkeypatch):
    dataset = datasets.Dataset(table)
    first, again = huggingface.clean_dataset(dataset), huggingface.clean_dataset(dataset)
    monkeypatch.setattr(batch, "__version__", "another")
    other = huggingface.clean_dataset(dataset)
    assert first._fingerprint == again._fingerprint != other._fingerprint


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_saved_dataset_is_cleaned_to_the_same_files_by_any_number_of_processes(tmp_path, table, monkeypatch):
    dataset = datasets.Dataset(table)
    saved = tmp_path / "saved"
    datasets.DatasetDict({"train": dataset, "test": dataset.select(range(3, 12))}).save_to_disk(saved)
    before = files(saved)
    for jobs in (1, 2, 3):
        monkeypatch.setattr("cleanup.pipeline.backends.huggingface_disk.MAX_BAD_RECORDS", 2 if jobs == 3 else 1000)
        count, bad = clean_saved(str(saved), str(tmp_path / f"out-{jobs}"), DatasetOptions(CleanOptions()), jobs)
        nulls = [number for number, one in enumerate(dataset["text"], 1) if one is None]
        places = [*((str(saved / "train"), number) for number in nulls)]
        places += ((str(saved / "test"), number - 3) for number in nulls if 3 < number <= 12)
        assert [(one.path, one.number) for one in bad] == places[: 2 if jobs == 3 else 1000]
        assert count == len(places)
    assert files(tmp_path / "out-1") == files(tmp_path / "out-2") == files(tmp_path / "out-3")
    made = datasets.load_from_disk(tmp_path / "out-2")
    assert made["train"][:]["text"] == [None if one is None else clean(one).cleaned for one in dataset["text"]]
    assert files(saved) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out-1", "out-2", "out-3", "saved"]


def test_a_folder_that_is_there_is_not_written_to(tmp_path, table):
    datasets.Dataset(table).save_to_disk(tmp_path / "saved")
    with pytest.raises(InputError, match="is there already"):
        clean_saved(str(tmp_path / "saved"), str(tmp_path / "saved"), DatasetOptions(CleanOptions()), 1)
    with pytest.raises(InputError, match="neither"):
        clean_saved(str(tmp_path), str(tmp_path / "out"), DatasetOptions(CleanOptions()), 1)


def test_a_pipeline_of_datatrove_cleans_documents_and_counts_what_its_rules_fixed(tmp_path):
    rows = [row for row in records() if row["text"]]
    for task in (0, 1):
        lines = (json.dumps({"id": str(row["n"]), "text": row["text"]}) for row in rows[task::2])
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{task}.jsonl").write_text("\n".join(lines))
    steps = [
        JsonlReader(str(tmp_path / "in")),
        Corpuscrub(CleanOptions(unsafe=True), score_field="told"),
        JsonlWriter(str(tmp_path / "out"), compression=None),
    ]
    LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir=str(tmp_path / "logs")).run()
    codes = []
    for task in (0, 1):
        lines = (tmp_path / "out" / f"{task:05}.jsonl").read_text().splitlines()
        for line, row in zip(map(json.loads, lines), rows[task::2], strict=True):
            report = clean(row["text"], unsafe=True)
            fixed = [finding.code for finding in report.findings if finding.outcome.value == "fixed"]
            assert line["text"] == report.cleaned
            assert line["metadata"]["told"] == record_scores(report) | {"fixed": " ".join(sorted({*fixed}))}
            codes += fixed
    stats = json.loads((tmp_path / "logs" / "stats.json").read_text())[1]["stats"]
    assert stats["total"] == len(rows)
    assert {code: stats[code] for code in codes} == {code: codes.count(code) for code in codes}
    assert stats["changed"] == sum(clean(row["text"], unsafe=True).cleaned != row["text"] for row in rows)


ENGINES = pytest.mark.parametrize("engine", ["ray", "spark"])


def lines(path):
    """Records as lines, one of them broken, in several shards."""
    made = [json.dumps(row, ensure_ascii=row["n"] % 2 == 0).encode() for row in records()]
    made.insert(20, b"{broken")
    path.write_bytes(b"\r\n".join(made))
    return path


@ENGINES
@pytest.mark.usefixtures("session")
def test_an_engine_makes_the_parts_that_processes_make(tmp_path, engine):
    found = list(shards(str(lines(tmp_path / "a.jsonl")), size=9_000))
    assert len(found) > 5
    work = partial(clean_shard, options=DatasetOptions(CleanOptions(), ledger_output="out.jsonl"))
    made = list(import_module(f"cleanup.pipeline.backends.{engine}").map_ordered(work, iter(found), 2))
    assert made == list(pool.map_ordered(work, found, 2, size=lambda shard: shard.end - shard.start))
    assert sum(len(part.bad_records) for part in made) > 1


def here(work, tasks):
    return pool.map_ordered(work, tasks, 2, size=lambda task: task.shard.end - task.shard.start)


@ENGINES
@pytest.mark.usefixtures("session")
def test_what_an_engine_began_processes_end(tmp_path, engine):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(b'{"text": "%d. %b", "pad": "%b"}\n' % (n, LINE, b"x" * 900_000) for n in range(20)))
    targets = [
        DatasetJob(str(path), "jsonl", str(tmp_path / name), DatasetOptions(CleanOptions()))
        for name in ("begun", "whole")
    ]
    begun = run(
        targets[:1], partial(import_module(f"cleanup.pipeline.backends.{engine}").map_ordered, jobs=2), resume=False
    )
    assert next(begun).summary.counts.changed > 0
    begun.close()
    assert [*(tmp_path / "begun.corpuscrub").glob("*.part")]
    steps = [*run(targets[:1], here, resume=True), *run(targets[1:], here, resume=False)]
    assert not any(step.reason for step in steps)
    assert (tmp_path / "begun").read_bytes() == (tmp_path / "whole").read_bytes() != path.read_bytes()
    assert {one.name for one in tmp_path.iterdir()} == {"a.jsonl", "begun", "whole"}


@pytest.mark.parametrize("engine", ["ray", "ray, a cluster", "spark"])
def test_the_command_writes_the_same_bytes_on_an_engine(tmp_path, engine):
    (tmp_path / "in").mkdir()
    lines(tmp_path / "in" / "a.jsonl")
    pq.write_table(pa.Table.from_pylist(records(), SCHEMA), tmp_path / "in" / "b.parquet", row_group_size=20)
    name, _, cluster = engine.partition(",")
    address = {"RAY_ADDRESS": ray.get_runtime_context().gcs_address} if cluster else {}
    told = command.run("clean", "in", "-o", "here/", "--ledger", "here.ledger", cwd=tmp_path)
    made = command.run(
        "clean", "in", "-o", "there/", "--ledger", "there.ledger", "--engine", name, "-j", "2", cwd=tmp_path, **address
    )
    assert (made.returncode, made.stdout) == (told.returncode, told.stdout) == (2, b"")
    assert set(told.stderr.replace(b"here/", b"there/").splitlines()) <= set(made.stderr.splitlines())
    assert files(tmp_path / "here") == files(tmp_path / "there") != files(tmp_path / "in")
    ledgers = [(tmp_path / f"{one}.ledger").read_bytes() for one in ("here", "there")]
    assert ledgers[0].replace(b'"here/', b'"there/') == ledgers[1]


@pytest.mark.parametrize(
    ("engine", "lacking", "said"),
    [
        ("ray", {"RAY_ADDRESS": "nowhere"}, b"no cluster of Ray at RAY_ADDRESS"),
        ("spark", {"JAVA_HOME": "/nonexistent"}, b"needs Java 17 or later"),
    ],
)
def test_an_engine_that_cannot_be_had_is_told_in_one_line(tmp_path, engine, lacking, said):
    (tmp_path / "a.jsonl").write_text('{"text": "It rained."}')
    made = command.run("clean", "a.jsonl", "-o", "b.jsonl", "--engine", engine, cwd=tmp_path, **lacking)
    assert made.returncode == 2
    assert said in made.stderr.splitlines()[-1]
    assert b"Traceback" not in made.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["a.jsonl"]


@ENGINES
@pytest.mark.usefixtures("session")
def test_a_task_that_kills_its_process_is_found_and_the_rest_is_done(engine):
    rest, died = import_module(f"cleanup.pipeline.backends.{engine}").map_ordered(killed_by_one, range(2), 2)
    assert isinstance(died, WorkerDied)
    assert died.reason
    assert rest == 0


@ENGINES
@pytest.mark.usefixtures("session")
def test_what_the_work_raises_is_raised_in_its_turn(engine):
    answers = import_module(f"cleanup.pipeline.backends.{engine}").map_ordered(failing_at_five, range(9), 2)
    assert [next(answers) for _ in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(InputError) as raised:
        next(answers)
    assert str(raised.value) == "five"


BLOCKS = re.findall(r"```python\n(.*?)```", texts.read(texts.ROOT / "docs" / "engines.md"), re.DOTALL)


def rows_of(folder, kind):
    """The rows in a folder, by their numbers."""
    if kind == "jsonl":
        lines = (line for path in folder.glob("*.jsonl") for line in path.read_text().splitlines())
        return sorted(map(json.loads, lines), key=lambda row: int(row["id"]))
    found = pq.read_table(folder) if kind == "parquet" else datasets.load_from_disk(folder).data.table
    return found.sort_by("n").to_pylist()


@pytest.mark.parametrize(
    ("engine", "kind"), [("ray", "parquet"), ("spark", "parquet"), ("datatrove", "jsonl"), ("datasets", "saved")]
)
def test_the_code_that_is_shown_cleans(engine, kind, place, session, table):
    (block,) = (block for block in BLOCKS if f"cleaned-by-{engine}" in block)
    rows = table.filter(pc.greater(pc.utf8_length(table["text"]), 0))
    pq.write_table(rows, place / "pages.parquet")
    (place / "pages").mkdir(exist_ok=True)
    for half in (0, 1):
        lines = (json.dumps({"id": str(row["n"]), "text": row["text"]}) for row in rows.to_pylist()[half::2])
        (place / "pages" / f"{half}.jsonl").write_text("\n".join(lines))
    datasets.Dataset(rows).save_to_disk(place / "saved")
    exec(compile(block, engine, "exec"), {"__name__": "__main__"})
    made = rows_of(place / f"cleaned-by-{engine}", kind)
    assert [row["text"] for row in made] == [clean(text, ignore=("RES2",)).cleaned for text in rows["text"].to_pylist()]
