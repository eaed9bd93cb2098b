"""Print the share of branches that tests take in each room, and hold the coverage of all against a floor.

usage: coverage_by_room.py COVERAGE.json

The file is that of ``coverage json``. A room is a folder of cleanup/; the modules beside the folders are one room, and
so are the rules. The exit code is 1 when the share of lines and branches is below ``fail_under`` in setup.cfg, or when
a room of THOROUGH is below its target and REASONS does not say why.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import data

SETTINGS = Path(__file__).resolve().parent.parent / "setup.cfg"

# The rooms that a wrong branch hurts most, and the percentage of their branches that tests take.
THOROUGH = tuple(f"cleanup/{room}" for room in ("engine", "rulekit", "io", "pipeline", "review"))
TARGET = 95

# Why a room, or a module of one, is below the target, by its path.
REASONS: Mapping[str, str] = {
    "cleanup/pipeline": "processes that Ray, Spark and datatrove begin are not measured, nor are those that tests kill",
}

# The floor is raised when it is this many points too low: what depends on the machine moves it by less.
SLACK = 0.5


@dataclass(frozen=True)
class Branches:
    """Branches of a module or a room."""

    path: str
    covered: int
    all: int

    @property
    def share(self) -> float:
        """The share that tests take, in percent; 100 where there are none."""
        return 100 * self.covered / self.all if self.all else 100.0

    @property
    def is_low(self) -> bool:
        """True below the target."""
        return self.share < TARGET

    def __str__(self) -> str:
        reason = f": {REASONS[self.path]}" if self.path in REASONS else ""
        return f"{self.path}: {self.share:.1f} % of {self.all} branches{reason}"


def modules(report: Mapping[str, Any]) -> list[Branches]:
    """Return the branches of each module."""
    return [
        Branches(path.replace("\\", "/"), one["summary"]["covered_branches"], one["summary"]["num_branches"])
        for path, one in sorted(report["files"].items())
    ]


def rooms(found: list[Branches]) -> dict[str, list[Branches]]:
    """Return the modules of each room."""
    of: dict[str, list[Branches]] = defaultdict(list)
    for module in found:
        package, *inner = PurePosixPath(module.path).parts
        of[f"{package}/{inner[0]}" if package == "cleanup" and len(inner) > 1 else package].append(module)
    return dict(sorted(of.items()))


def total(path: str, found: list[Branches]) -> Branches:
    """Add up the branches of a room."""
    return Branches(path, sum(one.covered for one in found), sum(one.all for one in found))


def floor(settings: Path = SETTINGS) -> float:
    """Read the floor of lines and branches, in percent."""
    config = ConfigParser(interpolation=None)
    config.read(settings, encoding="utf-8")
    return config.getfloat("coverage:report", "fail_under")


def failures(share: float, least: float, totals: list[Branches]) -> Iterator[str]:
    """Yield a sentence for each share that is too low."""
    if share < least:
        yield f"Coverage is {share:.1f} %, below the floor of {least} %."
    for one in totals:
        if one.path in THOROUGH and one.is_low and one.path not in REASONS:
            yield f"{one}, below {TARGET} %: test them, or give the reason in {Path(__file__).name}."


def main() -> int:
    """Print a table of rooms, the modules below the target, and what is too low."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path)
    report = json.loads(parser.parse_args().report.read_bytes())
    share, least = report["totals"]["percent_covered"], floor()
    of = rooms(modules(report))
    totals = [total(path, found) for path, found in of.items()]
    rows = [(one.path, f"{len(of[one.path])}", f"{one.all:,}", f"{one.share:.1f} %") for one in totals]
    print(data.table(("room", "modules", "branches", "taken by tests"), rows))
    print("\n".join(f"- {one}" for room in THOROUGH for one in of.get(room, ()) if one.is_low))
    print(f"{share:.1f} % of lines and branches; the floor is {least} %.")
    if share >= least + SLACK:
        print(f"Raise it in {SETTINGS.name}: fail_under = {int(10 * share) / 10}")
    wrong = [*failures(share, least, totals)]
    print("\n".join(wrong), file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
