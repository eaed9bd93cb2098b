"""Repositories of git, and the hooks run in them by the real pre-commit, from a copy of this checkout."""

import os
import subprocess
import sys

import pytest
import texts


def git(*args, cwd):
    """Call git as somebody, without the settings of this machine; the result is what it prints."""
    return subprocess.run(
        ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *args],
        cwd=cwd,
        check=True,
        capture_output=True,
        env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
    ).stdout.decode()


@pytest.fixture(scope="session")
def checkout(tmp_path_factory):
    """The files of this checkout as they are now, as a repository of their own."""
    copy = tmp_path_factory.mktemp("checkout")
    texts.copy_checkout(copy)
    git("init", "-q", cwd=copy)
    git("add", "-A", cwd=copy)
    git("commit", "-q", "-m", "copy", cwd=copy)
    return copy


CONFIG = """\
repos:
- repo: {}
  rev: {}
  hooks:
  - id: {}
"""


@pytest.fixture(scope="session")
def run_hook(checkout, tmp_path_factory):
    """Run a hook, which is installed once, over all files of a repository: the exit code, and what was said."""
    home = tmp_path_factory.mktemp("pre-commit")
    revision = git("rev-parse", "HEAD", cwd=checkout).strip()

    def run(hook, where):
        config = home / f"{hook}.yaml"
        config.write_text(CONFIG.format(checkout, revision, hook))
        git("add", "-A", cwd=where)
        result = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--config", config, "--all-files", "--color=never"],
            cwd=where,
            env=os.environ | {"PRE_COMMIT_HOME": str(home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return result.returncode, result.stdout.decode()

    return run
