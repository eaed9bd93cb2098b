"""A call that is interrupted leaves no temporary files, and the next call removes those of a killed one."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from command import CLEAN, COMMAND, DIRTY, environment, run
from dataset_cases import files, lines

from cleanup.io.temporary import NAME, remove_stale


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "keep").write_bytes(b"precious")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


def left(folder):
    return sorted(place.name for place in folder.rglob(".corpuscrub-*"))


def plain_signals():
    """What a shell does not do for its background jobs: they ignore Ctrl-C."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def started(*args):
    """A call that has its output open and waits for the rest of a pipe, and the end of that to write to."""
    process = subprocess.Popen(
        [COMMAND, *args],
        env=environment(),
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        preexec_fn=plain_signals,  # noqa: PLW1509  # no thread was started
    )
    Thread(target=let_go, args=[process, Path("pipe").absolute()], daemon=True).start()
    return process, Path("pipe").open("wb")  # which waits until the call reads


def let_go(process, pipe):
    """Once a call has ended, however that came, nobody waits any more for it to read."""
    process.wait()
    with suppress(FileNotFoundError):
        os.close(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK))


def ended(process):
    _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said
    return process.returncode, said


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=str
)
@pytest.mark.parametrize("args", [["clean"], ["check", "--force"], ["clean", "--format", "jsonl"]], ids=" ".join)
def test_a_call_that_is_terminated_leaves_no_files(args, number, code, folder):
    process, pipe = started(*args, "pipe", "-o", "keep")
    with pipe:
        if args[0] == "clean" and "--format" not in args:
            assert len(left(folder)) == 1
        process.send_signal(number)
        assert ended(process)[0] == code
    assert (folder / "keep").read_bytes() == b"precious"
    assert left(folder) == []


TWICE = """
import os, pathlib, signal, sys
from cleanup.pipeline.options import CleanOptions
def terminated(*args, then=None, **options):
    os.kill(os.getpid(), signal.SIGTERM)
    return then and then(*args, **options)
CleanOptions.clean = terminated
unlink = pathlib.Path.unlink
pathlib.Path.unlink = lambda *args, **options: terminated(*args, then=unlink, **options)
sys.argv = ["corpuscrub", "clean", "a.txt", "-o", "keep"]
from cleanup.cli import main
main()
"""


def test_asking_twice_does_not_cut_the_tidying_up_short(folder):
    result = subprocess.run(
        [sys.executable, "-c", TWICE], env=environment(), capture_output=True, check=False, preexec_fn=plain_signals
    )
    assert (result.returncode, result.stderr) == (143, b"")
    assert left(folder) == []


def test_what_a_killed_call_left_is_removed_by_the_next_one(folder):
    process, pipe = started("clean", "pipe", "-o", "keep")
    with pipe:
        process.kill()
        assert ended(process)[0] == -signal.SIGKILL
    assert len(left(folder)) == 1
    assert run("clean", "a.txt", "-o", "other").returncode == 0
    assert left(folder) == []
    assert (folder / "keep").read_bytes() == b"precious"


def test_what_a_call_has_open_that_lives_is_left_alone_by_the_others(folder):
    process, pipe = started("clean", "pipe", "-o", "keep")
    with pipe:
        before = left(folder)
        assert len(before) == 1
        assert run("clean", "a.txt", "-o", "other").returncode == 0
        assert run("clean", "-w", "a.txt").returncode == 0
        assert left(folder) == before
        pipe.write(DIRTY)
    assert ended(process)[0] == 0
    assert (folder / "keep").read_bytes() == CLEAN
    assert left(folder) == []


KILLED = """
import os, pathlib, signal, sys
replace = pathlib.Path.replace
def killed(self, target):
    if pathlib.Path(target).name in ("a.txt", "a.txt.orig"):
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)  # of a file in the cache
pathlib.Path.replace = killed
sys.argv = ["corpuscrub", "clean", "-w", *sys.argv[1:]]
from cleanup.cli import main
main()
"""


def test_a_cleaned_text_that_never_came_to_its_place_is_removed_by_the_next_call(folder):
    process = subprocess.run([sys.executable, "-c", KILLED, "a.txt"], check=False)
    assert process.returncode == -signal.SIGKILL
    (name,) = left(folder)
    assert (folder / name).read_bytes() == CLEAN
    assert run("clean", "-w", "a.txt").returncode == 0
    assert left(folder) == []
    assert (folder / "a.txt").read_bytes() == CLEAN


def test_a_folder_that_a_killed_process_left_is_removed(folder):
    script = """
import os, signal
from contextlib import suppress
from pathlib import Path
from threading import Thread
from cleanup.io.temporary import temporary_folder
with temporary_folder(Path()) as place:
    (place / "sub").mkdir()
    (place / "sub" / "text").write_text("It rained.")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", script], check=False, env=environment())
    assert len(left(folder)) == 1
    remove_stale(folder)
    assert left(folder) == []


def test_only_what_is_ours_is_removed(folder):
    for name in (".corpuscrub-mine.tmp", ".corpuscrub-0123456789ab.txt", "x.corpuscrub-0123456789ab.tmp"):
        (folder / name).write_bytes(b"mine")
    (folder / ".corpuscrub-000000000000.tmp").symlink_to("keep")
    os.mkfifo(folder / ".corpuscrub-000000000001.tmp")
    before = left(folder)
    remove_stale(folder)
    assert left(folder) == before
    assert NAME.fullmatch(".corpuscrub-000000000000.tmp")
    assert (folder / "keep").read_bytes() == b"precious"


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("whom", ["os.kill(os.getpid(), {})", "os.killpg(0, {})"])
def test_datasets_stop_as_a_whole_when_terminated_and_resume_later(whom, jobs, folder):
    (folder / "b.jsonl").write_bytes(lines(20_000))
    script = f"""
import os, signal, sys
from functools import partial
from cleanup.cli import main
from cleanup.cli.commands.clean import datasets
from cleanup.pipeline import runner, shard
print_shard, done = datasets.print_shard, []
def counted(shard, console):
    print_shard(shard, console)
    done.append(shard)
    if len(done) == 3:
        {whom.format("signal.SIGTERM")}
datasets.print_shard = counted
runner.shards = partial(shard.shards, size=20_000)
sys.argv[1:] = ["clean", "b.jsonl", "-o", "out.jsonl", "-j", "{jobs}"]
main()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        env=environment(),
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=plain_signals,  # noqa: PLW1509
    )
    code, said = ended(process)
    assert code == 143
    assert b"repeat the call with --resume to continue" in said
    assert not (folder / "out.jsonl").exists()
    assert run("clean", "b.jsonl", "-o", "out.jsonl", "--resume").returncode == 0
    assert files(folder)["out.jsonl"] == lines(20_000).replace(b"Advertisement\\n\\n", b"")
    assert left(folder) == []


SWALLOWED = """
import os, signal, sys
from cleanup.errors import RuleError
from cleanup.pipeline.options import CleanOptions
clean = CleanOptions.clean
def interrupted(how, document):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        len(document.text)  # the signal is handled by now
    except KeyboardInterrupt:
        {then}
    return clean(how, document)
CleanOptions.clean = interrupted
sys.argv[1:] = ["clean", "a.txt", *sys.argv[1:]]
from cleanup.cli import main
main()
"""


@pytest.mark.parametrize(
    "then", ["pass", 'raise RuleError("rule RES101 crashed")', 'raise RuleError("rule RES101 crashed") from None']
)
@pytest.mark.parametrize("args", [["-o", "keep"], ["-w"], []])
def test_ctrl_c_that_gets_lost_on_its_way_ends_the_call_all_the_same(args, then, folder):
    """An import that is interrupted may have errors ignored, or turned into others: no rule is to be blamed then."""
    result = subprocess.run(
        [sys.executable, "-c", SWALLOWED.replace("{then}", then), *args],
        env=environment(),
        capture_output=True,
        check=False,
        preexec_fn=plain_signals,
    )
    assert result.returncode == 130
    assert b"crashed" not in result.stderr
    assert b"Traceback" not in result.stderr
    assert (folder / "keep").read_bytes() == b"precious"
    assert left(folder) == []
