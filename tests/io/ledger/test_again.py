"""A ledger is added to only if it is one, and a run that is done again is not in it twice: restore stays right."""

import json
import os
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from command import CLEAN, COMMAND, DIRTY, environment, run
from dataset_cases import lines

DATA = lines(9)
OTHER = lines(9, 100)
MIDDLE = b"It rained.\n\nShare this:\n\nFacebook\n\nIt stopped.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "a.jsonl").write_bytes(DATA)
    return tmp_path


def call(*args, stdin=b"", code=0):
    result = run(*args, stdin=stdin)
    assert b"Traceback" not in result.stderr
    assert result.returncode == code, result.stderr.decode()
    return result


def ledger():
    return Path("ledger").read_bytes()


@pytest.mark.parametrize(
    "content",
    [
        b"An article.\n",
        b"\n",
        b"[]\n",
        b'{"text": "a record"}\n',
        b'{"schema": "other/1"}\n',
        b"\xff\0",
        b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("args", [["-w", "a.txt"], ["a.txt", "-o", "out"], ["-w", "a.jsonl"], ["a.jsonl"], []])
def test_nothing_is_added_to_what_is_no_ledger(args, content, folder):
    (folder / "ledger").write_bytes(content)
    before = {place.name: place.read_bytes() for place in folder.iterdir()}
    result = call("clean", *args, "--ledger", "ledger", stdin=DIRTY, code=2)
    assert b"ledger: is there already and no ledger of corpuscrub; name another file with --ledger" in result.stderr
    assert result.stdout == b""
    assert {place.name: place.read_bytes() for place in folder.iterdir()} == before


def test_articles_are_no_ledger_when_a_shell_puts_them_behind_the_option(folder):
    (folder / "b.txt").write_bytes(DIRTY)
    call("clean", "-w", "--ledger", "a.txt", "b.txt", code=2)
    assert (folder / "a.txt").read_bytes() == (folder / "b.txt").read_bytes() == DIRTY


def test_apply_adds_to_no_article(folder):
    call("report", "a.txt", "-o", "page.html")
    (folder / "decisions.json").write_text(
        json.dumps(
            {"schema": "corpuscrub/decisions/1", "tool": "", "ruleset": "", "report": "", "reviewer": ""}
            | {"documents": []}
        )
    )
    call("apply", "decisions.json", "--ledger", "a.txt", code=2)
    assert (folder / "a.txt").read_bytes() == DIRTY


@pytest.mark.parametrize(
    "begins", [b'{"schema": "corpuscrub/ledger/1", "pa', b'{"schema": "corpus', b'{"schema":"corpuscrub/records/1"}\n']
)
def test_half_a_line_that_a_killed_process_left_is_a_ledger(begins, folder):
    (folder / "ledger").write_bytes(begins)
    call("clean", "-w", "--ledger", "ledger", "a.txt")
    assert ledger().startswith(begins)
    call("restore", "ledger", code=0 if begins.endswith(b"\n") else 2)
    assert (folder / "a.txt").read_bytes() == DIRTY


def test_a_text_cleaned_elsewhere_twice_is_in_the_ledger_once(folder):
    for _ in range(3):
        call("clean", "a.txt", "-o", "out.txt", "--ledger", "ledger")
    (line,) = map(json.loads, ledger().splitlines())
    assert (line["path"], line["input"]) == ("out.txt", "a.txt")
    call("restore", "ledger")
    assert (folder / "out.txt").read_bytes() == DIRTY


def test_an_output_that_was_made_anew_goes_back_to_what_it_was_made_of(folder):
    """Also where that is what came of an earlier run, which is not undone then."""
    call("clean", "a.txt", "-o", "out.txt", "--ledger", "ledger")
    for original in (CLEAN, MIDDLE, DIRTY, CLEAN):
        (folder / "a.txt").write_bytes(original)
        call("clean", "a.txt", "-o", "out.txt", "--ledger", "ledger")
        cleaned = (folder / "out.txt").read_bytes()
        call("restore", "ledger", "out.txt")
        assert (folder / "out.txt").read_bytes() == original
        (folder / "out.txt").write_bytes(cleaned)


def test_what_was_made_anew_and_then_cleaned_in_place_goes_back_all_the_way(folder):
    (folder / "a.txt").write_bytes(DIRTY + MIDDLE)
    call("clean", "a.txt", "-o", "out.txt", "--ledger", "ledger", "--select", "RES101")
    call("clean", "-w", "out.txt", "--ledger", "ledger")
    call("restore", "ledger")
    assert (folder / "out.txt").read_bytes() == DIRTY + MIDDLE


def test_an_output_of_a_run_that_came_to_nothing_is_restored_from_the_one_before(folder):
    call("clean", "a.txt", "-o", "out.txt", "--ledger", "ledger")
    cleaned = (folder / "out.txt").read_bytes()
    (folder / "a.txt").write_bytes(MIDDLE)
    call("clean", "a.txt", "-o", "out.txt", "--ledger", "ledger")
    (folder / "out.txt").write_bytes(cleaned)  # as if the second call had been killed after the ledger
    call("restore", "ledger")
    assert (folder / "out.txt").read_bytes() == DIRTY


def test_a_folder_of_outputs_made_twice_is_in_the_ledger_once(folder):
    (folder / "b.txt").write_bytes(CLEAN)
    before = {name: (folder / name).read_bytes() for name in ("a.txt", "b.txt", "a.jsonl")}
    for _ in range(2):
        call("clean", "a.txt", "b.txt", "a.jsonl", "-o", "out/", "--ledger", "ledger")
        size = len(ledger())
    assert len(ledger()) == size
    assert len([line for line in ledger().splitlines() if b'"ledger/1"' in line or b"corpuscrub/ledger/1" in line]) == 2
    assert ledger().count(b'"kind"') == 1
    call("restore", "ledger")
    assert {name: (folder / "out" / name).read_bytes() for name in before} == before


def test_files_cleaned_in_place_twice_are_in_the_ledger_once(folder):
    call("clean", "-w", "a.txt", "a.jsonl", "--ledger", "ledger")
    first = ledger()
    call("clean", "-w", "a.txt", "a.jsonl", "--ledger", "ledger")
    assert ledger() == first
    call("restore", "ledger")
    assert ((folder / "a.txt").read_bytes(), (folder / "a.jsonl").read_bytes()) == (DIRTY, DATA)
    call("clean", "-w", "a.txt", "a.jsonl", "--ledger", "ledger")
    assert ledger() == first, "what was restored and is cleaned again is no news"
    call("restore", "ledger")
    assert ((folder / "a.txt").read_bytes(), (folder / "a.jsonl").read_bytes()) == (DIRTY, DATA)


def test_texts_through_pipes_are_in_the_ledger_once_each(folder):
    other = DIRTY.replace(b"rained", b"snowed")
    cleaned = {}
    for _ in range(2):
        for text in (DIRTY, other, CLEAN):
            cleaned[text] = call("clean", "--ledger", "ledger", stdin=text).stdout
    assert len(ledger().splitlines()) == 2, "the clean one is what came of the first"
    for text in (DIRTY, other):
        assert call("restore", "ledger", "-", stdin=cleaned[text]).stdout == text


def test_a_pipe_into_a_file_counts_as_that_file(folder):
    for text in (DIRTY, MIDDLE, DIRTY, MIDDLE):
        call("clean", "-o", "out.txt", "--ledger", "ledger", stdin=text)
    call("restore", "ledger")
    assert (folder / "out.txt").read_bytes() == MIDDLE


@pytest.mark.parametrize("output", ["out.jsonl", "out.jsonl.gz"])
def test_a_dataset_cleaned_elsewhere_twice_is_in_the_ledger_once(output, folder):
    for _ in range(3):
        call("clean", "a.jsonl", "-o", output, "--ledger", "ledger")
    heads = [line for line in map(json.loads, ledger().splitlines()) if "kind" in line]
    assert [(head["path"], head["input"]) for head in heads] == [(output, "a.jsonl")]
    call("restore", "ledger", output, "-o", "back.jsonl")
    assert (folder / "back.jsonl").read_bytes() == DATA


@pytest.mark.parametrize("way", ["file", "folder", "stdin"])
def test_a_dataset_that_was_made_anew_goes_back_to_what_it_was_made_of(way, folder):
    for data in (DATA, OTHER, DATA + OTHER, lines(4), OTHER, OTHER):
        (folder / "a.jsonl").write_bytes(data)
        args = {"file": ["a.jsonl", "-o", "out/a.jsonl"], "folder": ["a.jsonl", "-o", "out/"]}
        (folder / "out").mkdir(exist_ok=True)
        call("clean", *args.get(way, ["--format", "jsonl", "-o", "out/a.jsonl"]), "--ledger", "ledger", stdin=data)
        call("restore", "ledger", "out/a.jsonl", "-o", "back.jsonl")
        assert (folder / "back.jsonl").read_bytes() == data


def test_a_table_that_was_made_anew_goes_back_to_what_it_was_made_of(folder):
    for first in (0, 50, 50):
        table = pa.Table.from_pylist([json.loads(line) for line in lines(9, first).splitlines()])
        pq.write_table(table, "a.parquet")
        call("clean", "a.parquet", "-o", "out.parquet", "--ledger", "ledger", "--mark", "seen")
        call("restore", "ledger", "out.parquet", "-o", "back.parquet")
        assert pq.read_table("back.parquet").to_pydict() == table.to_pydict()
    assert ledger().count(b'"kind"') == 2


def test_a_dataset_cleaned_in_place_several_times_is_undone_as_often(folder):
    call("clean", "-w", "a.jsonl", "--ledger", "ledger", "--mark", "seen", "--ignore", "RES101")
    call("clean", "-w", "a.jsonl", "--ledger", "ledger")
    call("restore", "ledger")
    assert (folder / "a.jsonl").read_bytes() == DATA


def test_two_datasets_through_pipes_need_two_ledgers(folder):
    printed = call("clean", "a.jsonl", "--ledger", "ledger").stdout
    first = ledger()
    for args, stdin in ((["--format", "jsonl"], OTHER), (["a.jsonl"], b""), ([], DIRTY)):
        result = call("clean", *args, "--ledger", "ledger", stdin=stdin, code=2)
        assert b"ledger: already has entries about standard input" in result.stderr
        assert b"name another ledger" in result.stderr
        assert (result.stdout, ledger()) == (b"", first)
    assert call("restore", "ledger", "-", stdin=printed).stdout == DATA


def test_one_path_is_a_text_or_a_dataset_in_a_ledger(folder):
    call("clean", "--format", "text", "a.jsonl", "-o", "out.jsonl", "--ledger", "ledger")
    first = ledger()
    assert (
        b"ledger: already has entries about out.jsonl"
        in call("clean", "a.jsonl", "-o", "out.jsonl", "--ledger", "ledger", code=2).stderr
    )
    assert ledger() == first


def test_a_pipe_or_a_device_is_no_ledger(folder):
    os.mkfifo("pipe")
    for place in ("pipe", "/dev/zero", "/dev/stderr"):
        assert b"not a regular file" in call("clean", "-w", "a.txt", "--ledger", place, code=2).stderr
        assert call("restore", place, code=2).stdout == b""
    assert (folder / "a.txt").read_bytes() == DIRTY


def test_a_dataset_from_a_pipe_that_breaks_off_leaves_ledger_and_output_alone(folder):
    call("clean", "--format", "jsonl", "-o", "out.jsonl", "--ledger", "ledger", stdin=DATA)
    before = (folder / "out.jsonl").read_bytes(), ledger()
    args = ["clean", "--stdin-filename", "x.jsonl.gz", "-o", "out.jsonl", "--ledger", "ledger"]
    result = subprocess.run(
        [COMMAND, *args], input=b"\x1f\x8b\x08\x00broken", env=environment(), capture_output=True, check=False
    )
    assert (result.returncode, b"out.jsonl: not written" in result.stderr) == (2, True)
    assert ((folder / "out.jsonl").read_bytes(), ledger()) == before
