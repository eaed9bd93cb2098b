"""Folders with entries that are no texts, such as pipes, devices and links; files without an end."""

import os
import socket
import subprocess
from pathlib import Path

import pytest
from command import CLEAN, COMMAND, DIRTY, environment, run
from dataset_cases import lines

from cleanup.cli.command_group import commands
from cleanup.cli.input.paths import FileSet
from cleanup.errors import InputError
from cleanup.io import files

DATA = lines(6)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_bytes(DIRTY)
    (tmp_path / "in" / "sub" / "z.txt").write_bytes(DIRTY)
    (tmp_path / "out.txt").write_bytes(DIRTY)
    return tmp_path


def call(*args, **more):
    result = run(*args, **more)
    assert b"Traceback" not in result.stderr
    return result.returncode, result.stderr.decode()


@pytest.mark.parametrize(
    "command", [["clean", "-w"], ["check"], ["clean", "-o", "made/"], ["report", "-o", "page.html"]]
)
@pytest.mark.parametrize("name", ["pipe.txt", "pipe.jsonl", "pipe.jsonl.gz", "pipe.parquet"])
def test_a_pipe_in_a_folder_is_skipped_with_a_note(name, command, folder):
    os.mkfifo(folder / "in" / name)
    (folder / "in" / "also.txt").symlink_to(name)
    code, said = call(*command, "in")
    assert code == (command == ["check"])
    assert f"in/{name}: skipped, a named pipe\n" in said
    assert "in/also.txt: skipped, a named pipe\n" in said


def test_sockets_and_devices_in_a_folder_are_skipped_with_a_note(folder, monkeypatch):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("in/socket.txt")
        (folder / "in" / "zero.txt").symlink_to("/dev/zero")
        code, said = call("clean", "-w", "in")
    assert code == 0
    assert "in/socket.txt: skipped, a socket\n" in said
    assert "in/zero.txt: skipped, a device\n" in said
    assert (folder / "in" / "a.txt").read_bytes() == (folder / "in" / "sub" / "z.txt").read_bytes() == CLEAN


def test_links_in_a_circle_cost_nothing_else_in_their_folder(folder):
    (folder / "in" / "loop.txt").symlink_to("loop.txt")
    (folder / "in" / "one").symlink_to("two")
    (folder / "in" / "two").symlink_to("one")
    code, said = call("clean", "-w", "in")
    assert code == 0
    for name in ("loop.txt", "one", "two"):
        assert f"in/{name}: skipped, Too many levels of symbolic links\n" in said
    assert (folder / "in" / "a.txt").read_bytes() == (folder / "in" / "sub" / "z.txt").read_bytes() == CLEAN


def test_what_is_hidden_or_excluded_is_not_spoken_of(folder):
    os.mkfifo(folder / "in" / ".pipe.txt")
    os.mkfifo(folder / "in" / "old.txt")
    os.mkfifo(folder / "in" / "pipe")
    (folder / "in" / ".loop").symlink_to(".loop")
    assert call("clean", "--check", "--exclude", "old.*", "in")[1].count("skipped") == 0


def test_a_link_to_nothing_is_still_an_error(folder):
    (folder / "in" / "gone.txt").symlink_to("nowhere")
    code, said = call("clean", "-w", "in")
    assert (code, "in/gone.txt: cannot be read: No such file" in said) == (2, True)
    assert (folder / "in" / "a.txt").read_bytes() == CLEAN


def test_a_pipe_that_is_named_is_read(folder):
    (folder / "a.jsonl").write_bytes(DATA)
    os.mkfifo("pipe.jsonl")
    cleaned = DATA.replace(b"Advertisement\\n\\n", b"")
    for command, expected in {
        "C clean <(cat in/a.txt) <(cat out.txt)": CLEAN + CLEAN,
        "C check --statistics <(cat out.txt)": b"1\tRES101\tad-break [fix]\n",
        "cat out.txt | C clean /dev/stdin": CLEAN,
        "C clean --format jsonl <(cat a.jsonl)": cleaned,
        "cat a.jsonl > pipe.jsonl & C clean --force-exclude pipe.jsonl": cleaned,
        "cat a.jsonl > pipe.jsonl & C clean -j 2 pipe.jsonl -o made && cat made": cleaned,
    }.items():
        script = command.replace("C ", f"{COMMAND} ")
        result = subprocess.run(["bash", "-c", script], env=environment(), capture_output=True, check=False)
        assert result.stdout == expected, result.stderr


@pytest.mark.parametrize("place", ["/dev/zero", "link"])
@pytest.mark.parametrize("command", [["check"], ["clean"], ["clean", "-w"], ["stats"], ["mine"]])
def test_an_endless_file_is_an_error_before_the_memory_is_full(place, command, folder):
    (folder / "link").symlink_to("/dev/zero")
    code, said = call(*command, place)
    assert code == 2
    assert f"{place}: larger than 256 MB, the limit for one text; split it, or turn its documents into" in said


def test_standard_input_without_an_end_is_an_error(folder):
    with Path("/dev/zero").open("rb") as zero:
        result = subprocess.run([COMMAND, "clean"], stdin=zero, env=environment(), capture_output=True, check=False)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"standard input: larger than 256 MB" in result.stderr


def test_a_text_may_be_as_large_as_the_limit(folder, monkeypatch):
    monkeypatch.setattr(files, "MAX_TEXT_BYTES", len(DIRTY))
    assert files.read("out.txt") == DIRTY
    monkeypatch.setattr(files, "MAX_TEXT_BYTES", len(DIRTY) - 1)
    with pytest.raises(InputError, match=r"out\.txt: larger than 0 MB"):
        files.read("out.txt")
    read, write = os.pipe()
    with os.fdopen(read, "rb") as end:
        os.write(write, DIRTY)
        os.close(write)
        with pytest.raises(InputError, match="larger than"):
            files.read_all(end, "pipe")


def test_the_size_is_checked_before_anything_is_read(folder):
    with Path("big.txt").open("wb") as file:
        file.truncate(files.MAX_TEXT_BYTES + 1)  # a hole that takes no room
    code, said = call("clean", "-w", "big.txt", "out.txt")
    assert (code, "big.txt: larger than 256 MB" in said) == (2, True)
    assert (folder / "out.txt").read_bytes() == CLEAN


@pytest.mark.parametrize("paths", [["in"], ["."], ["./in/"], ["{folder}/in"], ["elsewhere"]])
def test_a_link_out_of_a_folder_is_not_written_through(paths, folder):
    (folder / "elsewhere").symlink_to("in")
    outside = folder.parent / f"{folder.name}-outside.txt"
    outside.write_bytes(DIRTY)
    (folder / "in" / "link.txt").symlink_to(outside)
    code, said = call("clean", "-w", *(path.format(folder=folder) for path in paths))
    assert code == 2
    assert "link.txt: not changed, because this link leads out of" in said
    assert "name the link itself to write through it" in said
    assert outside.read_bytes() == DIRTY
    assert (folder / "in" / "a.txt").read_bytes() == CLEAN
    assert call("clean", "-w", "in/link.txt")[0] == 0
    assert outside.read_bytes() == CLEAN
    assert (folder / "in" / "link.txt").is_symlink()


def test_a_dataset_behind_a_link_out_of_a_folder_is_not_written_through(folder):
    (folder / "out.jsonl").write_bytes(DATA)
    (folder / "in" / "link.jsonl").symlink_to("../out.jsonl")
    code, said = call("clean", "-w", "in")
    assert (code, "in/link.jsonl: not changed, because this link leads out of in" in said) == (2, True)
    assert (folder / "out.jsonl").read_bytes() == DATA
    assert call("clean", "-w", "in/link.jsonl")[0] == 0
    assert (folder / "out.jsonl").read_bytes() != DATA


def test_a_link_within_the_folder_is_written_through(folder):
    (folder / "in" / "link.txt").symlink_to("sub/z.txt")
    assert call("clean", "-w", "in/link.txt", "in")[0] == 0
    (folder / "in" / "sub" / "z.txt").write_bytes(DIRTY)
    assert call("clean", "-w", "in")[0] == 0
    assert (folder / "in" / "sub" / "z.txt").read_bytes() == CLEAN
    assert (folder / "in" / "link.txt").is_symlink()


def test_what_is_clean_behind_a_link_out_of_a_folder_is_no_error(folder):
    (folder / "out.txt").write_bytes(CLEAN)
    (folder / "in" / "link.txt").symlink_to("../out.txt")
    assert call("clean", "-w", "in")[0] == 0


@pytest.mark.parametrize("link", ["file", "folder"])
def test_a_folder_of_outputs_is_not_left_through_a_link(link, folder):
    (folder / "made").mkdir()
    (folder / "away" / "sub").mkdir(parents=True)
    (folder / "away" / "z.txt").write_bytes(b"precious")
    if link == "file":
        (folder / "made" / "sub").mkdir()
        (folder / "made" / "sub" / "z.txt").symlink_to("../../away/z.txt")
    else:
        (folder / "made" / "sub").symlink_to("../away")
    code, said = call("clean", "in", "-o", "made/")
    assert (code, "made/sub/z.txt: not written, because it leads out of made/" in said) == (2, True)
    assert (folder / "away" / "z.txt").read_bytes() == b"precious"
    assert (folder / "made" / "a.txt").read_bytes() == CLEAN


def test_a_pipe_in_a_folder_is_not_opened_to_see_what_it_contains(folder, monkeypatch):
    os.mkfifo("pipe.jsonl")
    assert list(FileSet(("pipe.jsonl",), force_exclude=True).walk(print)) == ["pipe.jsonl"]
    assert commands.main(["check", "--exclude", "pipe.*", "--force-exclude", "pipe.jsonl"], standalone_mode=False) == 0
