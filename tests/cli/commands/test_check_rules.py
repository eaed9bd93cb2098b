"""``corpuscrub test-rules``: the examples of custom rules, and which rule files are refused."""

import pytest
from click.testing import CliRunner
from command import CLEAN, run
from rule_files import STATION

from cleanup.cli.command_group import commands

FAILING = """
[[rule]]
code = "SITE002"
name = "station-mark"
message = "the station's mark"
pattern = "RE [0-9]+"
bad = [{ text = "Wind RE 7" }, { text = "Wind RE seven" }]
good = ["Wind RE 8", "Wind"]
"""
CATASTROPHE = """
[[rule]]
code = "SITE003"
name = "catastrophe"
message = "never"
pattern = '^(?:(?:a|b|ab)+c?)+$'
bad = [{ text = "abab" }]
good = ["ABD"]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in {"good": STATION, "failing": FAILING, "slow": CATASTROPHE}.items():
        (tmp_path / f"{name}.toml").write_text(text.replace("ABD", "ab" * 30 + "d"))
    return tmp_path


@pytest.fixture
def hurried(monkeypatch):
    monkeypatch.setattr("cleanup.rulekit.custom.TIMEOUT", 0.05)


def call(*args, text=b""):
    return CliRunner().invoke(commands, args, text, prog_name="corpuscrub", standalone_mode=False)


def test_rules_whose_examples_hold_are_counted():
    result = run("test-rules", "good.toml")
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr == b"2 examples of 1 rule in 1 file: none failed\n"


def test_each_example_that_fails_is_shown_with_what_was_found():
    result = run("test-rules", "failing.toml", "good.toml")
    assert result.returncode == 1
    assert result.stdout.decode().splitlines() == [
        "failing.toml: rule SITE002: the example 'Wind RE seven' is bad, but nothing was found in it",
        "failing.toml: rule SITE002: the example 'Wind RE 8' is good, but 'RE 8' was found in it",
    ]
    assert result.stderr == b"6 examples of 2 rules in 2 files: 2 failed\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[rule", b"this rule file cannot be read"),
        ("x = " + "[" * 5000, b"nested too deeply"),
        (STATION.replace("lines =", "linse ="), b"unknown key 'linse'"),
        (STATION.replace('good = ["', 'good = [5, "'), b"good: expected a list of strings"),
    ],
)
def test_a_rule_that_cannot_be_read_is_reported_and_the_others_are_tested(folder, text, complaint):
    (folder / "broken.toml").write_text(text)
    result = run("test-rules", "missing.toml", "broken.toml", "failing.toml")
    assert result.returncode == 2
    assert b"missing.toml: this rule file cannot be read" in result.stderr
    assert complaint in result.stderr
    assert len(result.stdout.splitlines()) == 2


def test_an_expression_that_runs_out_of_time_fails_and_the_others_are_tried(hurried):
    result = call("test-rules", "slow.toml", "failing.toml")
    assert result.return_value == 1
    shown = [line for line in result.output.splitlines() if "rule SITE" in line]
    assert [line.partition(":")[0] for line in shown] == ["slow.toml", "failing.toml", "failing.toml"]
    assert shown[0].endswith("took more than 0.05 s; make the pattern simpler")


def test_a_folder_means_the_files_in_it_and_no_path_means_those_of_the_configuration(folder):
    (folder / "slow.toml").unlink()
    assert b"in 2 files: 2 failed" in run("test-rules", ".").stderr
    (folder / "conf").mkdir()
    (folder / "conf" / "corpuscrub.toml").write_text('rules = ["../failing.toml"]\n')
    assert run("test-rules", cwd=folder / "conf").returncode == 1
    assert b"../failing.toml: rule SITE002" in run("test-rules", cwd=folder / "conf").stdout


def test_without_any_file_it_is_a_usage_error():
    result = run("test-rules")
    assert result.returncode == 2
    assert b"no files with custom rules" in result.stderr


def test_a_rule_file_cannot_drive_the_terminal(folder):
    (folder / "good.toml").write_text(
        STATION.replace("first and last", "first").replace("hear it", "\\u001b[2J\\u202e")
    )
    assert run("test-rules", "good.toml").stdout.isascii()


@pytest.mark.parametrize("command", ["check", "clean"])
def test_a_rule_file_with_a_failing_example_is_refused_with_the_example(command):
    result = run(command, "--rules", "failing.toml", stdin=CLEAN)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"failing.toml: rule SITE002: the example 'Wind RE seven' is bad, but nothing was found" in result.stderr


@pytest.mark.parametrize("command", ["check", "clean"])
@pytest.mark.parametrize(("expression", "told"), [("(a+)+$", False), ("(.*a){9}$", False), ("(a|aa)+$", True)])
def test_catastrophic_backtracking_is_reported_and_the_run_continues(folder, hurried, command, expression, told):
    rule = CATASTROPHE.replace("^(?:(?:a|b|ab)+c?)+$", expression)
    (folder / "slow.toml").write_text(rule.replace("abab", "a" * 20).replace("ABD", "!"))
    text = b"a" * 60 + b"!\n\nAdvertisement\n\nIt rained.\n"
    result = call(command, "--rules", str(folder / "slow.toml"), "-o", "out", text=text)
    assert ("-:1: SITE003: its expression took too long" in result.output) is told
    assert result.return_value == (2 if told else 1 if command == "check" else 0)
    out = (folder / "out").read_bytes()
    assert b"-:3:1 RES101" in out if command == "check" else out == text.replace(b"Advertisement\n\n", b"")
