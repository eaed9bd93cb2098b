"""Shells complete commands, options and codes of rules."""

import os
import shutil
import subprocess

import pytest
from command import COMMAND

SHELLS = ("bash", "zsh", "fish")


def offered(*words):
    """What is offered for the last of some words."""
    environment = {**os.environ, "_CORPUSCRUB_COMPLETE": "bash_complete", "COMP_CWORD": str(len(words))}
    environment["COMP_WORDS"] = " ".join(("corpuscrub", *words))
    output = subprocess.run([COMMAND], env=environment, capture_output=True, text=True, check=True).stdout
    return [line.partition(",")[2] for line in output.splitlines()]


def test_commands_are_completed():
    assert offered("cle") == ["clean"]


def test_options_are_completed():
    assert "--output-format" in offered("check", "--out")


def test_values_of_options_are_completed():
    assert offered("check", "--output-format", "sa") == ["sarif"]


def test_codes_and_names_of_rules_are_completed_after_a_comma_too():
    assert offered("check", "--select", "RES10")[:2] == ["RES101", "RES102"]
    assert offered("check", "--ignore", "MTA1,ad-b") == ["MTA1,ad-break"]
    assert offered("explain", "mta10")[0] == "MTA101"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_that_the_shell_takes(shell, tmp_path):
    script = subprocess.run([COMMAND, "completion", shell], capture_output=True, text=True, check=True).stdout
    assert f"_CORPUSCRUB_COMPLETE={shell}_complete" in script
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    path = tmp_path / "completion"
    path.write_text(script)
    subprocess.run([program, "-n", path], check=True)


def test_bash_calls_corpuscrub():
    script = subprocess.run([COMMAND, "completion", "bash"], capture_output=True, text=True, check=True).stdout
    told = subprocess.run(
        ["bash", "-c", f"{script}\ncomplete -p corpuscrub"], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip().endswith("corpuscrub")
