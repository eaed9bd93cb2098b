"""The streams of a call: standard output carries the result and nothing else, whatever it is connected to."""

import os
import pty
import signal
import subprocess
import sys

import pytest
from command import CLEAN, COMMAND, DIRTY, environment, run

from cleanup.cli.command_group import commands
from cleanup.cli.output.console import wants_colour
from cleanup.cli.output.progress import Progress


def test_a_pipe_needs_neither_options_nor_configuration():
    result = run("clean", stdin=DIRTY)
    assert (result.returncode, result.stdout, result.stderr) == (0, CLEAN, b"")


def test_the_module_is_the_command():
    result = subprocess.run([sys.executable, "-m", "cleanup", "clean"], input=DIRTY, capture_output=True, check=True)
    assert result.stdout == CLEAN


def test_a_dash_is_standard_input(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"One.\n")
    result = run("clean", "a.txt", "-", stdin=DIRTY, cwd=tmp_path)
    assert result.stdout == b"One.\n" + CLEAN


def test_messages_are_printed_on_standard_error(tmp_path):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    result = run("clean", "-w", "a.txt", cwd=tmp_path)
    assert result.stdout == b""
    assert b"a.txt:3:1 RES101" in result.stderr
    assert b"a.txt: cleaned, 1 edit\n" in result.stderr


def test_quiet_prints_errors_only(tmp_path):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    result = run("clean", "-q", "-w", "a.txt", "missing.txt", cwd=tmp_path)
    assert result.stderr == b"Error: missing.txt: cannot be read: No such file or directory\n"
    assert result.returncode == 2


def test_verbose_reports_what_happened_to_each_document(tmp_path):
    (tmp_path / "a.txt").write_bytes(CLEAN)
    result = run("check", "-v", "a.txt", cwd=tmp_path)
    assert result.stderr == b"a.txt: 0 findings, 0 edits, layout paragraphs\n"


@pytest.mark.parametrize(("command", "lines"), [("clean", b"Line.\n"), ("check", b"Advertisement\n\n")])
def test_a_closed_standard_output_is_met_with_silence(command, lines):
    reading, writing = os.pipe()
    os.close(reading)
    result = run(command, stdin=lines * 50_000, stdout=writing)
    os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")


def test_no_standard_output_at_all_is_met_with_silence():
    result = subprocess.run(
        ["sh", "-c", f"{COMMAND} clean >&-"], input=DIRTY, stderr=subprocess.PIPE, env=environment(), check=False
    )
    assert (result.returncode, result.stderr) == (0, b"")


def test_closing_standard_error_does_not_stop_the_work(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(DIRTY)
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run([COMMAND, "clean", "-w", "."], stderr=writing, cwd=tmp_path, env=environment(), check=False)
    os.close(writing)
    assert result.returncode == 0
    assert (tmp_path / "b.txt").read_bytes() == CLEAN


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")  # noqa: PTH110
@pytest.mark.parametrize("args", [["clean"], ["--help"]])
def test_a_full_disk_is_an_error(args):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        result = run(*args, stdin=DIRTY, stdout=full)
    assert result.returncode == 2
    assert result.stderr == b"Error: standard output: cannot be written: No space left on device\n"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0", "LC_ALL": "C"}])
def test_every_locale_gets_utf_8(locale, tmp_path):
    name = "déjà.txt"
    (tmp_path / name).write_bytes("“Été” 🙂\n\n".encode() + DIRTY)
    assert run("clean", name, cwd=tmp_path, **locale).stdout == "“Été” 🙂\n\n".encode() + CLEAN
    listing = run("check", name, cwd=tmp_path, **locale)
    assert listing.stdout.startswith("déjà.txt:5:1 RES101 “Advertisement”".encode())
    assert b"Traceback" not in listing.stderr
    assert run("explain", "RES101", **locale).returncode == 0
    assert b"Advertisement" in run("clean", "--diff=word", name, cwd=tmp_path, **locale).stdout


def on_a_terminal(*args, stdin=None, cwd=None, **env):
    """What the command shows on a terminal, and its exit code."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [COMMAND, *args],
        stdin=slave if stdin is None else stdin,
        stdout=slave,
        stderr=slave,
        cwd=cwd,
        env=environment(**env),
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux's way to say that the other side is closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    return shown.decode().replace("\r\n", "\n"), process.wait()


@pytest.mark.parametrize("command", ["clean", "check", "report", "stats"])
def test_no_path_on_a_terminal_shows_help_and_does_not_wait(command):
    shown, code = on_a_terminal(command)
    assert f"Usage: corpuscrub {command} [OPTIONS] [PATH|-]..." in shown
    assert code == 2


def test_a_terminal_gets_colour_and_the_full_listing(tmp_path):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    shown, code = on_a_terminal("check", "a.txt", cwd=tmp_path)
    assert "\x1b[31mRES101\x1b[0m" in shown
    assert "^^^^^^^^^^^^^" in shown
    assert code == 1


def test_a_dumb_terminal_gets_no_colour(tmp_path):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    shown, _ = on_a_terminal("check", "a.txt", cwd=tmp_path, TERM="dumb")
    assert "\x1b" not in shown


def test_what_is_not_a_terminal_gets_the_concise_listing_without_colour(tmp_path):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    result = run("check", "a.txt", cwd=tmp_path)
    assert result.stdout.decode() == "a.txt:3:1 RES101 “Advertisement” marks an advertisement break [fix]\n"
    assert b"\x1b" not in result.stdout + result.stderr


OUTCOMES = [
    (["check", "b.txt", "c.txt"], "All clean: 2 documents, no findings.\n", 0),
    (["clean", "-o", "out.txt", "a.txt"], "out.txt: 1 edit in 1 of 1 text\n", 0),
    (["clean", "-o", "out/", "a.txt", "b.txt"], "out/: 1 edit in 1 of 2 texts\n", 0),
    (["clean", "-w", "b.txt", "c.txt"], "0 edits in 0 of 2 texts\n", 0),
    (["clean", "-o", "out.jsonl", "a.jsonl"], "out.jsonl: 0 edits in 0 of 1 record\n", 0),
]


@pytest.mark.parametrize(("args", "told", "code"), OUTCOMES, ids=lambda value: " ".join(value) if value else "")
def test_a_terminal_shows_in_one_line_what_was_done(args, told, code, tmp_path):
    for name, data in (("a.txt", DIRTY), ("b.txt", CLEAN), ("c.txt", CLEAN), ("a.jsonl", b'{"text": "It rained."}\n')):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "out").mkdir()
    quiet = on_a_terminal(args[0], "-q", *args[1:], "--no-progress", cwd=tmp_path)
    assert on_a_terminal(*args, "--no-progress", cwd=tmp_path) == (told, code)
    assert quiet == ("", code)
    result = run(*args, cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (code, b"", b"")


def test_nothing_is_added_to_findings_or_to_a_printed_text(tmp_path):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    shown, _ = on_a_terminal("check", "a.txt", cwd=tmp_path)
    assert shown.endswith("1 finding in 1 document; `corpuscrub clean` fixes 1\n")
    assert on_a_terminal("clean", "a.txt", "--no-progress", cwd=tmp_path) == (CLEAN.decode(), 0)


def test_a_report_is_not_poured_over_a_terminal(tmp_path):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    shown, code = on_a_terminal("report", "a.txt", cwd=tmp_path)
    assert "-o report.html" in shown
    assert code == 2


class Stream:
    def __init__(self, terminal):
        self.terminal = terminal

    def isatty(self):
        return self.terminal


@pytest.mark.parametrize(
    ("choice", "env", "terminal", "colour"),
    [
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"NO_COLOR": "", "FORCE_COLOR": ""}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
    ],
)
def test_the_option_overrides_no_color_which_overrides_force_color_which_overrides_the_terminal(
    choice, env, terminal, colour, monkeypatch
):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(choice, Stream(terminal)) is colour


def test_color_always_colours_a_pipe():
    assert b"\x1b[31m" in run("check", "--color=always", stdin=DIRTY).stdout
    assert b"\x1b[31m" in run("check", stdin=DIRTY, FORCE_COLOR="1").stdout


def test_hostile_names_cannot_drive_the_terminal(tmp_path):
    result = run("clean", "no\x1b[2Jsuch\u202e.txt", cwd=tmp_path)
    assert result.returncode == 2
    assert b"\x1b" not in result.stderr
    assert b"\xe2\x80\xae" not in result.stderr


def test_ctrl_c_exits_130_without_a_traceback():
    process = subprocess.Popen(
        [COMMAND, "clean"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        # a shell lets its background jobs ignore it
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # no thread was started
    )
    process.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: when this returns, the command reads
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in stderr


class Page:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def test_long_work_shows_a_bar_with_rate_and_time_left():
    now = iter([0.0, 0.5, 2.0, 2.05, 4.0])
    page = Page()
    bar = Progress(400_000_000, page, lambda: next(now))
    bar.step(50_000_000)
    assert page.text == ""  # half a second is not long
    bar.step(50_000_000)
    assert page.text == "\r[######..................]  25%  50.0 MB/s  0:06 left\x1b[K"
    bar.step(1)
    bar.clear()
    assert page.text.endswith("left\x1b[K\r\x1b[K")
    bar.clear()
    assert page.text.count("\r\x1b[K") == 1
    bar.step(299_999_999)
    assert "100%" in page.text


@pytest.mark.parametrize(
    ("terminal", "asked", "drawn"),
    [(True, None, True), (False, None, False), (True, False, False), (False, True, True)],
)
def test_only_a_terminal_shows_the_bar_unless_requested(terminal, asked, drawn, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(DIRTY)
    page = Page()
    page.isatty = lambda: terminal
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", page)
    monkeypatch.setattr("cleanup.cli.output.progress.DELAY", 0.0)
    flags = {None: [], True: ["--progress"], False: ["--no-progress"]}[asked]
    assert commands.main(["check", *flags, str(tmp_path), "-o", str(tmp_path / "list")], standalone_mode=False) == 1
    assert ("100%" in page.text) is drawn
