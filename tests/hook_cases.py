"""Repositories of git, and the hooks run in them by the real pre-commit, from a copy of this checkout."""

import fcntl
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
def shared(tmp_path_factory):
    """A folder that all workers of a session share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def checkout(shared):
    """The files of this checkout as they are now, as a repository of their own, which the first worker makes."""
    copy = shared / "checkout"
    with (shared / "checkout.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not copy.exists():
            copy.mkdir()
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
def run_hook(checkout, shared, tmp_path_factory):
    """Run a hook, which is installed once for all workers, over all files of a repository: exit code and output."""
    configs = tmp_path_factory.mktemp("configs")
    revision = git("rev-parse", "HEAD", cwd=checkout).strip()

    def run(hook, where):
        config = configs / f"{hook}.yaml"
        config.write_text(CONFIG.format(checkout, revision, hook))
        git("add", "-A", cwd=where)
        result = subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--config", config, "--all-files", "--color=never"],
            cwd=where,
            env=os.environ | {"PRE_COMMIT_HOME": str(shared / "pre-commit")},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return result.returncode, result.stdout.decode()

    return run
