#!/usr/bin/env python3
"""Whether all that corpuscrub requires can be installed without a compiler; nothing is installed.

    .ci/wheels.py [--python 3.14]... [--platform linux-aarch64]...

For each version of Python and platform, pip resolves the requirements of setup.cfg from wheels alone. Markers are those
of the machine on which this runs: what only some platforms require is looked for on all.
"""

import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from configparser import ConfigParser
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = {
    "linux-x86_64": ("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux2014_x86_64"),
    "linux-aarch64": ("manylinux_2_28_aarch64", "manylinux_2_27_aarch64", "manylinux2014_aarch64"),
    "macos-arm64": ("macosx_14_0_arm64",),
    "macos-x86_64": ("macosx_14_0_x86_64",),
    "windows-x86_64": ("win_amd64",),
}

SOURCES = {"langdetect": ("six",)}
"""Packages of pure Python that have no wheel, and what they require: pip makes a wheel of one without a compiler."""


def requirements() -> list[str]:
    """Return what is required, as pip takes it, without markers."""
    config = ConfigParser(interpolation=None)
    config.read(Path(__file__).parent.parent / "setup.cfg")
    wanted = [line.partition(";")[0].strip() for line in config["options"]["install_requires"].split("\n") if line]
    names = {one: one.partition(">")[0] for one in wanted}
    return [part for one in wanted for part in SOURCES.get(names[one], (one,))]


def resolved(python: str, platform: str, wanted: list[str], folder: str) -> str:
    """Return what pip says is wrong; nothing where there are wheels for all."""
    args = ["--dry-run", "--ignore-installed", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]
    args += [f"--python-version={python}", f"--target={folder}", *(f"--platform={tag}" for tag in PLATFORMS[platform])]
    command = [sys.executable, "-m", "pip", "install", *args, *wanted]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    errors = [line for line in result.stderr.splitlines() if line.startswith("ERROR")]
    return "" if result.returncode == 0 else "\n".join(errors) or result.stderr.strip() or "pip failed"


def main() -> int:
    """Print a line for each version and platform; the exit code is 1 where a wheel is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", choices=PYTHONS)
    parser.add_argument("--platform", action="append", choices=PLATFORMS)
    chosen = parser.parse_args()
    pairs = list(product(chosen.python or PYTHONS, chosen.platform or PLATFORMS))
    wanted = requirements()
    with TemporaryDirectory() as folder, ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda pair: resolved(*pair, wanted, folder), pairs))
    for (python, platform), wrong in zip(pairs, answers, strict=True):
        print(f"{python} {platform}: {wrong or 'wheels for all'}")
    return 1 if any(answers) else 0


if __name__ == "__main__":
    sys.exit(main())
