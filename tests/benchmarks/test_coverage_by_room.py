"""The report of coverage, on a made-up one."""

import json

import coverage_by_room
import pytest
from coverage_by_room import Branches


def module(covered, branches):
    return {"summary": {"covered_branches": covered, "num_branches": branches}}


FILES = {
    "cleanup/engine/edits.py": module(19, 20),
    "cleanup/engine/index/scanner.py": module(5, 10),
    "cleanup/engine/__init__.py": module(0, 0),
    "cleanup/cache.py": module(1, 4),
    "cleanup/cli/main.py": module(1, 10),
    "rules/residue/ad_break.py": module(2, 2),
}


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Report on a share of lines and branches; the exit code, and what is printed on both streams."""

    def report(share, files=FILES, reasons=()):
        path = tmp_path / "coverage.json"
        path.write_text(json.dumps({"files": files, "totals": {"percent_covered": share}}))
        monkeypatch.setattr("sys.argv", ["", str(path)])
        monkeypatch.setattr(coverage_by_room, "floor", lambda: 90.0)
        monkeypatch.setattr(coverage_by_room, "REASONS", reasons)
        return coverage_by_room.main(), *capsys.readouterr()

    return report


def test_a_room_adds_up_its_modules(run):
    _, output, _ = run(90)
    assert [line for line in output.splitlines() if line.startswith("| ")] == [
        "| room | modules | branches | taken by tests |",
        "| --- | --- | --- | --- |",
        "| cleanup | 1 | 4 | 25.0 % |",
        "| cleanup/cli | 1 | 10 | 10.0 % |",
        "| cleanup/engine | 3 | 30 | 80.0 % |",
        "| rules | 1 | 2 | 100.0 % |",
    ]


def test_a_module_below_the_target_is_named_in_thorough_rooms_alone(run):
    _, output, _ = run(90)
    low = [line for line in output.splitlines() if line.startswith("- ")]
    assert low == ["- cleanup/engine/index/scanner.py: 50.0 % of 10 branches"]


def test_a_thorough_room_below_the_target_fails_unless_the_reason_is_named(run):
    code, _, errors = run(90)
    assert (code, errors.startswith("cleanup/engine: 80.0 % of 30 branches, below 95 %")) == (1, True)
    assert run(90, reasons={"cleanup/engine": "made up"})[0] == 0


@pytest.mark.parametrize(("share", "code"), [(89.99, 1), (90, 0)])
def test_coverage_below_the_floor_fails(share, code, run):
    found, _, errors = run(share, {"cleanup/cache.py": module(0, 1)})
    assert (found, bool(errors.strip())) == (code, bool(code))


@pytest.mark.parametrize(("share", "line"), [(90.49, None), (90.59, "Raise it in setup.cfg: fail_under = 90.5")])
def test_a_floor_that_is_clearly_too_low_is_to_be_raised(share, line, run):
    assert run(share)[1].splitlines()[-1] == (line or "90.5 % of lines and branches; the floor is 90.0 %.")


def test_a_module_without_branches_is_covered():
    assert Branches("cleanup/engine/__init__.py", 0, 0).share == 100


def test_the_floor_is_in_the_settings_of_coverage():
    assert 0 < coverage_by_room.floor() <= 100


def test_every_reason_is_of_a_module_or_room_that_is_there():
    root = coverage_by_room.SETTINGS.parent
    assert [path for path in coverage_by_room.REASONS if not (root / path).exists()] == []
