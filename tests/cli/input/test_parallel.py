"""Several processes give what one gives, byte for byte; deaths are reported, and none outlives the call."""

import os
import signal
import subprocess
import sys
from itertools import product

import pytest
from command import CLEAN, COMMAND, DIRTY, environment, run

from cleanup.cli.command_group import commands
from cleanup.cli.input.search import Search

LONG = b"The river rose. It rained all day, and then it stopped.\n\n" * 40 + DIRTY
FIXABLE = b"The caf\xc3\x83\xc2\xa9 was shut.\n\nhttps://example.com/rain\n\nThe United - States agreed.\n\n" + DIRTY


def grow(folder):
    """Texts of all kinds: found in, silent, refused, left alone, empty, reached by two names, missing."""
    texts = {f"{number:02}.txt": (DIRTY, CLEAN, LONG, FIXABLE)[number % 4] for number in range(40)}
    texts |= {"bad.txt": b"caf\xe9 \xff" + DIRTY, "binary.txt": b"\0" + DIRTY, "empty.txt": b"", "sub/é.txt": FIXABLE}
    texts |= {"a\nb.txt": DIRTY, "large.txt": LONG * 100, "sub/.gitignore": b"no.txt\n", "sub/no.txt": DIRTY}
    for name, data in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (folder / "00-again.txt").symlink_to("00.txt")
    os.link(folder / "03.txt", folder / "03-again.txt")
    (folder / "gone.txt").symlink_to("nowhere")
    return folder


CALLS = (
    *([command, *options] for command, options in product(["check", "clean"], [[], ["--unsafe"], ["-v"], ["-q"]])),
    *(["check", "--output-format", form] for form in ("full", "grouped", "json", "jsonl", "sarif", "gitlab")),
    ["check", "--max-translated", "0.01", "--statistics"],
    ["check", "--errors", "surrogate", "--max-findings", "7", "--color", "always"],
    ["clean", "--diff", "--errors", "skip"],
    ["clean", "--diff=word", "--color", "always", "--max-translated", "0.02"],
    ["clean", "--check", "--exit-zero"],
    ["clean", "-o", "written"],
    ["clean", "-w", "-v"],
    ["clean", "-w", "--backup", "--exit-non-zero-on-fix", "--ledger", "ledger"],
    ["report", "-o", "written"],
    ["review", "-o", "written.html", "--no-browser"],
    ["stats"],
)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_several_processes_give_what_one_gives(call, tmp_path):
    seen = []
    for number in (1, 3):
        folder = grow(tmp_path / str(number))
        paths = ["missing.txt", ".", "01.txt", *(() if "-w" in call else ("-",))]
        result = run(*call, "-j", number, *paths, stdin=FIXABLE, cwd=folder)
        files = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        seen.append((result.returncode, result.stdout, result.stderr, files))
    one, several = seen
    assert one == several
    assert b"Traceback" not in several[2]


def test_a_stream_is_read_in_its_turn(tmp_path):
    for number in range(8):
        (tmp_path / f"{number}.txt").write_bytes(LONG)
    command = f"{COMMAND} clean -j 3 0.txt 1.txt /dev/stdin <(cat 2.txt) 3.txt <2.txt"
    result = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, check=True)
    cleaned = run("clean", stdin=LONG).stdout
    assert (result.stdout, result.stderr) == (cleaned * 5, b"")


@pytest.mark.parametrize("wanted", ["auto", "0", "00", "9999"])
def test_any_number_of_processes_may_be_requested(wanted, tmp_path):
    for number in range(8):
        (tmp_path / f"{number}.txt").write_bytes(LONG)
    result = run("check", "-j", wanted, ".", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, run("check", ".", cwd=tmp_path).stdout)


@pytest.mark.parametrize("wanted", ["-1", "two", "1.5", "99999", ""])
def test_what_is_no_number_of_processes_is_refused(wanted):
    result = run("check", "-j", wanted)
    assert result.returncode == 2
    assert b"is neither a number of processes nor auto" in result.stderr


def test_processes_that_are_not_forked_give_the_same(tmp_path):
    folder = grow(tmp_path / "texts")
    (tmp_path / "mine.toml").write_text(
        '[[rule]]\ncode = "MINE001"\nname = "rivers"\nmessage = "“{found}”"\nexplanation = "A river."\n'
        'safety = "manual"\npattern = "river"\ntriggers = ["river"]\n'
        'bad = [{ text = "a river" }]\ngood = ["a lake"]\n'
    )
    script = (
        "from cleanup.cli import main; from cleanup.pipeline.workers import processes; "
        "processes.START_METHOD = 'spawn'; main()"
    )
    (tmp_path / "outside.txt").write_bytes(LONG)
    with (tmp_path / "outside.txt").open("rb") as file:  # no other process has it
        call = ["check", "-v", "--rules", "../mine.toml", "--ignore", "RES301", ".", f"/dev/fd/{file.fileno()}"]
        alone, spawned = (
            subprocess.run(
                command, pass_fds=[file.fileno()], cwd=folder, env=environment(), capture_output=True, check=False
            )
            for command in ([COMMAND, *call], [sys.executable, "-c", script, *call, "-j", "2"])
        )
    assert (spawned.returncode, spawned.stdout, spawned.stderr) == (2, alone.stdout, alone.stderr)
    assert b"MINE001" in spawned.stdout
    assert b"/dev/fd/" in spawned.stderr


@pytest.mark.parametrize("code", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_is_killed_costs_the_file_it_had_and_no_other(code, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(grow(tmp_path / "texts"))
    search = Search.reports

    def deadly(self, path, console):
        if path in ("05.txt", "sub/é.txt"):
            os.kill(os.getpid(), code)
        return search(self, path, console)

    monkeypatch.setattr(Search, "reports", deadly)
    assert commands.main(["check", "-j", "2", "."], standalone_mode=False) == 2
    found, told = capfd.readouterr()
    for path in ("05.txt", "sub/é.txt"):
        assert f"Error: {path}: not searched: the process that had it was ended by {code.name}; perhaps" in told
    assert told.count("not searched") == 2
    expected = run("check", ".").stdout.decode()
    lines = [line for line in expected.splitlines() if not line.startswith(("05.txt:", "sub/é.txt:"))]
    assert found.splitlines() == lines


def test_what_a_process_raises_is_raised_in_its_turn(tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(grow(tmp_path / "texts"))
    search = Search.reports

    def wrong(self, path, console):
        if path == "05.txt":
            raise ValueError(lambda: "cannot be pickled")
        if path == "07.txt":
            raise KeyError("later")
        return search(self, path, console)

    monkeypatch.setattr(Search, "reports", wrong)
    with pytest.raises(AttributeError, match="pickle") as raised:
        commands.main(["check", "-j", "2", "."], standalone_mode=False)
    assert "ValueError: <function" in str(raised.value.__cause__)
    assert capfd.readouterr().out.startswith("00-again.txt:")


def begun(*call, cwd):
    """A call with processes of its own that has just said its first line, and is far from its end."""
    for number in range(400):
        (cwd / f"{number:03}.txt").write_bytes(FIXABLE + LONG * 20)
    process = subprocess.Popen(
        [COMMAND, *call, "-j", "3", "."],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no thread was started
    )
    first = process.stderr if "-w" in call else process.stdout
    assert first.readline()
    return process


def ended(process):
    """What a call still said. Its pipes end when nobody holds them: no process is left."""
    said = [stream.read() for stream in (process.stdout, process.stderr)]
    for stream in (process.stdout, process.stderr):
        stream.close()
    return process.wait(), *said


@pytest.mark.parametrize("everybody", [True, False])
def test_ctrl_c_ends_all_processes_and_leaves_no_half_of_a_file(everybody, tmp_path):
    process = begun("clean", "-w", "--ledger", "ledger", cwd=tmp_path)
    (os.killpg if everybody else os.kill)(process.pid, signal.SIGINT)
    code, _, told = ended(process)
    assert code == 130
    assert b"Traceback" not in told
    old = FIXABLE + LONG * 20
    new = run("clean", stdin=old).stdout
    left = [path.read_bytes() for path in sorted(tmp_path.glob("*.txt"))]
    assert left[0] == new
    assert left[-1] == old
    assert {*left} == {old, new}
    assert not list(tmp_path.glob(".corpuscrub-*"))


def test_a_closed_standard_output_ends_all_processes_in_silence(tmp_path):
    process = begun("clean", cwd=tmp_path)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_no_process_outlives_one_that_is_killed(tmp_path):
    process = begun("check", cwd=tmp_path)
    process.kill()
    code, _, told = ended(process)
    assert (code, told) == (-signal.SIGKILL, b"")
