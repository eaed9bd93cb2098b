"""What is made of a private text is as private as the text, and what is made of others as the umask has it."""

import json
import os
import stat
import subprocess
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from command import COMMAND, DIRTY, environment, run
from dataset_cases import lines

from cleanup.engine.document import Document
from cleanup.errors import InputError
from cleanup.io.files import atomic_write
from cleanup.io.permissions import EVERYBODY, NOBODY, Permissions
from cleanup.pipeline import commit as joining
from cleanup.pipeline import runner as local
from cleanup.pipeline.checkpoint import CheckpointDir
from cleanup.pipeline.options import engine_for
from cleanup.review.candidate_fixes import review_item
from cleanup.review.server.journal import Journal


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)  # noqa: PTH116


@pytest.fixture(autouse=True)
def _umask():
    old = os.umask(0o022)
    yield
    os.umask(old)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("private", "public"):
        Path(f"{name}.txt").write_bytes(DIRTY)
        Path(f"{name}.jsonl").write_bytes(lines(30))
        pq.write_table(pa.table({"text": [DIRTY.decode()]}), f"{name}.parquet")
    for place in tmp_path.glob("private.*"):
        place.chmod(0o600)
    return tmp_path


def call(*args, **more):
    result = run(*args, **more)
    assert b"Traceback" not in result.stderr
    return result.stderr.decode()


MADE = [
    ["clean", "{}.txt", "-o", "made"],
    ["clean", "{}.txt", "-o", "made", "--ledger", "made2"],
    ["clean", "{}.txt", "-o", "made/"],
    ["clean", "--diff", "{}.txt", "-o", "made"],
    ["clean", "-w", "{}.txt", "--backup", "--ledger", "made"],
    ["clean", "{}.jsonl", "-o", "made.jsonl", "--ledger", "made"],
    ["clean", "{}.jsonl", "-o", "made.jsonl.gz"],
    ["clean", "{}.jsonl", "-o", "made/"],
    ["clean", "{}.jsonl", "--ledger", "made"],
    ["clean", "-w", "{}.jsonl", "--backup", "--ledger", "made"],
    ["clean", "{}.parquet", "-o", "made.parquet"],
    ["check", "{}.txt", "-o", "made"],
    ["check", "{}.txt", "public.jsonl", "-o", "made", "-j", "2"],
    ["report", "{}.txt", "-o", "made.html"],
    ["report", "public.txt", "{}.jsonl", "-o", "made.json"],
    ["stats", "{}.txt", "-o", "made"],
    ["mine", "{}.txt", "-o", "made", "--review", "made.html", "--counts", "made.counts"],
    ["review", "{}.txt", "--no-browser", "-o", "made.html"],
    ["allow", "--in", "{}.txt", "{}.txt:3:1", "--reason", "wanted", "--file", "made.toml"],
]


@pytest.mark.parametrize("args", MADE, ids=" ".join)
@pytest.mark.parametrize(("name", "expected"), [("private", 0o600), ("public", 0o644)])
def test_what_is_made_of_a_text_is_as_private_as_it(name, expected, args, folder):
    before = {*folder.rglob("*")}
    call(*(arg.format(name) for arg in args))
    made = [place for place in {*folder.rglob("*")} - before if place.is_file()]
    assert made
    assert {place.name: oct(mode(place)) for place in made} == {place.name: oct(expected) for place in made}
    assert mode(f"{name}.txt") == expected


@pytest.mark.parametrize("args", MADE[:2] + MADE[5:7] + MADE[10:12] + MADE[13:14], ids=" ".join)
def test_what_was_open_to_all_is_closed_when_it_gets_a_private_text(args, folder):
    args = [arg.format("public") for arg in args]
    call(*args)
    assert mode(args[3]) == 0o644
    call(*(arg.replace("public", "private") for arg in args))
    assert mode(args[3]) == 0o600


def test_a_ledger_that_was_open_to_all_is_closed_when_it_gets_a_private_text(folder):
    call("clean", "-w", "public.txt", "--ledger", "ledger")
    assert mode("ledger") == 0o644
    call("clean", "-w", "private.txt", "--ledger", "ledger")
    assert mode("ledger") == 0o600


def test_standard_input_from_a_private_file_is_a_private_text(folder):
    with Path("private.txt").open("rb") as file:
        args = [COMMAND, "clean", "-o", "made", "--ledger", "ledger"]
        subprocess.run(args, stdin=file, env=environment(), check=True)
    assert (mode("made"), mode("ledger")) == (0o600, 0o600)
    call("clean", "-o", "other", stdin=DIRTY)
    assert mode("other") == 0o644


def test_decisions_and_what_is_learned_of_them_are_as_private_as_the_text(folder):
    report = engine_for().clean(Document(DIRTY.decode(), "private.txt"))
    subjects, readers = [review_item(engine_for(), report.document)], Permissions.of(["private.txt"])
    with Journal("journal", subjects, readers, ruleset="", report=""):
        assert mode("journal") == 0o600
    Path("open").write_bytes(b"")
    with Journal("open", subjects, readers, ruleset="", report=""):
        assert mode("open") == 0o600
    (finding,) = report.findings
    rejected = {
        "id": finding.id, "code": "RES101", "safety": "safe", "start": 12, "end": 25, "original": "Advertisement",
        "replacement": "", "decision": "rejected", "by": "reviewer", "note": "", "before": "It rained.\n\n",
        "after": "\n\nIt stopped.\n",
    }  # fmt: skip
    document = {"path": "private.txt", "id": None, "sha256": report.document.sha256, "findings": [rejected]}
    head = {"schema": "corpuscrub/decisions/1", "tool": "", "ruleset": "", "report": "", "reviewer": "A"}
    Path("decisions").write_text(json.dumps(head | {"documents": [document]}))
    call("apply", "decisions", "--learn", "learned", "--ledger", "ledger")
    assert (mode("learned/allow.toml"), mode("ledger")) == (0o600, 0o600)


def test_an_original_is_as_private_as_what_it_is_restored_from(folder):
    call("clean", "-w", "private.txt", "private.jsonl", "--ledger", "ledger")
    for name in ("private.txt", "private.jsonl"):
        call("restore", "ledger", name, "-o", f"back-{name}")
        assert mode(f"back-{name}") == 0o600


def test_a_folder_of_parts_is_for_its_owner_alone(folder, monkeypatch):
    from cleanup.cli.command_group import commands

    seen = []

    def commit(target, parts):
        seen.extend((place.name, mode(place)) for place in Path("made.jsonl.corpuscrub").iterdir())
        seen.append(("", mode("made.jsonl.corpuscrub")))
        return joining.commit(target, parts)

    monkeypatch.setattr(local, "commit", commit)
    assert commands.main(["clean", "public.jsonl", "-o", "made.jsonl", "--ledger", "l"], standalone_mode=False) == 0
    assert len(seen) == 2
    assert {got for _, got in seen} == {0o600, 0o700}
    assert mode("made.jsonl") == 0o644
    with pytest.raises(InputError):
        CheckpointDir("no/such").create(resume=True)


def test_a_saved_dataset_is_as_private_as_the_one_that_it_is_made_of(folder):
    datasets = pytest.importorskip("datasets")
    for name, expected in (("kept", 0o600), ("shown", 0o644)):
        datasets.Dataset.from_dict({"text": [DIRTY.decode()]}).save_to_disk(name)
        for place in Path(name).rglob("*"):
            place.chmod(expected)
        call("clean", name, "-o", f"{name}-made")
        assert {mode(place) for place in Path(f"{name}-made").rglob("*")} == {expected}


def test_a_temporary_file_is_for_its_owner_alone_until_it_is_whole(folder):
    with atomic_write(Path("made")) as file:
        assert mode(file.name) == 0o600
    assert mode("made") == 0o644


def test_nothing_is_more_open_than_the_umask(folder):
    os.umask(0o077)
    call("clean", "public.txt", "-o", "made", "--ledger", "ledger")
    assert (mode("made"), mode("ledger")) == (0o600, 0o600)


GROUP, OTHER = 1000, 1001


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([], EVERYBODY),
        ([(0o644, GROUP)], EVERYBODY),
        ([(0o444, GROUP), (0o666, OTHER)], EVERYBODY),
        ([(0o640, GROUP)], Permissions(everybody=False, group=GROUP)),
        ([(0o640, GROUP), (0o644, OTHER)], Permissions(everybody=False, group=GROUP)),
        ([(0o640, GROUP), (0o640, OTHER)], NOBODY),
        ([(0o640, GROUP), (0o600, GROUP)], NOBODY),
        ([(0o600, GROUP), (0o640, GROUP)], NOBODY),
        ([(0o604, GROUP)], NOBODY),
    ],
)
def test_those_who_may_read_all_that_something_is_made_of_may_read_it(files, expected):
    readers = EVERYBODY
    for bits, group in files:
        readers = readers.narrowed_by(os.stat_result((stat.S_IFREG | bits, 0, 0, 1, 0, group, 0, 0, 0, 0)))
    assert readers == expected


@pytest.mark.parametrize(
    ("readers", "group", "left"),
    [
        (EVERYBODY, GROUP, 0o644),
        (Permissions(everybody=False, group=GROUP), GROUP, 0o640),
        (Permissions(everybody=False, group=GROUP), OTHER, 0o600),
        (NOBODY, GROUP, 0o600),
    ],
)
def test_a_file_of_another_group_is_closed_to_it(readers, group, left):
    assert readers.limit_mode(0o644, group) == left


def test_a_pipe_or_what_is_not_there_says_nothing_of_its_readers(folder):
    os.mkfifo("pipe", 0o600)
    assert Permissions.of(["pipe", "gone", "s3://there/a.jsonl", "a\0b"]) == EVERYBODY
    assert Permissions.of(["public.txt", "private.txt"]) == NOBODY
