"""Ignore files work as in git: compared with git itself, on random trees and ignore files."""

import os
import subprocess

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleanup.cli.input.gitignore_patterns import compile_pattern
from cleanup.cli.input.paths import FileSet

FILES = ("a.txt", "b.txt", "ab.txt", "a b.txt", "é.txt", "[a].txt", "a\nb.txt", "A.txt", "-a.txt", "x#.txt")
FOLDERS = ("a", "b", "ab", "a.txt", "é")
PIECES = (
    *("a", "b", "a.txt", "*.txt", "*", "**", "?", "??.txt", "é", "[ab]", "[!a]", "[^b]*", "[[:alpha:]]", "[a-", "[]a]"),
    *(
        "\\a",
        "\\*",
        "a**b",
        "***",
        "*a*b*",
        " ",
        "\\ ",
        "#",
        "\\#",
        "!",
        "",
        ".",
        "[a-b].txt",
        "[[:x:]]",
        "[z-a]",
        "\\",
    ),
    *("[\\a]", "[a/b]", "x#.txt", "a b.txt", "\\[a].txt", "[a]*", "*[-a]*", "\t", "b?", "A.txt"),
)


@st.composite
def line(draw):
    start = draw(st.sampled_from(["", "", "", "!", "/", "!/", "**/", "#"]))
    middle = "/".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3)))
    return start + middle + draw(st.sampled_from(["", "", "", "/", "/**", " ", "  ", "\r", "\\ "]))


names = st.sampled_from((*FOLDERS, *FILES, "*", "**"))
opposites = st.tuples(names, names, names).map(lambda three: f"{three[0]}/{three[1]}\n!{three[0]}/{three[2]}")
ignore_files = st.lists(line() | opposites | st.text("ab*?[]!/\\ -^.:", max_size=8), max_size=5)
folders = st.lists(st.sampled_from(FOLDERS), max_size=3).map("/".join)
trees = st.sets(st.tuples(folders, st.sampled_from(FILES)), min_size=1, max_size=12)


def grow(top, tree, ignoring):
    """Files and ignore files in a new repository; a name that is a folder elsewhere is no file."""
    for folder, name in sorted(tree):
        try:
            (top / folder).mkdir(parents=True, exist_ok=True)
            (top / folder / name).write_bytes(b"")
        except OSError:  # a folder where a file is, or a file where a folder is
            continue
    for folder, lines in ignoring.items():
        if (top / folder).is_dir():
            (top / folder / ".gitignore").write_bytes("\n".join(lines).encode())


def by_git(top, *folders):
    shown = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "--", *folders],
        cwd=top,
        capture_output=True,
        check=True,
    ).stdout
    names = {os.fsdecode(name) for name in shown.split(b"\0") if name}
    return {name for name in names if name.endswith(".txt")}


def by_us(top, folder="."):
    def trouble(error):
        raise error

    found = list(FileSet((str(top / folder),)).walk(trouble))
    assert len(found) == len(set(found))
    return {os.path.relpath(path, top) for path in found}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home of our own, without what this machine ignores."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
            patch.delenv(name, raising=False)
        yield home


@settings(max_examples=400)
@example({("a", "a.txt"), ("a", "b.txt")}, {"": ["a/*", "!a/b.txt"]})
@given(trees, st.dictionaries(folders, ignore_files, max_size=3))
def test_a_folder_is_what_git_sees(home, tmp_path_factory, tree, ignoring):
    top = tmp_path_factory.mktemp("tree")
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    grow(top, tree, ignoring)
    assert by_us(top) == by_git(top)


@pytest.fixture
def repository(home, tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for place in ("a.txt", "b.txt", "docs/a.txt", "docs/c.txt", "docs/sub/a.txt", "docs/sub/d.txt"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(b"")
    return tmp_path


def test_an_ignore_file_above_the_named_folder_counts_up_to_the_repository(repository):
    (repository / ".gitignore").write_text("/docs/a.txt\nsub/a.txt\n/a.txt\n")
    (repository.parent / ".gitignore").write_text("*\n")
    assert by_us(repository, "docs") == {"docs/c.txt", "docs/sub/a.txt", "docs/sub/d.txt"}
    assert by_us(repository, "docs") == by_git(repository, "docs")


def test_what_the_repository_and_the_user_exclude_counts_and_the_nearest_wins(repository, home):
    (repository / ".git" / "info" / "exclude").write_text("d.txt\n!b.txt\nc.txt\n")
    (home / ".config" / "git").mkdir(parents=True, exist_ok=True)
    (home / ".config" / "git" / "ignore").write_text("b.txt\nsub/a.txt\n/a.txt\n")
    (repository / "docs" / ".gitignore").write_text("!c.txt\n")
    assert by_us(repository) == {"b.txt", "docs/a.txt", "docs/c.txt", "docs/sub/a.txt"} == by_git(repository)
    (home / "mine").write_text("docs\n")
    (home / ".gitconfig").write_text("[core]\n\texcludesFile = ~/mine\n")
    try:
        assert by_us(repository) == {"a.txt", "b.txt"} == by_git(repository)
    finally:
        (home / ".gitconfig").unlink()
        (home / ".config" / "git" / "ignore").unlink()


def test_a_second_work_tree_has_what_its_repository_excludes(repository):
    git = ["git", "-C", str(repository), "-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "Begin"], check=True)
    subprocess.run([*git, "worktree", "add", "-q", "second"], check=True, stderr=subprocess.DEVNULL)
    (repository / ".git" / "info" / "exclude").write_text("d.txt\n")
    for name in ("a.txt", "d.txt"):
        (repository / "second" / name).write_bytes(b"")
    assert by_us(repository / "second") == {"a.txt"} == by_git(repository / "second")


def test_without_a_repository_ignore_files_count_in_the_folder_and_not_above(tmp_path):
    for place in ("docs/a.txt", "docs/b.txt", "docs/sub/a.txt"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_bytes(b"")
    (tmp_path / ".gitignore").write_text("b.txt\n")
    (tmp_path / "docs" / ".gitignore").write_text("/a.txt\n")
    assert by_us(tmp_path, "docs") == {"docs/b.txt", "docs/sub/a.txt"}


def test_without_git_the_ignore_files_of_the_repository_count_all_the_same(repository, monkeypatch):
    (repository / ".gitignore").write_text("a.txt\n")
    monkeypatch.setenv("PATH", "")
    assert by_us(repository, "docs") == {"docs/c.txt", "docs/sub/d.txt"}


def test_an_ignore_file_that_is_a_link_is_none(repository):
    (repository / "lines").write_text("a.txt\n")
    (repository / ".gitignore").symlink_to("lines")
    assert "a.txt" in by_us(repository)
    assert by_us(repository) == by_git(repository)


def test_an_ignore_file_that_is_a_pipe_is_not_waited_for(repository):
    os.mkfifo(repository / ".gitignore")
    assert "a.txt" in by_us(repository)


def test_an_ignore_file_may_begin_with_a_mark_and_end_its_lines_as_on_windows(repository):
    (repository / ".gitignore").write_bytes(b"\xef\xbb\xbfa.txt\r\nb.txt\r\n")
    assert by_us(repository) == {"docs/c.txt", "docs/sub/d.txt"} == by_git(repository)


def test_names_that_are_no_text_are_matched_as_bytes(repository):
    for name in (b"\xff.txt", b"\xfe\n.txt"):
        (repository / os.fsdecode(name)).write_bytes(b"")
    (repository / ".gitignore").write_bytes(b"\xff*\n/docs\n[ab].txt\n")
    assert by_us(repository) == {os.fsdecode(b"\xfe\n.txt")} == by_git(repository)


def test_a_hostile_line_takes_no_time():
    """With an expression that tries everything each of these would go on for longer than anybody waits."""
    for line in (b"*a" * 60 + b"b", b"**/a/" * 60 + b"b", b"?*" * 60 + b"b", b"[a-z]*" * 60 + b"0"):
        pattern, _ = compile_pattern(line)
        assert not pattern.match(b"a" * 250)
        assert not pattern.match(b"a/" * 2000)


@pytest.mark.parametrize("line", [b"", b"#a", b"/", b"!", b"a[", b"a\\", b"[[:no:]]"])
def test_an_empty_or_broken_line_is_no_pattern(line):
    assert compile_pattern(line) is None
