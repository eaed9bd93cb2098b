"""``corpuscrub allow``: a finding that is no mistake is named once, with the reason."""

import json
import tomllib

import pytest
from command import CLEAN, DIRTY, run

FILE = "corpuscrub-allow.toml"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_bytes(b"It was dry.\n\nShare on Facebook\n\nhttps://example.com/rain\n")
    return tmp_path


def found(*paths):
    """The findings that check lists, by path and id."""
    listed = json.loads(run("check", "--output-format", "json", *paths or (".",)).stdout)
    return {one["id"]: document["path"] for document in listed["documents"] for one in document["findings"]}


def allowed(folder, file=FILE):
    return tomllib.loads((folder / file).read_text(encoding="utf-8"))["allow"]


def test_a_finding_is_allowed_by_the_place_that_check_lists(folder):
    place = run("check", "a.txt").stdout.split(b" ")[0].decode()
    result = run("allow", place, "--reason", "the name of a painting")
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr.decode() == f"{FILE}: RES101 “Advertisement” allowed\n"
    assert run("check", "a.txt").returncode == 0
    assert run("clean", "a.txt").stdout == DIRTY
    (entry,) = allowed(folder)
    assert {**entry, "id": ""} == {
        "id": "",
        "code": "RES101",
        "found": "Advertisement",
        "reason": "the name of a painting",
    }


@pytest.mark.parametrize("command", ["check", "clean", "report", "stats"])
def test_every_command_reads_the_nearest_file(folder, monkeypatch, command):
    run("allow", "a.txt:3:1", "--reason", "so")
    monkeypatch.chdir(folder / "sub")
    assert b"RES101" not in run(command, "../a.txt").stdout
    assert b"It rained.\n\nIt stopped." not in run(command, "../a.txt").stdout


def test_a_finding_is_allowed_by_its_id_wherever_it_is(folder):
    ids = found()
    assert len(ids) >= 2
    assert run("allow", *ids, "--reason", "so").returncode == 0
    assert {one["id"] for one in allowed(folder)} == {*ids}
    assert found() == {}


def test_a_file_is_named_however_one_likes(folder):
    for place in ("./a.txt:3:1", "sub/../a.txt:3:1", f"{folder}/a.txt:3:1"):
        assert run("allow", place, "--reason", "so", "--file", "one.toml").returncode == 0
        assert len(allowed(folder, "one.toml")) == 1
        (folder / "one.toml").unlink()


def test_a_fix_that_only_unsafe_makes_can_be_allowed_without(folder):
    unsafe = b"Share on Facebook\n\nIt was dry.\n\nhttps://example.com/rain\n"
    (folder / "sub" / "b.txt").write_bytes(unsafe)
    listed = run("check", "--unsafe", "sub").stdout.decode()
    places = [line.split(" ")[0] for line in listed.splitlines()]
    assert run("allow", *places, "--reason", "so").returncode == 0
    assert run("clean", "--unsafe", "sub/b.txt").stdout == unsafe


def test_a_finding_that_is_already_allowed_is_reported_and_stays(folder):
    (name,) = found("a.txt")
    run("allow", name, "--reason", "first")
    before = (folder / FILE).read_bytes()
    result = run("allow", name, "--reason", "second")
    assert (result.returncode, result.stderr.decode()) == (0, f"{name}: already allowed\n")
    assert (folder / FILE).read_bytes() == before


def test_the_file_that_is_configured_is_begun(folder):
    (folder / "corpuscrub.toml").write_text('allow.findings = "wanted.toml"\n')
    assert run("check", ".").returncode == 2
    result = run("allow", "a.txt:3:1", "--reason", "so")
    assert result.stderr.decode() == "wanted.toml: RES101 “Advertisement” allowed\n"
    assert run("check", "a.txt").returncode == 0


def test_more_is_added_to_what_is_there(folder):
    run("allow", "a.txt:3:1", "--reason", "first")
    run("allow", "sub/b.txt:3:1", "--reason", "second")
    entries = allowed(folder)
    assert sorted(one["reason"] for one in entries) == ["first", "second"]
    assert [one["id"] for one in entries] == sorted(one["id"] for one in entries)


@pytest.mark.parametrize("end", ["last", "first"])
def test_an_unknown_id_is_an_error_with_the_nearest_and_nothing_is_written(folder, end):
    (name,) = found("a.txt")
    wrong = name[:-1] + ("0" if name[-1] != "0" else "1") if end == "last" else "z" + name[1:]
    result = run("allow", "sub/b.txt:3:1", wrong, "--reason", "so")
    assert result.returncode == 2
    assert result.stderr.decode() == f"Error: no finding '{wrong}'; did you mean {name}?\n"
    assert not (folder / FILE).exists()


def test_a_place_where_nothing_is_found_is_an_error_with_the_nearest(folder):
    result = run("allow", "a.txt:4:1", "--reason", "so")
    assert result.returncode == 2
    assert b"did you mean a.txt:3:1?" in result.stderr


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.txt:3", "a position ends with a column: a.txt:3:1"),
        ("./a.txt:3:", "a position ends with a column: a.txt:3:1"),
        ("a.txt:4", "a position has a line and a column, such as a.txt:3:1, as `check` lists it"),
    ],
)
def test_a_line_without_a_column_is_answered_with_the_findings_in_it(name, hint, folder):
    result = run("allow", name, "--reason", "so")
    assert result.returncode == 2
    assert result.stderr.decode() == f"Error: no finding '{name}'; {hint}\n"


def test_nothing_like_it_is_an_error_without_a_guess(folder):
    assert run("allow", "nonsense", "--reason", "so").stderr == b"Error: no finding 'nonsense'\n"


def test_only_what_is_named_is_read(folder):
    assert run("allow", "a.txt:3:1", "--reason", "so", "--in", "sub").returncode == 2
    assert run("allow", "a.txt:3:1", "--reason", "so", "--in", "sub", "--in", "a.txt").returncode == 0


def test_a_reason_is_required(folder):
    result = run("allow", "a.txt:3:1")
    assert result.returncode == 2
    assert b"--reason" in result.stderr


def test_what_a_baseline_accepts_can_be_allowed_too(folder):
    run("baseline", "create")
    assert run("allow", "a.txt:3:1", "--reason", "so").returncode == 0
    assert b"1 removed" in run("baseline", "prune").stderr
    assert run("check", ".").returncode == 0


def test_a_file_that_is_no_allow_file_is_an_error_and_stays(folder):
    (folder / FILE).write_text("[[allow]\n")
    result = run("allow", "a.txt:3:1", "--reason", "so")
    assert result.returncode == 2
    assert b"cannot be read" in result.stderr
    assert (folder / FILE).read_text() == "[[allow]\n"


def test_standard_input_is_no_file(folder):
    assert run("allow", "a.txt:3:1", "--reason", "so", "--in", "-", stdin=CLEAN).returncode == 2
