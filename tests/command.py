"""The installed command, run as people run it."""

import os
import subprocess
import sys
from pathlib import Path

import fork_server

COMMAND = str(Path(sys.executable).with_name("corpuscrub"))

DIRTY = b"It rained.\n\nAdvertisement\n\nIt stopped.\n"
CLEAN = b"It rained.\n\nIt stopped.\n"

UNSET = ("NO_COLOR", "FORCE_COLOR", "TERM", "LC_ALL", "LANG", "PYTHONUTF8", "PYTHONIOENCODING")


def environment(**changes):
    env = {name: value for name, value in os.environ.items() if name not in UNSET}
    return env | {"TERM": "xterm"} | changes


def unmeasured(**changes):
    """Return an environment in which coverage, which imports modules and writes files, does not run."""
    return {name: value for name, value in environment(**changes).items() if not name.startswith("COVERAGE_")}


def run(*args, stdin=b"", cwd=None, stdout=subprocess.PIPE, **env):
    """Call ``corpuscrub``; the result has returncode, stdout and stderr, the streams as bytes."""
    return _call([COMMAND], "from cleanup.cli import main; main()", args, stdin, cwd, stdout, None, env)


def call(program, *args, stdin=b"", cwd=None, stdout=subprocess.PIPE, preexec_fn=None, **env):
    """Run a Python program with arguments, as ``run`` does the command line."""
    return _call([sys.executable, "-c", program], program, args, stdin, cwd, stdout, preexec_fn, env)


def _call(command, program, args, stdin, cwd, stdout, preexec_fn, env):
    """Fork a process with the program, or start the command where the call changes what that cannot."""
    args = [*map(str, args)]
    options = {"stdout": stdout, "stderr": subprocess.PIPE, "cwd": cwd, "env": environment(**env), "timeout": 120}
    if preexec_fn is None and not any(name.startswith(fork_server.READ_AT_START) for name in env):
        return fork_server.run(program, args, stdin=stdin, **options)
    if preexec_fn is not None:
        options["env"] = unmeasured(**env)
    return subprocess.run([*command, *args], input=stdin, preexec_fn=preexec_fn, check=False, **options)


def imported(*args, stdin=b""):
    """The modules that a call imports, once its caches are filled."""
    for _ in range(2):
        result = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "cleanup", *args],
            input=stdin,
            capture_output=True,
            env=unmeasured(),
            check=True,
        )
    return {line.split("|")[-1].strip() for line in result.stderr.decode().splitlines() if "import time:" in line}
