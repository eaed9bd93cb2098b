"""Help, hints, and the modules that a call imports."""

import json
import sys

import pytest
from click.testing import CliRunner
from command import CLEAN, DIRTY, imported, run

from cleanup import __version__
from cleanup.cli.command_group import GROUPS, commands
from cleanup.rulekit.registry import discover

NAMES = [command for group in GROUPS.values() for command in group]


def call(*args):
    return CliRunner().invoke(commands, args, prog_name="corpuscrub")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "b.txt").write_bytes(CLEAN)
    return tmp_path


def test_help_shows_the_commands_in_their_groups():
    shown = call("--help").output
    places = [shown.index(f"{title}:\n") for title in GROUPS]
    assert places == sorted(places)
    for command in NAMES:
        assert f"\n  {command} " in shown
    assert "\n    cat article.txt | corpuscrub clean > cleaned.txt\n" in shown


@pytest.mark.parametrize("command", NAMES)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help(command, flag):
    result = call(command, flag)
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: corpuscrub {command} ")
    assert result.output.isascii()


def test_no_command_shows_help_and_exits_2():
    result = run()
    assert result.returncode == 2
    assert b"Usage: corpuscrub [OPTIONS] COMMAND" in result.stderr


def test_version():
    assert run("--version").stdout.decode() == f"corpuscrub {__version__}\n"


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["a.txt"], "did you mean `corpuscrub check a.txt`?"),
        (["help"], "did you mean `corpuscrub --help`?"),
        (["help", "clean"], "did you mean `corpuscrub clean --help`?"),
        (["help", "nothing"], "did you mean `corpuscrub --help`?"),
        (["fix", "a.txt"], "did you mean `corpuscrub clean -w`?"),
        (["a.txt", "my notes.txt"], "did you mean `corpuscrub check a.txt 'my notes.txt'`?"),
        (["-"], "did you mean `corpuscrub check -`?"),
        (["claen", "a.txt"], "did you mean `corpuscrub clean`?"),
        (["frobnicate"], "`corpuscrub --help` lists the commands"),
    ],
)
def test_a_path_or_a_misspelt_command_is_answered_with_a_command(args, hint, folder):
    result = run(*args)
    assert (result.returncode, result.stdout) == (2, b"")
    assert hint in result.stderr.decode()


IN_PLACE = "`corpuscrub clean -w` writes files in place"


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["clean", "--fix", "a.txt"], f"no option --fix; {IN_PLACE}"),
        (["check", "--fix", "a.txt"], f"no option --fix; {IN_PLACE}"),
        (["clean", "-i", "a.txt"], f"no option -i; {IN_PLACE}"),
        (["clean", "-iq", "a.txt"], f"no option -i; {IN_PLACE}"),
        (["clean", "--in-place", "a.txt"], f"no option --in-place; {IN_PLACE}"),
        (["clean", "--dry-run", "a.txt"], "no option --dry-run; `corpuscrub clean --diff` shows what would change"),
        (["clean", "-r", "."], "no option -r; folders are always searched recursively"),
        (["-V"], "no option -V; `corpuscrub --version` prints the version"),
        (["check", "--version"], "no option --version; `corpuscrub --version` prints the version"),
        (["clean", "--diff", "word", "a.txt"], "no file word; the kind of diff follows an equals sign: --diff=word"),
        (["apply", "d.json", "--diff", "unified"], "follows an equals sign: --diff=unified"),
        (["clean", "--selct", "RES"], "No such option '--selct'. (Did you mean one of: "),
        (["restore", "--fix", "x"], "No such option '--fix'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_an_option_of_another_tool_is_answered_with_ours(args, hint, folder):
    result = run(*args)
    assert result.returncode == 2
    assert hint in result.stderr.decode()
    assert (folder / "a.txt").read_bytes() == DIRTY


def test_a_file_called_word_is_a_file_to_show_the_diff_of(folder):
    (folder / "word").write_bytes(DIRTY)
    assert run("clean", "--diff", "word").stdout.startswith(b"--- ")
    assert run("clean", "--diff=word", "a.txt").returncode == 1


def test_check_lists_findings_and_exits_1(folder):
    result = run("check", ".")
    assert result.returncode == 1
    assert result.stdout.decode() == "a.txt:3:1 RES101 “Advertisement” marks an advertisement break [fix]\n"
    assert result.stderr == b"1 finding in 1 document; `corpuscrub clean` fixes 1\n"
    assert (folder / "a.txt").read_bytes() == DIRTY


def test_check_names_the_command_that_fixes_as_much():
    told = run("check", "--unsafe", stdin=b"It rained.\n\nhttps://example.com/rain\n").stderr
    assert told == b"1 finding in 1 document; `corpuscrub clean --unsafe` fixes 1\n"


def test_check_is_silent_and_exits_0_where_nothing_is_found(folder):
    result = run("check", "b.txt")
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")


def test_check_names_standard_input_as_requested():
    assert run("check", stdin=DIRTY).stdout.startswith(b"-:3:1 RES101")
    assert run("check", "--stdin-filename", "x.txt", stdin=DIRTY).stdout.startswith(b"x.txt:3:1 RES101")


def test_check_shows_each_place_in_full(folder):
    assert "3 | Advertisement\n" in run("check", "--output-format", "full", "a.txt").stdout.decode()


def test_check_writes_json(folder):
    result = run("check", "--output-format", "json", "a.txt", "b.txt", "-o", "findings.json")
    assert (result.returncode, result.stdout) == (1, b"")
    data = json.loads((folder / "findings.json").read_bytes())
    assert [document["path"] for document in data["documents"]] == ["a.txt", "b.txt"]
    assert data["documents"][0]["findings"][0]["code"] == "RES101"


def test_check_continues_after_a_file_that_cannot_be_read(folder):
    result = run("check", "missing.txt", "a.txt")
    assert result.returncode == 2
    assert b"a.txt:3:1 RES101" in result.stdout


def test_stats_counts_what_was_found(folder):
    result = run("stats", ".")
    assert result.returncode == 0
    assert b"2 documents" in result.stdout
    assert b"RES101 ad-break" in result.stdout


def test_rules_lists_every_rule():
    shown = run("rules").stdout.decode()
    assert [line.split()[0] for line in shown.splitlines()] == [rule.code for rule in discover()]


@pytest.mark.parametrize("name", ["RES101", "ad-break"])
def test_explain_takes_a_code_or_a_name(name):
    result = run("explain", name)
    assert result.returncode == 0
    assert result.stdout.startswith(b"# RES101 ad-break\n")


def test_explain_knows_the_nearest_rule():
    result = run("explain", "ad-brake")
    assert result.returncode == 2
    assert b"did you mean ad-break?" in result.stderr


def test_explain_lists_the_rules_of_a_code_prefix():
    result = run("explain", "RES5")
    assert result.returncode == 2
    said = result.stderr.decode()
    assert "'RES5' is a prefix of several codes; explain one of these rules:\n  RES501 page-end\n" in said
    assert "did you mean" not in said


def test_verbose_reports_that_the_index_is_missing(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    assert "hyperscan is not installed" in call("check", "-v", "b.txt").output
    assert "hyperscan is not installed" not in call("check", "b.txt").output


HEAVY = {"jinja2", "textstat", "langdetect", "ftfy", "importlib.metadata", "pyphen", "nltk", "unittest", "asyncio"}


@pytest.mark.parametrize(
    ("args", "others"),
    [
        (("clean",), {"cleanup.io.ledger.documents", "cleanup.reporting.safe_text", "tempfile"}),
        (("explain", "RES101"), {"hyperscan", "cleanup.reporting.safe_text"}),
        (("rules",), {"hyperscan", "cleanup.reporting.safe_text"}),
    ],
)
def test_a_call_imports_nothing_that_it_does_not_need(args, others):
    modules = imported(*args, stdin=b"It rained all day, and then it stopped.\n")
    assert "cleanup.cli.command_group" in modules
    assert not modules & (HEAVY | others)
