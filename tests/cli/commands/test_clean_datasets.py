"""``corpuscrub clean`` with datasets: output, messages and exit codes."""

import gzip
import json
import os
import resource
import signal
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from command import COMMAND, environment, run
from dataset_cases import BAD, CLEAN, DIRTY, call, files, line, lines

import cleanup.pipeline.clean_shard
from cleanup.cli.command_group import commands
from cleanup.pipeline import runner

DATA = lines(30)
DONE = DATA.replace(b"Advertisement\\n\\n", b"")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(DATA)
    return tmp_path


def said(result):
    return result.stderr.decode().splitlines()


def test_a_dataset_is_written_with_all_but_its_texts_unchanged(folder):
    result = run("clean", "a.jsonl", "-o", "out.jsonl")
    assert (result.returncode, result.stdout) == (0, b"")
    assert said(result) == ["out.jsonl: cleaned, 10 edits in 10 of 30 records"]
    assert files(folder) == {"a.jsonl": DATA, "out.jsonl": DONE}


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_processes_gives_the_same(jobs, folder):
    (folder / "b.jsonl").write_bytes(b"".join(BAD) + lines(300, 7))
    (folder / "c.jsonl.gz").write_bytes(gzip.compress(lines(50)))
    args = ["a.jsonl", "b.jsonl", "c.jsonl.gz", "-o", "out/", "--ledger", "ledger", "--mark", "seen"]
    result = call(*args, "-j", jobs, cwd=folder, size=3_000)
    assert result.returncode == 2
    one = call(*args[:4], "one/", *args[5:], cwd=folder, size=3_000)
    assert said(result) == [told.replace("one/", "out/") for told in said(one)]
    written = files(folder / "out")
    assert written == files(folder / "one")
    assert [*written] == ["a.jsonl", "b.jsonl", "c.jsonl.gz"]


def test_without_a_place_to_go_to_the_lines_are_printed(folder):
    for args, stdin in (
        (["a.jsonl"], b""),
        (["--format", "jsonl"], DATA),
        (["--stdin-filename", "x.ndjson", "-"], DATA),
    ):
        for jobs in (1, 2):
            result = run("clean", "-j", jobs, *args, stdin=stdin)
            assert (result.returncode, result.stdout, result.stderr) == (0, DONE, b"")
    packed = run("clean", "--stdin-filename", "x.jsonl.gz", stdin=gzip.compress(DATA))
    assert packed.stdout == DONE
    assert run("clean", "--format", "jsonl", "-o", "new", stdin=DATA).returncode == 0
    assert files(folder) == {"a.jsonl": DATA, "new": DONE}


def test_a_pipe_and_a_device_are_written_to_as_they_are(folder):
    assert run("clean", "a.jsonl", "-o", "/dev/stdout").stdout == DONE
    assert run("clean", "a.jsonl", "-o", os.devnull).returncode == 0


def test_nobody_reading_on_is_no_failure(folder):
    (folder / "b.jsonl").write_bytes(lines(20_000))
    command = f"{COMMAND} clean -j 2 b.jsonl | head -1"
    result = subprocess.run(["bash", "-c", command], env=environment(), capture_output=True, check=True)
    assert (result.stdout.count(b"\n"), result.stderr) == (1, b"")


def test_a_dataset_is_cleaned_in_place_and_each_change_is_listed(folder):
    (folder / "a.jsonl").chmod(0o640)
    result = run("clean", "-w", "--backup", "a.jsonl")
    assert result.returncode == 0
    assert said(result)[0] == "a.jsonl#r0:5:1 RES101 “Advertisement” removed"
    assert said(result)[-1] == "a.jsonl: cleaned, 10 edits in 10 of 30 records"
    assert len(said(result)) == 11
    assert files(folder) == {"a.jsonl": DONE, "a.jsonl.orig": DATA}
    assert (folder / "a.jsonl").stat().st_mode & 0o777 == 0o640
    before = (folder / "a.jsonl").stat()
    assert run("clean", "-w", "a.jsonl", "--exit-non-zero-on-fix").returncode == 0
    after = (folder / "a.jsonl").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_what_is_compressed_is_not_written_when_nothing_changes(folder):
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(DONE, 9))
    before = files(folder)
    assert run("clean", "-w", "b.jsonl.gz").returncode == 0
    assert files(folder) == before


def test_a_link_is_written_through(folder):
    (folder / "link.jsonl").symlink_to("a.jsonl")
    assert run("clean", "-w", "link.jsonl").returncode == 0
    assert (folder / "link.jsonl").is_symlink()
    assert files(folder)["a.jsonl"] == DONE
    (folder / "away").mkdir()
    (folder / "out.jsonl").symlink_to("away/real.jsonl")
    assert run("clean", "a.jsonl", "-o", "out.jsonl").returncode == 0
    assert files(folder / "away") == {"real.jsonl": DONE}


def test_texts_and_datasets_go_into_a_folder_with_their_names(folder):
    (folder / "in" / "sub").mkdir(parents=True)
    (folder / "in" / "a.txt").write_text(DIRTY)
    (folder / "in" / "null.txt").write_bytes(b"\0")
    (folder / "in" / "sub" / "b.jsonl").write_bytes(DATA)
    (folder / "in" / "sub" / "other.jsonl").write_bytes(b'{"schema": "ours"}\n')
    (folder / "in" / "sub" / "other.md").write_bytes(b"Advertisement\n")
    result = run("clean", "in", "a.jsonl", "-o", "out", "--ledger", "l")
    assert result.returncode == 2  # -o names no folder, and there are several files
    result = run("clean", "in", "a.jsonl", "-o", "out/", "--ledger", "l")
    assert result.returncode == 0
    assert files(folder / "out") == {
        "a.txt": CLEAN.encode(), "null.txt": b"\0", "sub/b.jsonl": DONE, "a.jsonl": DONE
    }  # fmt: skip
    paths = [json.loads(entry)["path"] for entry in (folder / "l").read_bytes().splitlines() if b'"path"' in entry]
    assert {*paths} == {"out/a.txt", "out/sub/b.jsonl", "out/a.jsonl"}


def test_the_format_decides_what_folders_are_searched_for(folder):
    (folder / "a.txt").write_text(DIRTY)
    names = {"auto": {"a.txt", "a.jsonl"}, "text": {"a.txt"}, "jsonl": {"a.jsonl"}, "parquet": set()}
    for form, expected in names.items():
        told = run("check", "--format", form, ".").stdout.decode().splitlines()
        assert {one.partition(":")[0].partition("#")[0] for one in told} == expected


def test_a_dataset_may_be_read_as_a_text(folder):
    (folder / "b.jsonl").write_text(DIRTY)
    assert run("clean", "--format", "text", "b.jsonl").stdout.decode() == CLEAN
    assert run("clean", "--format", "jsonl", "b.jsonl").returncode == 2


def test_fields_may_be_inside_of_others_and_configured(folder):
    (folder / "b.jsonl").write_bytes(b'{"page": {"body": "It rained.\\n\\nAdvertisement"}, "meta": {"n": 7}}\n')
    args = ["--text-field", "page.body", "--id-field", "meta.n"]
    assert run("check", *args, "b.jsonl").stdout.startswith(b"b.jsonl#7:3:1 RES101")
    (folder / "corpuscrub.toml").write_text('text-field = "page.body"\n')
    assert run("clean", "b.jsonl").stdout == b'{"page": {"body": "It rained."}, "meta": {"n": 7}}\n'


LACKING = b"".join(b'{"id": "r%d", "body": "It rained.\\n\\nAdvertisement"}\n' % number for number in range(5000))
SAID = "b.jsonl:1: no field 'text', nor in the next 99 records; there are texts in id, body: name one with --text-field"


@pytest.mark.parametrize(
    ("args", "before"),
    [
        (["clean", "b.jsonl", "a.jsonl", "-o", "out/"], "out/b.jsonl: not written: "),
        (["clean", "-w", "b.jsonl", "a.jsonl"], "b.jsonl: not written: "),
        (["clean", "b.jsonl"], ""),
        (["clean", "-j", "2", "b.jsonl"], ""),
        (["check", "b.jsonl", "a.jsonl"], ""),
        (["check", "-j", "2", "b.jsonl", "a.jsonl"], ""),
        (["stats", "b.jsonl"], ""),
        (["mine", "b.jsonl"], ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_dataset_without_the_field_is_one_error_that_lists_the_fields(args, before, folder):
    (folder / "b.jsonl").write_bytes(LACKING)
    result = run(*args, "-q")
    assert result.returncode == 2
    assert result.stderr.decode() == f"Error: {before}{SAID}\n"
    assert (folder / "b.jsonl").read_bytes() == LACKING
    if args[0] == "check":
        assert result.stdout.startswith(b"a.jsonl#r0:5:1 RES101 ")
    assert run(*args, "-q", "--text-field", "body").returncode < 2 or "a.jsonl" in args


def test_standard_input_without_the_field_is_one_error_and_nothing_comes_out(folder):
    result = run("clean", "--format", "jsonl", stdin=LACKING)
    assert (result.returncode, result.stdout) == (2, b"")
    assert said(result) == [f"Error: {SAID.replace('b.jsonl', '-')}"]


def test_parquet_without_the_field_is_one_error_that_lists_the_fields(folder):
    table = pa.table({"id": range(9), "body": ["It rained."] * 9})
    pq.write_table(table, "b.parquet", row_group_size=1)
    said_of_it = "b.parquet: no field 'text'; there are id, body; name one with texts with --text-field"
    assert said(run("check", "b.parquet")) == [f"Error: {said_of_it}"]
    result = run("clean", "-q", "b.parquet", "-o", "out.parquet")
    assert said(result) == [f"Error: out.parquet: not written: {said_of_it}"]
    assert not (folder / "out.parquet").exists()


def test_bad_records_are_reported_by_file_and_line_stay_as_they_are_and_the_rest_is_cleaned(folder):
    (folder / "b.jsonl").write_bytes(line(0) + b"".join(BAD) + b"\n" + line(2))
    result = call("b.jsonl", "-o", "out.jsonl", "-j", 2, cwd=folder, size=50)
    assert result.returncode == 2
    told = said(result)
    assert [one.split(": ")[1] for one in told[:5]] == [f"b.jsonl:{number}" for number in range(2, 7)]
    assert told[5:] == ["out.jsonl: cleaned, 2 edits in 2 of 7 records, 5 bad"]
    cleaned = (folder / "out.jsonl").read_bytes()
    assert cleaned == (line(0, CLEAN) + b"".join(BAD) + b"\n" + line(2, CLEAN))
    for command in ("check", "stats"):
        result = run(command, "b.jsonl", "a.jsonl")
        assert result.returncode == 2
        assert b"Error: b.jsonl:2: the field 'text' holds a number, not a text\n" in result.stderr


def test_records_are_documents_of_every_command(folder):
    assert run("check", "a.jsonl").stdout.startswith(b"a.jsonl#r0:5:1 RES101 ")
    ids = [
        json.loads(one)["id"] for one in run("check", "--output-format", "attributes", "a.jsonl").stdout.splitlines()
    ]
    assert ids == [f"r{number}" for number in range(30)]
    assert run("check", "-j", "2", "a.jsonl").stdout == run("check", "a.jsonl").stdout
    shown = run("clean", "--diff", "a.jsonl")
    assert (shown.returncode, shown.stdout[:30]) == (1, b"--- a/a.jsonl#r0\n+++ b/a.jsonl")
    assert run("clean", "--check", "a.jsonl").stderr.count(b"would be cleaned") == 10
    assert b"RES101" in run("stats", "a.jsonl").stdout
    assert run("report", "a.jsonl", "-o", "page.html").returncode == 0
    assert b"a.jsonl#r0" in (folder / "page.html").read_bytes()
    assert run("baseline", "create", "a.jsonl").returncode == 0
    assert run("check", "a.jsonl").returncode == 0
    assert run("clean", "a.jsonl").stdout == DATA
    assert run("baseline", "prune", "a.jsonl").stderr.endswith(b"nothing to remove\n")


def test_a_baseline_follows_the_records_of_a_dataset(folder):
    (folder / "b.txt").write_text(DIRTY)
    assert run("baseline", "create", ".").returncode == 0
    assert run("baseline", "prune", "b.txt").stderr.endswith(b": 11 findings accepted, nothing to remove\n")
    (folder / "a.jsonl").write_bytes(b"".join(DATA.splitlines(keepends=True)[1:]))
    assert run("baseline", "prune", ".").stderr.endswith(b": 10 findings accepted, 1 removed\n")
    (folder / "a.jsonl").unlink()
    assert run("baseline", "prune", ".").stderr.endswith(b": 1 finding accepted, 9 removed\n")


def test_scores_are_marked_or_records_left_out(folder):
    text = "The United - States agreed.\n\nThe story continues under the ad"
    (folder / "b.jsonl").write_bytes(line(1) + line(2, text))
    result = run("clean", "b.jsonl", "-o", "out.jsonl", "--max-translated", "0.5")
    assert said(result) == ["out.jsonl: cleaned, 1 edit in 1 of 2 records, 1 left out"]
    assert (folder / "out.jsonl").read_bytes() == line(1, CLEAN)
    run("clean", "b.jsonl", "-o", "out.jsonl", "--mark", "seen")
    marked = [json.loads(one)["seen"] for one in (folder / "out.jsonl").read_bytes().splitlines()]
    assert [[*mark] for mark in marked] == [["translated", "residue", "findings"]] * 2
    assert marked[0]["translated"] < 0.5 < marked[1]["translated"]
    assert [mark["findings"] for mark in marked] == [1, 2]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["a.jsonl", "-o", "a.jsonl"], "would overwrite the input a.jsonl; -w writes files in place"),
        (["a.jsonl", "-o", "./"], "would overwrite the input a.jsonl; -w writes files in place"),
        (["a.jsonl", "-o", "out.parquet"], "out.parquet: cannot convert a.jsonl, which is jsonl; name a file of the"),
        (
            ["a.jsonl", "b.jsonl", "-o", "out"],
            "-o names one file, but there are several texts; name a folder: -o out/",
        ),
        (["a.jsonl", "sub/a.jsonl", "-o", "out/"], "a.jsonl and sub/a.jsonl would both become out/a.jsonl"),
        (["c.parquet"], "c.parquet: Parquet cannot be written to a stream; name a file for it with -o"),
        (["--format", "jsonl", "-o", "out/"], "-o names a folder, but standard input has no file name; name a file"),
        (["-w", "--format", "jsonl", "-"], "-w writes files in place; name files, not standard input"),
        (["-w", "s3://there/a.jsonl"], "-w only replaces local files; name a target with -o"),
        (["--diff", "a.jsonl", "-o", "out/"], "-o names a folder for cleaned files; --check and --diff write none"),
        (["--engine", "slurm", "a.jsonl"], "'slurm' is not one of 'local', 'ray', 'spark'"),
    ],
)
def test_asking_wrongly_exits_2_and_writes_nothing(args, told, folder):
    for name in ("b.jsonl", "sub/a.jsonl", "c.parquet"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(DATA)
    before = files(folder)
    result = run("clean", *args, stdin=DATA)
    assert (result.returncode, result.stdout) == (2, b"")
    assert told in result.stderr.decode()
    assert files(folder) == before


def test_a_dataset_that_cannot_be_read_or_written_is_reported_and_the_others_continue(folder):
    (folder / "locked.jsonl").write_bytes(DATA)
    (folder / "locked.jsonl").chmod(0o444)
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(DATA)[:-20])
    result = run("clean", "-w", "gone.jsonl", "locked.jsonl", "cut.jsonl.gz", "a.jsonl")
    assert result.returncode == 2
    for told in (
        "gone.jsonl: cannot be read: No such file or directory",
        "locked.jsonl: read-only; `chmod u+w` allows writing it",
        "cut.jsonl.gz: not written: cut.jsonl.gz: cannot be read: Compressed file ended",
    ):
        assert told in result.stderr.decode()
    assert files(folder)["a.jsonl"] == DONE
    assert files(folder)["locked.jsonl"] == DATA


def test_an_output_without_a_folder_is_reported(folder):
    result = run("clean", "a.jsonl", "-o", "no/such/out.jsonl")
    assert result.returncode == 2
    assert b"no/such/out.jsonl.corpuscrub: cannot be made: No such file or directory\n" in result.stderr


def test_an_interrupted_call_is_only_continued_with_resume(folder):
    first = call("a.jsonl", "-o", "out.jsonl", cwd=folder, size=500, moments=folder / "moments", last=40)
    assert first.returncode == -signal.SIGKILL
    left = files(folder)
    assert len(left) > 4
    result = run("clean", "a.jsonl", "-o", "out.jsonl")
    assert result.returncode == 2
    assert (
        b"out.jsonl.corpuscrub: holds what a call before this one has done; --resume goes on with it" in result.stderr
    )
    assert files(folder) == left


def test_parts_of_other_rules_and_of_other_records_are_not_taken(folder, monkeypatch):
    made = []
    monkeypatch.setattr(runner, "shards", lambda path, kind: cleanup.pipeline.shard.shards(path, kind, 500))
    clean_shard = runner.clean_shard
    monkeypatch.setattr(
        runner, "clean_shard", lambda shard, wish: made.append(shard.number) or clean_shard(shard, wish)
    )

    def commit(*_):
        raise cleanup.errors.InputError("not now")

    def cleaned(*args):
        made.clear()
        return commands.main(["clean", "a.jsonl", "-o", "out.jsonl", *args], standalone_mode=False)

    with monkeypatch.context() as patch:
        patch.setattr(runner, "commit", commit)
        assert cleaned() == 2
        whole = [*made]
        assert len(whole) == 5
        assert cleaned("--resume") == 2
        assert made == []
        assert cleaned("--resume", "--ignore", "RES101") == 2
        assert made == whole
        (folder / "a.jsonl").write_bytes(DATA + line(99))
    assert cleaned("--resume") == 0
    assert made == whole[-1:]
    assert files(folder) == {"a.jsonl": DATA + line(99), "out.jsonl": DONE + line(99, CLEAN)}


def test_a_process_that_is_killed_twice_costs_its_output_and_no_other(folder, monkeypatch, capfd):
    (folder / "b.jsonl").write_bytes(DATA)
    monkeypatch.setattr(runner, "shards", lambda path, kind: cleanup.pipeline.shard.shards(path, kind, 500))
    clean_shard = runner.clean_shard

    def deadly(shard, wish):
        if shard.path == "a.jsonl" and shard.number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return clean_shard(shard, wish)

    with monkeypatch.context() as patch:
        patch.setattr(runner, "clean_shard", deadly)
        assert commands.main(["clean", "a.jsonl", "b.jsonl", "-o", "out/", "-j", "2"], standalone_mode=False) == 2
    told = capfd.readouterr().err
    assert "a.jsonl, records from 14: not cleaned: the process that had it was ended by SIGKILL" in told
    assert "out/a.jsonl: not written: 1 of 5 parts are missing" in told
    assert "out/a.jsonl.corpuscrub: finished parts are kept here; repeat the call with --resume to continue" in told
    assert not (folder / "out" / "a.jsonl").exists()
    assert (folder / "out" / "b.jsonl").read_bytes() == DONE
    assert commands.main(["clean", "a.jsonl", "b.jsonl", "-o", "out/", "--resume"], standalone_mode=False) == 0
    assert files(folder / "out") == {"a.jsonl": DONE, "b.jsonl": DONE}


@pytest.mark.parametrize("jobs", [1, 3])
def test_ctrl_c_ends_all_processes_and_prints_how_to_resume(jobs, folder):
    (folder / "b.jsonl").write_bytes(b"".join(BAD) + lines(20_000))
    script = f"""
        import os, signal
        from cleanup.cli import main
        from cleanup.cli.commands.clean import datasets
        print_shard, done = datasets.print_shard, []
        def counted(shard, console):
            print_shard(shard, console)
            done.append(shard)
            if len(done) == 3:
                os.killpg(0, signal.SIGINT)
        datasets.print_shard = counted
        import sys
        from functools import partial
        from cleanup.pipeline import runner, shard
        runner.shards = partial(shard.shards, size=20_000)
        sys.argv[1:] = ["clean", "b.jsonl", "-o", "out.jsonl", "-j", "{jobs}"]
        main()
    """
    process = subprocess.run(
        [sys.executable, "-c", "\n".join(one[8:] for one in script.splitlines())],
        env=environment(),
        capture_output=True,
        start_new_session=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    told = process.stderr.decode()
    assert process.returncode == 130
    assert "Traceback" not in told
    assert "out.jsonl.corpuscrub: finished parts are kept here; repeat the call with --resume to continue" in told
    assert not (folder / "out.jsonl").exists()
    assert run("clean", "b.jsonl", "-o", "out.jsonl").returncode == 2


def test_a_full_disk_is_reported_and_finished_parts_are_kept(folder):
    (folder / "b.jsonl").write_bytes(lines(2_000))

    def little():
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    for jobs in (1, 2):
        result = call("b.jsonl", "-o", "out.jsonl", "--resume", "-j", jobs, cwd=folder, size=50_000, preexec_fn=little)
        assert result.returncode == 2
        assert b"Traceback" not in result.stderr
        assert b"out.jsonl: not written: out.jsonl: cannot be written: File too large" in result.stderr
        assert not (folder / "out.jsonl").exists()
    result = call("b.jsonl", "-o", "small.jsonl", "-j", 2, cwd=folder, size=100_000, preexec_fn=little)
    assert result.returncode == 2
    assert b"cannot be written: File too large" in result.stderr
    assert not (folder / "small.jsonl.corpuscrub").exists(), "nothing was done"
    assert call("b.jsonl", "-o", "out.jsonl", "--resume", cwd=folder, size=50_000).returncode == 0
    assert (folder / "out.jsonl").read_bytes() == lines(2_000).replace(b"Advertisement\\n\\n", b"")


def test_columns_are_cleaned_and_stay_columns(folder):
    import pyarrow as pa

    table = pa.Table.from_pylist([json.loads(one) for one in DATA.splitlines()])
    pq.write_table(table, "c.parquet")
    assert run("clean", "c.parquet", "-o", "out.parquet", "-j", "2").returncode == 0
    expected = pa.Table.from_pylist([json.loads(one) for one in DONE.splitlines()])
    assert pq.read_table("out.parquet").equals(expected)
    assert run("check", "c.parquet").stdout.count(b"c.parquet#r") == 10
    assert run("check", "out.parquet").stdout == b""


def test_datasets_may_be_behind_urls(folder):
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(DATA))
    (folder / "out").mkdir()
    url = f"file://{folder}"
    result = run("clean", f"{url}/a.jsonl", "b.jsonl.gz", "-o", f"{url}/out/", "-j", "2", "--ledger", "l")
    assert result.returncode == 0
    assert (folder / "out" / "a.jsonl").read_bytes() == DONE
    assert gzip.decompress((folder / "out" / "b.jsonl.gz").read_bytes()) == DONE
    assert not list(folder.rglob("*.corpuscrub"))
    assert f'"path": "{url}/out/a.jsonl"'.encode() in (folder / "l").read_bytes()
    assert run("check", f"{url}/a.jsonl").stdout.startswith(f"{url}/a.jsonl#r0:5:1 RES101".encode())
    assert run("clean", f"{url}/a.jsonl").stdout == DONE
    assert run("clean", f"{url}/gone.jsonl").returncode == 2


def test_hostile_texts_of_records_come_through(folder):
    (folder / "b.jsonl").write_bytes(b'{"text": "It rained \\ud800.\\n\\nAdvertisement", "id": "\\udfff\\u001b"}\n')
    for args in (["check"], ["check", "--output-format", "json"], ["clean", "--diff"], ["clean", "--check"], ["stats"]):
        result = run(*args, "b.jsonl")
        assert result.returncode in (0, 1)
        assert b"Traceback" not in result.stderr
        assert b"\x1b" not in result.stdout + result.stderr
    assert run("clean", "b.jsonl").stdout == b'{"text": "It rained \\ud800.", "id": "\\udfff\\u001b"}\n'
