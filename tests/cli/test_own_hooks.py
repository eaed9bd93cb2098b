"""The hooks that this project runs on itself, by the real pre-commit, without a network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import texts
from command import CLEAN, DIRTY
from hook_cases import git
from ruff.__main__ import find_ruff_bin

pytestmark = pytest.mark.slow


@pytest.fixture
def repository(tmp_path):
    """A repository with the project's settings, and a module and a clean text of its own."""
    where = tmp_path / "repository"
    (where / "corpus" / "clean").mkdir(parents=True)
    git("init", "-q", cwd=where)
    for name in (".pre-commit-config.yaml", "ruff.toml"):
        (where / name).write_bytes((texts.ROOT / name).read_bytes())
    return where


def hooks(repository):
    """Run all hooks on all files: the exit code, and the outcome of each hook."""
    git("add", "-A", cwd=repository)
    programs = [str(Path(program).parent) for program in (sys.executable, find_ruff_bin())]
    result = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"],
        cwd=repository,
        env=os.environ
        | {
            "PATH": os.pathsep.join([*programs, os.environ["PATH"]]),
            "PRE_COMMIT_HOME": str(repository.parent / "home"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    outcomes = [line for line in result.stdout.splitlines() if line.endswith(("Passed", "Failed"))]
    return result.returncode, {line.partition(".")[0]: line.rpartition(".")[2] for line in outcomes}


def test_modules_and_clean_texts_are_checked(repository):
    (repository / "module.py").write_text('"""A module."""\nimport os\n')
    (repository / "corpus" / "clean" / "rain.txt").write_bytes(DIRTY)
    assert hooks(repository) == (1, {"ruff check": "Failed", "ruff format": "Failed", "corpuscrub": "Failed"})
    (repository / "module.py").write_text('"""A module."""\n')
    (repository / "corpus" / "clean" / "rain.txt").write_bytes(CLEAN)
    assert hooks(repository) == (0, {"ruff check": "Passed", "ruff format": "Passed", "corpuscrub": "Passed"})
