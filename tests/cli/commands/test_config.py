"""Configuration on the command line: precedence, settings for some paths, and errors."""

import json
import os
import subprocess
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from command import CLEAN, COMMAND, DIRTY, environment, imported, run
from rule_files import STATION

from cleanup.cli.command_group import commands
from cleanup.cli.commands.check import check
from cleanup.cli.config.schema import BY_NAME, KEYS
from cleanup.reporting.registry import FORMATS

LABEL = b"The story continues under the ad"  # MTA601; Advertisement is RES101


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for key in KEYS:
        monkeypatch.delenv(key.variable, raising=False)
    text = b"It rained.\n\nAdvertisement\n\n" + LABEL + b"\n\nIt stopped.\n"
    for name in ("a.txt", "de/b.txt", "de/old/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text)
    return tmp_path


def call(*args, **env):
    return CliRunner().invoke(commands, args, prog_name="corpuscrub", env=env, standalone_mode=False)


def held(*args, **env):
    """What --show-settings says, by key."""
    result = call("check", *args, "--show-settings", **env)
    assert result.return_value == 0, result.exception
    lines = dict(line.split(" = ", 1) for line in result.output.splitlines() if " = " in line)
    return {name: (tomllib.loads(f"x = {line}")["x"], line.rpartition("  # ")[2]) for name, line in lines.items()}


def found(*args, **env):
    result = call("check", "--output-format", "concise", *args, **env)
    return sorted((line.split(":")[0], line.split()[1]) for line in result.output.splitlines() if ".txt:" in line)


PLACES = {
    "default": "default",
    "corpuscrub.toml": "corpuscrub.toml: {key}",
    "named.toml": "named.toml: {key}",
    "environment": "CORPUSCRUB_{variable}",
    "flags": "--{key}",
}
"""From the weakest, with how it is named."""


@pytest.mark.parametrize(("weak", "strong"), [*combinations(PLACES, 2)])
def test_of_two_sources_the_stronger_one_counts(folder, weak, strong):
    args, env = [], {}
    for place, score, unsafe in ((weak, "0.1", "false"), (strong, "0.2", "true")):
        if place.endswith(".toml"):
            text = f"min-confidence = {score}\nselect = ['RES{score[-1]}']\nunsafe = {unsafe}\n"
            (folder / place).write_text(text)
            args += ["--config", place] if place == "named.toml" else []
        elif place == "environment":
            env = {"MIN_CONFIDENCE": score, "SELECT": f"RES{score[-1]}", "UNSAFE": unsafe}
        elif place == "flags":
            args += ["--min-confidence", score, "--select", f"RES{score[-1]}", "--unsafe"]
    said = held(*args, **{f"CORPUSCRUB_{name}": value for name, value in env.items()})
    for key, value in {"min-confidence": 0.2, "select": ["RES2"], "unsafe": True}.items():
        source = PLACES[strong].format(key=key, variable=key.upper().replace("-", "_"))
        assert said[key] == (value, source)


def test_a_flag_takes_back_what_a_file_turns_on(folder):
    (folder / "corpuscrub.toml").write_text("unsafe = true\n")
    assert held("--no-unsafe")["unsafe"] == (False, "--unsafe")


def test_isolated_reads_options_alone(folder):
    (folder / "corpuscrub.toml").write_text("jobs = ")
    env = {"CORPUSCRUB_SELECT": "RES1", "CORPUSCRUB_CONFIG": "none.toml"}
    assert {source for _, source in held("--isolated", "--ignore", "MTA", **env).values()} == {"default", "--ignore"}


@pytest.mark.parametrize("args", [("--isolated", "--config", "a.toml"), ("--config", "a.toml", "--isolated")])
def test_isolated_and_a_file_contradict_each_other(args):
    result = run("check", *args, stdin=CLEAN)
    assert result.returncode == 2
    assert b"give only one of them" in result.stderr


def test_a_file_can_be_named_by_the_environment(folder):
    (folder / "x.toml").write_text("jobs = 3\n")
    assert held(CORPUSCRUB_CONFIG="x.toml")["jobs"] == (3, "x.toml: jobs")
    (folder / "y.toml").write_text("jobs = 4\n")
    assert held("--config", "y.toml", CORPUSCRUB_CONFIG="x.toml")["jobs"] == (4, "y.toml: jobs")


def test_selection_by_file_environment_and_flag_chooses_what_is_found(folder):
    both = [("a.txt", "MTA601"), ("a.txt", "RES101")]
    assert found("a.txt") == both
    (folder / "corpuscrub.toml").write_text('select = ["RES"]\n')
    assert found("a.txt") == both[1:]
    assert found("a.txt", "--extend-select", "MTA") == both
    assert found("a.txt", CORPUSCRUB_SELECT="MTA1,MTA6") == both[:1]
    assert found("a.txt", "--extend-ignore", "RES1", CORPUSCRUB_SELECT="MTA6,RES") == both[:1]
    assert found("a.txt", "--select", "DMG,RES1", CORPUSCRUB_IGNORE="RES", CORPUSCRUB_SELECT="MTA") == []
    (folder / "corpuscrub.toml").write_text('ignore = ["RES"]\n')
    assert found("a.txt", "--extend-ignore", "MTA601") == []
    assert found("a.txt", "--ignore", "MTA601") == both[1:]


def test_a_later_glob_overrides_an_earlier_one_key_by_key(folder):
    (folder / "corpuscrub.toml").write_text(
        'select = ["RES", "MTA"]\n'
        '[per-path."de/"]\nignore = ["RES"]\nmin-confidence = 0.9\n'
        '[per-path."c.txt"]\nignore = ["MTA6"]\n'
    )
    both = [("a.txt", "MTA601"), ("a.txt", "RES101")]
    assert found(".") == [*both, ("de/b.txt", "MTA601"), ("de/old/c.txt", "RES101")]
    assert found(".", "-j", "2") == found(".")
    assert found("de/b.txt", "--ignore", "DMG") == [("de/b.txt", "MTA601"), ("de/b.txt", "RES101")]
    assert found("de/b.txt", CORPUSCRUB_IGNORE="DMG") == [("de/b.txt", "MTA601"), ("de/b.txt", "RES101")]


def test_globs_begin_in_the_folder_of_their_file_and_see_through_links(folder, monkeypatch):
    (folder / "corpuscrub.toml").write_text('[per-path."/de/*.txt"]\nselect = ["RES"]\n')
    (folder / "link").symlink_to("de")
    assert found("link/b.txt") == [("link/b.txt", "RES101")]
    monkeypatch.chdir(folder / "de" / "old")
    assert found("../b.txt") == [("../b.txt", "RES101")]
    assert found("c.txt") == [("c.txt", "MTA601"), ("c.txt", "RES101")]
    assert found("../../a.txt") == [("../../a.txt", "MTA601"), ("../../a.txt", "RES101")]


def test_standard_input_is_a_path_when_it_is_called_one(folder):
    (folder / "corpuscrub.toml").write_text('[per-path."de/"]\nignore = ["RES"]\n')
    assert run("clean", stdin=DIRTY).stdout == CLEAN
    assert run("clean", "--stdin-filename", "de/x", stdin=DIRTY).stdout == DIRTY


def test_a_path_may_have_a_language_and_unsafe_fixes_of_its_own(folder):
    text = b"It rained.\n\nhttps://example.com/rain\n"
    (folder / "corpuscrub.toml").write_text(
        '[per-path."web.txt"]\nunsafe = true\nmin-confidence = 0\nlanguage = "en"\n'
    )
    assert run("clean", "--stdin-filename", "web.txt", stdin=text).stdout == b"It rained.\n"
    assert run("clean", "--stdin-filename", "web.txt", "--no-unsafe", stdin=text).stdout == text
    assert run("clean", "--stdin-filename", "other.txt", stdin=text).stdout == text


def test_exclusions_are_relative_to_the_file(folder, monkeypatch):
    (folder / "corpuscrub.toml").write_text('exclude = ["/de/old"]\n')
    monkeypatch.chdir(folder / "de")
    assert {name for name, _ in found(".")} == {"b.txt"}
    assert {name for name, _ in found(".", "--exclude", "b.txt")} == {"old/c.txt"}


def test_phrases_and_names_are_allowed_and_rules_and_findings_read_from_beside_the_file(folder, monkeypatch):
    (folder / "corpuscrub.toml").write_text('[allow]\nphrases = ["advertisement"]\nnames = ["under the ad"]\n')
    assert found("a.txt") == []
    (folder / "conf").mkdir()
    (folder / "conf" / "own.toml").write_text(RULE)
    (folder / "corpuscrub.toml").write_text('rules = ["conf/own.toml"]\nselect = ["SITE"]\n')
    monkeypatch.chdir(folder / "de")
    assert found("b.txt") == [("b.txt", "SITE001")]
    finding = json.loads(call("check", "--output-format", "json", "b.txt").output.partition("\n1 finding")[0])
    one = finding["documents"][0]["findings"][0]["id"]
    (folder / "conf" / "kept.toml").write_text(f'[[allow]]\nid = "{one}"\n')
    (folder / "corpuscrub.toml").write_text(
        'rules = ["conf/own.toml"]\nselect = ["SITE"]\nallow.findings = "conf/kept.toml"\n'
    )
    assert found("b.txt") == []


RULE = """
[[rule]]
code = "SITE001"
name = "stops"
message = "it stops"
pattern = "It stopped"
bad = [{ text = "It stopped" }]
good = ["It stops"]
"""


@pytest.mark.parametrize(
    ("text", "env", "message"),
    [
        ('select = ["RSE"]', {}, "corpuscrub.toml: select: no rule has the code, prefix or name 'RSE'"),
        ('per-path."*".ignore = ["RSE"]', {}, "corpuscrub.toml: per-path: '*': ignore: no rule has the code"),
        ("", {"CORPUSCRUB_EXTEND_IGNORE": "RES,RSE"}, "CORPUSCRUB_EXTEND_IGNORE: no rule has the code"),
        ('per-path."!a".unsafe = true', {}, "per-path: '!a' matches no path"),
        ('per-path."[".unsafe = true', {}, "per-path: '[' matches no path"),
        ('per-path."".unsafe = true', {}, "per-path: '' matches no path"),
        ("jobs = ", {}, "corpuscrub.toml: invalid TOML: Invalid value (at end of document)"),
        ("slect = 1", {}, "corpuscrub.toml: unknown key 'slect'; did you mean select?"),
    ],
)
def test_what_cannot_be_used_is_exit_code_2(folder, text, env, message):
    (folder / "corpuscrub.toml").write_text(text)
    for args in (("check", "a.txt"), ("clean", "a.txt"), ("config", "show")):
        result = run(*args, **env)
        assert (result.returncode, result.stdout) == (2, b"")
        assert message in result.stderr.decode()


def test_rules_that_are_configured_are_listed_and_explained(folder):
    (folder / "own.toml").write_text(STATION)
    (folder / "corpuscrub.toml").write_text('rules = ["own.toml"]')
    assert "station-footer" in call("rules").output
    assert "Radio Example" in call("explain", "SITE001").output
    assert "station-footer" not in call("rules", "--isolated").output


@pytest.mark.parametrize("args", [("--help",), ("check", "--help"), ("--version",), ("config", "init")])
def test_a_broken_file_does_not_stand_in_the_way_of_what_does_not_need_it(folder, args):
    (folder / "corpuscrub.toml").write_text("jobs = ")
    assert run(*args).returncode == 0


def test_options_have_the_choices_that_the_keys_have():
    options = {option: param for param in check.params for option in param.opts}
    for key in KEYS:
        if key.choices:
            assert tuple(options[key.flag].type.choices) == key.choices
    assert BY_NAME["output-format"].choices == tuple(FORMATS)
    without = {"extend", "allow.phrases", "allow.names"}
    assert {key.name for key in KEYS if key.flag not in options} == without


def test_every_option_of_check_takes_its_value_from_a_file(folder):
    (folder / "corpuscrub.toml").write_text('output-format = "json"\nmax-translated = 0\n')
    result = run("check", "a.txt")
    assert json.loads(result.stdout)["documents"]
    assert b"translated more than" in result.stderr


def test_config_show_names_the_source_of_each_value(folder):
    (folder / "setup.cfg").write_text("[tool:corpuscrub]\nignore = RES\n")
    lines = run("config", "show", CORPUSCRUB_JOBS="2").stdout.decode().splitlines()
    assert 'ignore = ["RES"]  # setup.cfg: ignore' in lines
    assert "jobs = 2  # CORPUSCRUB_JOBS" in lines
    assert "unsafe = false  # default" in lines
    assert "# baseline is not set" in lines
    assert all(line.count("  # ") == 1 or line.startswith("# ") for line in lines)


def test_config_init_and_schema_are_printed_or_written(folder):
    assert run("config", "init", "-o", "corpuscrub.toml").returncode == 0
    assert held()["jobs"] == (1, "default")
    assert json.loads(run("config", "schema").stdout)["properties"]["jobs"]["type"] == "integer"


def test_allowed_and_accepted_findings_are_stored_where_the_file_says(folder):
    (folder / "conf").mkdir()
    (folder / "conf" / "corpuscrub.toml").write_text('baseline = "old.txt"\nallow.findings = "kept.toml"\n')
    (folder / "conf" / "kept.toml").write_text("")
    config = ("--config", "conf/corpuscrub.toml")
    assert call("allow", *config, "a.txt:3:1", "--reason", "it is ours").return_value == 0
    assert "RES101" in (folder / "conf" / "kept.toml").read_text()
    assert call("baseline", "create", *config).return_value == 0
    assert (folder / "conf" / "old.txt").exists()
    assert found(*config, ".") == []
    assert found("de/b.txt") == [("de/b.txt", "MTA601"), ("de/b.txt", "RES101")]


def test_entries_of_rules_that_do_not_look_at_a_path_are_kept(folder):
    assert call("baseline", "create").return_value == 0
    (folder / "corpuscrub.toml").write_text('[per-path."de/"]\nignore = ["RES"]\n')
    assert "nothing to remove" in call("baseline", "prune").output


def test_show_settings_reads_nothing(folder):
    result = run("clean", "--show-settings", "missing.txt", "-w")
    assert result.returncode == 0
    assert b"jobs = 1  # default" in result.stdout


@pytest.mark.parametrize("file", [None, "setup.cfg", "pyproject.toml"])
def test_a_pipe_reads_no_configuration_where_there_is_none(folder, file):
    if file:
        (folder / file).write_text("[metadata]\nname = other\n")
    unneeded = {
        "tomllib",
        "configparser",
        "cleanup.cli.config.load",
        "cleanup.cli.config.validate",
        "cleanup.cli.input.walk",
    }
    assert not imported("clean", stdin=CLEAN) & unneeded


def test_a_pipe_works_in_a_folder_that_is_gone(folder):
    gone = folder / "gone"
    gone.mkdir()
    environ = environment(PATH=f"{Path(COMMAND).parent}{os.pathsep}{os.environ['PATH']}")
    script = f"cd {gone}; rmdir {gone}; corpuscrub clean"
    result = subprocess.run(["bash", "-c", script], input=DIRTY, capture_output=True, env=environ, check=False)
    assert (result.returncode, result.stdout) == (0, CLEAN)
