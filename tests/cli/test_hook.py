"""The hooks, run by the real pre-commit from a copy of this checkout."""

import pytest
from command import CLEAN, DIRTY
from dataset_cases import CLEAN as CLEANED
from dataset_cases import line
from hook_cases import git

pytestmark = pytest.mark.slow


@pytest.fixture
def repository(tmp_path):
    git("init", "-q", cwd=tmp_path)
    for name, data in {
        "a.txt": DIRTY,
        "b.txt": CLEAN,
        "sub/c.text": DIRTY,
        "d.md": DIRTY,
        "e.txt": b"\0\n" + DIRTY,
        "f.jsonl": line(0) + line(1, CLEANED),
        "sub/g.ndjson": line(2, CLEANED),
        "h.jsonl": b'{"schema": "another", "note": "Advertisement"}\n',
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_the_fixing_hook_fails_and_shows_every_change_and_then_passes(repository, run_hook):
    code, said = run_hook("corpuscrub-clean", repository)
    assert code == 1, said
    assert "a.txt:3:1 RES101 “Advertisement” removed" in said
    assert "sub/c.text:3:1 RES101 “Advertisement” removed" in said
    assert "a.txt: cleaned, 1 edit" in said
    assert "f.jsonl#r0:3:1 RES101 “Advertisement” removed" in said
    assert "f.jsonl: cleaned, 1 edit in 1 of 2 records" in said
    assert (repository / "f.jsonl").read_bytes() == line(0, CLEANED) + line(1, CLEANED)
    assert (repository / "a.txt").read_bytes() == (repository / "sub" / "c.text").read_bytes() == CLEAN
    assert (repository / "d.md").read_bytes() == DIRTY
    assert (repository / "e.txt").read_bytes() == b"\0\n" + DIRTY
    code, said = run_hook("corpuscrub-clean", repository)
    assert code == 0, said
    assert "Passed" in said


def test_the_checking_hook_fails_changes_nothing_and_passes_when_all_is_clean(repository, run_hook):
    code, said = run_hook("corpuscrub", repository)
    assert code == 1, said
    assert "a.txt:3:1 RES101 “Advertisement”" in said
    assert (repository / "a.txt").read_bytes() == DIRTY
    assert "f.jsonl#r0:3:1 RES101 “Advertisement”" in said
    for name in ("a.txt", "sub/c.text"):
        (repository / name).write_bytes(CLEAN)
    (repository / "f.jsonl").write_bytes(line(0, CLEANED))
    code, said = run_hook("corpuscrub", repository)
    assert code == 0, said
