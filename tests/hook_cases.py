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


@pytest.fixture(scope="session")
def try_repo(checkout, tmp_path_factory):
    """Run one of the hooks over all files of a repository: the exit code, and what was said."""
    env = os.environ | {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}

    def run(hook, where):
        git("add", "-A", cwd=where)
        result = subprocess.run(
            [sys.executable, "-m", "pre_commit", "try-repo", str(checkout), hook, "--all-files", "--color=never"],
            cwd=where,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return result.returncode, result.stdout.decode()

    return run
