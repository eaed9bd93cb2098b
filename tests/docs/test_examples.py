"""Files that people copy, and the project's own hook, do what they say."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import texts
import yaml
from command import COMMAND, environment

WORKFLOW = yaml.safe_load(texts.read(texts.ROOT / "docs" / "examples" / "github-workflow.yml"))
STEPS = WORKFLOW["jobs"]["corpuscrub"]["steps"]
COMMANDS = [step["run"] for step in STEPS if step.get("run", "").startswith("corpuscrub")]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_of_the_workflow_run(command, tmp_path):
    shutil.copytree(texts.CORPUS, tmp_path / "corpus")
    run = subprocess.run(
        [COMMAND, *shlex.split(command)[1:]],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == (0 if "--exit-zero" in command else 1), run.stderr


def test_the_workflow_uploads_the_file_that_it_writes():
    (uploaded,) = [step["with"]["sarif_file"] for step in STEPS if "sarif_file" in step.get("with", {})]
    assert f"-o {uploaded} " in " ".join(COMMANDS)


@pytest.mark.slow
def test_the_own_hook_passes_on_the_clean_texts_and_fails_on_a_dirty_one(tmp_path):
    copy = tmp_path / "copy"
    texts.copy_checkout(copy)
    for command in (["git", "init", "-q"], ["git", "add", "-A"]):
        subprocess.run(command, cwd=copy, check=True)
    env = environment(HOME=str(tmp_path), PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    hook = [Path(sys.executable).with_name("pre-commit"), "run", "--all-files"]
    passed = subprocess.run(hook, cwd=copy, env=env, capture_output=True, text=True, check=False)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Passed" in passed.stdout
    with (copy / "corpus" / "clean" / "essay-social.txt").open("a") as text:
        text.write("\nAdvertisement\n")
    failed = subprocess.run(hook, cwd=copy, env=env, capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert "RES101" in failed.stdout
