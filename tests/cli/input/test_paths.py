"""Lists of files, and the files that paths stand for."""

import os
import subprocess

import pytest
from command import CLEAN, DIRTY, run


@pytest.fixture
def folder(tmp_path):
    for name in ("a.txt", "b.log", "docs/c.txt", "docs/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(DIRTY)
    return tmp_path


def found(*args, cwd, **options):
    """The paths in which something is found, in order."""
    result = run("check", *args, cwd=cwd, **options)
    assert b"Traceback" not in result.stderr
    return [line.partition(b":3:1 ")[0].decode("utf-8", "surrogateescape") for line in result.stdout.splitlines()]


@pytest.mark.parametrize("data", [b"b.log\na.txt\n", b"b.log\r\n\r\na.txt\r\n", b"b.log\na.txt"])
def test_a_list_names_a_file_a_line_from_the_working_folder(data, folder):
    (folder / "docs" / "list").write_bytes(data)
    assert found("--files-from", "docs/list", cwd=folder) == ["b.log", "a.txt"]
    assert found("--files-from", "-", cwd=folder, stdin=data) == ["b.log", "a.txt"]


def test_a_list_comes_after_the_paths_and_nothing_comes_twice(folder):
    (folder / "list").write_bytes(b"a.txt\nb.log\ndocs\n")
    assert found("docs/d.txt", "a.txt", "--files-from", "list", cwd=folder) == [
        *("docs/d.txt", "a.txt", "b.log", "docs/c.txt")
    ]


def test_names_that_end_with_nul_may_hold_anything(folder):
    names = [b"new\nline.txt", b"caf\xe9.txt", b"-", b" blank .txt", b"--help"]
    for name in names:
        (folder / os.fsdecode(name)).write_bytes(DIRTY)
    result = run("clean", "-w", "-0", "--files-from", "-", cwd=folder, stdin=b"\0".join(names) + b"\0")
    assert result.returncode == 0, result.stderr
    assert all((folder / os.fsdecode(name)).read_bytes() == CLEAN for name in names)
    assert (folder / "a.txt").read_bytes() == DIRTY


def test_what_git_lists_can_be_given(folder):
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "*.txt"], cwd=folder, capture_output=True, check=True
    ).stdout
    assert found("-0", "--files-from", "-", cwd=folder, stdin=listed) == ["a.txt", "docs/c.txt", "docs/d.txt"]


def test_a_missing_file_in_a_list_is_an_error_and_the_others_follow(folder):
    result = run("check", "--files-from", "-", cwd=folder, stdin=b"gone.txt\na.txt\n")
    assert result.returncode == 2
    assert result.stderr.startswith(b"Error: gone.txt: cannot be read: No such file or directory\n")
    assert result.stdout.startswith(b"a.txt:3:1 RES101")


def test_a_missing_list_is_an_error(folder):
    result = run("check", "a.txt", "--files-from", "gone", cwd=folder)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == b"Error: gone: cannot be read: No such file or directory\n"


def test_an_empty_list_is_no_reason_to_read_standard_input(folder):
    (folder / "list").write_bytes(b"\n")
    result = run("clean", "--files-from", "list", cwd=folder, stdin=DIRTY)
    assert (result.returncode, result.stdout) == (0, b"")
    assert run("clean", "--files-from", "-", cwd=folder, stdin=b"").returncode == 0


@pytest.mark.parametrize(
    ("args", "stdin", "told"),
    [
        (["-0", "a.txt"], b"", "-0 describes the list of --files-from"),
        (["--files-from", "-", "-"], b"", "which cannot be a text as well"),
        (["--files-from", "-"], b"a.txt\0b.log\0", "contains NUL bytes; add -0 for a list"),
    ],
)
def test_contradictions_are_refused(args, stdin, told, folder):
    result = run("check", *args, cwd=folder, stdin=stdin)
    assert result.returncode == 2
    assert told in result.stderr.decode()


def test_what_is_listed_is_excluded_only_by_force(folder):
    args = ["--files-from", "-", "--exclude", "docs,a.*"]
    data = b"a.txt\nb.log\ndocs/c.txt\n"
    assert found(*args, cwd=folder, stdin=data) == ["a.txt", "b.log", "docs/c.txt"]
    assert found(*args, "--force-exclude", cwd=folder, stdin=data) == ["b.log"]


def test_git_ignores_apply_in_folders_and_not_to_named_files(folder):
    (folder / ".gitignore").write_text("c.txt\n/docs/d*\n")
    assert found(".", cwd=folder) == ["a.txt"]
    assert found(".", "--no-respect-gitignore", cwd=folder) == ["a.txt", "docs/c.txt", "docs/d.txt"]
    assert found("docs/c.txt", "--force-exclude", cwd=folder) == ["docs/c.txt"]


def test_a_folder_that_is_named_is_searched_though_it_is_ignored(folder):
    (folder / ".gitignore").write_text("docs/\n")
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    assert found(".", cwd=folder) == ["a.txt"]
    assert found("docs", cwd=folder) == ["docs/c.txt", "docs/d.txt"]


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        ("/a.txt", ["docs/c.txt", "docs/d.txt"]),
        ("docs/*,!docs/d.txt", ["a.txt", "docs/d.txt"]),
        ("docs,!docs/d.txt", ["a.txt"]),
        ("**/[!c].txt", ["docs/c.txt"]),
        (".*", ["a.txt", "docs/c.txt", "docs/d.txt"]),
    ],
)
def test_exclude_takes_lines_as_of_an_ignore_file_in_the_working_folder(exclude, left, folder):
    assert found(".", "--exclude", exclude, cwd=folder) == left


def test_a_path_that_leads_out_of_the_working_folder_is_excluded_by_its_names(folder):
    inside = folder / "inside"
    inside.mkdir()
    assert found("../docs", "--exclude", ".*", cwd=inside) == ["../docs/c.txt", "../docs/d.txt"]
    assert found("../docs", "--exclude", "d.txt", cwd=inside) == ["../docs/c.txt"]
    assert found("../docs", "--exclude", "docs", cwd=inside) == []
