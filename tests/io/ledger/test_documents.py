"""The ledger: what was done can be undone, and a ledger that lies can do no harm."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from command import CLEAN, DIRTY, run
from hypothesis import given
from hypothesis import strategies as st

from cleanup import Document
from cleanup.engine.document import Span
from cleanup.engine.edits import Edit
from cleanup.errors import LedgerError
from cleanup.io.files import Codec, decode
from cleanup.io.ledger.common import digest
from cleanup.io.ledger.documents import Ledger, _dump, _load, make_entry, original, read_entries
from cleanup.pipeline.options import engine_for

ENGINE = engine_for()


def entry(data, path="a.txt", codec=Codec()):  # noqa: B008
    source = decode(path, data, codec)
    report = ENGINE.clean(Document(source.text), unsafe=True)
    cleaned = source.encode(report.cleaned)
    return make_entry(path, source, report, cleaned), cleaned


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_bytes(b"\xef\xbb\xbfcaf\xff\r\n\r\nAdvertisement\r\n\r\nEnd")
    return tmp_path


def command(*args, stdin=b""):
    result = run(*args, stdin=stdin)
    return result.returncode, result.stderr.decode()


def texts(folder):
    return {str(place): place.read_bytes() for place in folder.rglob("*.txt")}


def rewrite(ledger, **changes):
    lines = [json.loads(line) | changes for line in ledger.read_bytes().splitlines()]
    ledger.write_text("".join(json.dumps(line) + "\n" for line in lines))


def test_restore_puts_every_original_back_byte_for_byte(folder):
    before = texts(folder)
    assert command("clean", "-w", "--errors", "surrogate", "--ledger", "ledger", ".")[0] == 0
    assert all(texts(folder)[path] != data for path, data in before.items())
    code, said = command("restore", "ledger")
    assert (code, said) == (0, "a.txt: restored\nsub/b.txt: restored\n")
    assert texts(folder) == before


def test_a_line_says_what_was_done(folder):
    run("clean", "-w", "--ledger", "ledger", "a.txt")
    (line,) = (folder / "ledger").read_bytes().splitlines()
    assert json.loads(line) == {
        "schema": "corpuscrub/ledger/1",
        "path": "a.txt",
        "before": digest(DIRTY),
        "after": digest(CLEAN),
        "encoding": "utf-8",
        "errors": "strict",
        "edits": [{"start": 12, "end": 27, "old": "Advertisement\n\n", "new": "", "codes": ["RES101"]}],
    }


def test_a_pipe_is_restored_from_a_pipe(folder):
    cleaned = run("clean", "--ledger", "ledger", stdin=DIRTY).stdout
    assert cleaned == CLEAN
    assert run("restore", "ledger", "-", stdin=cleaned).stdout == DIRTY


def test_a_pipe_without_findings_is_restored_too(folder):
    run("clean", "--ledger", "ledger", stdin=CLEAN)
    result = run("restore", "ledger", "-", stdin=CLEAN)
    assert (result.returncode, result.stdout) == (0, CLEAN)


def test_restore_says_how_to_give_it_what_went_through_a_pipe(folder):
    run("clean", "--ledger", "ledger", stdin=DIRTY)
    assert "corpuscrub restore ledger - < cleaned > original" in command("restore", "ledger")[1]


def test_an_output_file_is_restored_where_it_is(folder):
    run("clean", "a.txt", "-o", "cleaned.txt", "--ledger", "ledger")
    run("restore", "ledger")
    assert (folder / "cleaned.txt").read_bytes() == DIRTY


def test_only_what_is_named_is_restored(folder):
    run("clean", "-w", "--errors", "surrogate", "--ledger", "ledger", ".")
    assert command("restore", "ledger", "a.txt") == (0, "a.txt: restored\n")
    assert b"Advertisement" not in (folder / "sub" / "b.txt").read_bytes()
    code, said = command("restore", "ledger", "c.txt")
    assert (code, said) == (2, "Error: c.txt: the ledger ledger has no entry for it\n")


def test_several_cleanings_in_one_ledger_are_undone_to_the_first_original(folder):
    (folder / "a.txt").write_bytes(DIRTY + b"\n\nShare this:\n\nFacebook\n")
    before = (folder / "a.txt").read_bytes()
    run("clean", "-w", "--ledger", "ledger", "--select", "RES101", "a.txt")
    middle = (folder / "a.txt").read_bytes()
    run("clean", "-w", "--ledger", "ledger", "a.txt")
    assert before != middle != (folder / "a.txt").read_bytes()
    run("restore", "ledger")
    assert (folder / "a.txt").read_bytes() == before


def test_a_file_that_has_changed_since_is_refused_with_what_to_do(folder):
    run("clean", "-w", "--ledger", "ledger", "a.txt")
    (folder / "a.txt").write_bytes(CLEAN + b"More.\n")
    code, said = command("restore", "ledger")
    assert code == 2
    assert "a.txt: changed since it was cleaned" in said
    assert "undo the later changes, then restore again" in said
    assert (folder / "a.txt").read_bytes() == CLEAN + b"More.\n"


def test_restoring_twice_changes_nothing(folder):
    run("clean", "-w", "--ledger", "ledger", "a.txt")
    run("restore", "ledger")
    assert command("restore", "ledger") == (0, "")
    assert (folder / "a.txt").read_bytes() == DIRTY


KILLED = """
import os, pathlib, signal, sys

replace = pathlib.Path.replace

def killed(*args):
    if isinstance(args[-1], int) or args[-1].name == "a.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(*args)  # of a file in the cache

{patch}
sys.argv = ["corpuscrub", "clean", "-w", "--ledger", "ledger", "a.txt"]
from cleanup.cli import main
main()
"""


@pytest.mark.parametrize("patch", ["os.fsync = killed", "pathlib.Path.replace = killed", "os.chown = killed"])
def test_a_killed_process_leaves_the_old_file_and_nothing_that_cannot_be_restored(patch, folder):
    process = subprocess.run([sys.executable, "-c", KILLED.format(patch=patch)], check=False)
    assert process.returncode == -signal.SIGKILL
    assert (folder / "a.txt").read_bytes() == DIRTY
    assert [made.path for made in read_entries("ledger")[0]] == ["a.txt"], "the ledger is written first"
    assert command("restore", "ledger") == (0, "")
    assert command("clean", "-w", "--ledger", "ledger", "a.txt")[0] == 0
    assert command("restore", "ledger") == (0, "a.txt: restored\n")
    assert (folder / "a.txt").read_bytes() == DIRTY


def test_half_a_line_of_a_killed_process_spoils_nothing(folder):
    run("clean", "-w", "--ledger", "ledger", "a.txt")
    ledger = folder / "ledger"
    ledger.write_bytes(ledger.read_bytes() + ledger.read_bytes()[:40])
    (folder / "b.txt").write_bytes(DIRTY)
    run("clean", "-w", "--ledger", "ledger", "b.txt")
    code, said = command("restore", "ledger")
    assert code == 2
    assert "ledger, line 2: not a whole entry of a ledger; it was left out" in said
    assert (folder / "a.txt").read_bytes() == (folder / "b.txt").read_bytes() == DIRTY


def test_a_ledger_that_cannot_be_written_leaves_the_files_alone(folder):
    code, said = command("clean", "-w", "--ledger", "no/such/ledger", "a.txt")
    assert (code, said) == (2, "Error: no/such/ledger: the ledger cannot be written: No such file or directory\n")
    assert (folder / "a.txt").read_bytes() == DIRTY


@pytest.mark.parametrize("content", [b"", b"\n", b"[1]\n", b'{"schema": "other/1"}\n', b"\x00\xff\n", b"[" * 100_000])
def test_what_is_not_a_ledger_is_refused(content, folder):
    (folder / "ledger").write_bytes(content)
    code, said = command("restore", "ledger")
    assert code == 2
    assert "not a ledger of corpuscrub" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "changes",
    [
        {"path": 7},
        {"path": ""},
        {"path": "a\0b"},
        {"path": "\ud800"},
        {"encoding": "rot13"},
        {"encoding": None},
        {"edits": [{"start": -1, "end": 0, "old": "x", "new": "", "codes": []}]},
        {"edits": [{"start": 0, "end": 9, "old": "x", "new": "", "codes": []}]},
        {"edits": {"start": 0}},
        {"edits": None},
        {"before": 1.5},
    ],
)
def test_an_entry_that_makes_no_sense_is_left_out(changes, folder):
    run("clean", "-w", "--ledger", "ledger", "a.txt")
    rewrite(folder / "ledger", **changes)
    code, said = command("restore", "ledger")
    assert code == 2
    assert "Traceback" not in said
    assert (folder / "a.txt").read_bytes() == CLEAN


@pytest.mark.parametrize(
    "changes",
    [
        {"before": "0" * 64},
        {"edits": [{"start": 0, "end": 3, "old": "abc", "new": "", "codes": []}]},
        {"edits": [{"start": 10**12, "end": 10**12, "old": "", "new": "x", "codes": []}]},
        {"encoding": "utf-16-le"},
    ],
)
def test_an_entry_that_does_not_lead_back_to_the_original_is_refused(changes, folder):
    run("clean", "-w", "--ledger", "ledger", "a.txt")
    rewrite(folder / "ledger", **changes)
    code, said = command("restore", "ledger")
    assert code == 2
    assert "Traceback" not in said
    assert (folder / "a.txt").read_bytes() == CLEAN


@pytest.mark.parametrize("way", ["absolute", "upwards", "link"])
def test_a_ledger_reaches_no_file_outside_unless_trusted(way, folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "a.txt"
    outside.write_bytes(CLEAN)
    run("clean", "-w", "--ledger", "ledger", "a.txt")
    (folder / "link").symlink_to(outside.parent)
    path = {"absolute": str(outside), "upwards": os.path.relpath(outside), "link": "link/a.txt"}[way]
    rewrite(folder / "ledger", path=path)
    code, said = command("restore", "ledger")
    assert code == 2
    assert f"{path}: outside" in said
    assert "--anywhere if you trust the file that names this path" in said
    assert outside.read_bytes() == CLEAN
    assert command("restore", "--anywhere", "ledger")[0] == 0
    assert outside.read_bytes() == DIRTY


def test_a_ledger_cannot_make_restore_read_a_pipe_for_ever(folder):
    run("clean", "-w", "--ledger", "ledger", "a.txt")
    os.mkfifo(folder / "pipe")
    rewrite(folder / "ledger", path="pipe")
    code, said = command("restore", "ledger")
    assert (code, "pipe: no such file" in said) == (2, True)


def test_paths_are_kept_as_seen_from_here_and_restored_from_there(folder, tmp_path_factory):
    run("clean", "-w", "--ledger", "ledger", str(folder / "a.txt"))
    assert read_entries("ledger")[0][0].path == "a.txt"
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    os.chdir(elsewhere)
    code, said = command("restore", str(folder / "ledger"))
    assert (code, "a.txt: no such file; put it there, or name its folder with --root" in said) == (
        2,
        True,
    )
    assert command("restore", "--root", str(folder), str(folder / "ledger"))[0] == 0
    assert (folder / "a.txt").read_bytes() == DIRTY


def test_a_path_that_leads_elsewhere_is_kept_whole(folder):
    os.chdir(folder / "sub")
    run("clean", "-w", "--ledger", "ledger", "../a.txt")
    assert read_entries("ledger")[0][0].path == (folder / "a.txt").as_posix()


def test_a_removal_that_would_join_broken_bytes_is_not_recorded(folder):
    """b"\\xc3" and b"\\xa9" alone are broken; together they are a letter, and the places after it would be wrong."""
    source = decode("a.txt", b"\xc3Advertisement\xa9", Codec(errors="surrogate"))
    report = ENGINE.clean(Document(source.text))
    joined = replace(report, edits=(Edit(Span(1, 14), "Advertisement", ""),))
    with pytest.raises(LedgerError, match="does not lead back to the original"):
        make_entry("a.txt", source, joined, source.encode(joined.cleaned))


@given(
    st.lists(
        st.sampled_from(
            [b"Advertisement", b"It rained.", b"\xff\xfe", b"", b"Share this:", b"caf\xc3\xa9", b"\xed\xa0\x80"]
        )
    ),
    st.sampled_from([b"\n", b"\r\n", b"\r", b"\n\n", b"\r\n\r\n"]),
    st.booleans(),
)
def test_an_entry_survives_json_and_undoes_what_was_done(parts, line_break, marked):
    data = b"\xef\xbb\xbf" * marked + line_break.join(parts)
    made, cleaned = entry(data, codec=Codec(errors="surrogate"))
    assert made.undo(cleaned) == data
    assert _load(json.loads(_dump(made))) == made


def test_bytes_that_no_entry_speaks_of_have_no_original():
    made, cleaned = entry(DIRTY)
    assert original([made], cleaned) == DIRTY
    assert original([made], DIRTY) == DIRTY
    assert original([made], b"other") is None


def test_a_ledger_keeps_what_it_holds(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    source = decode("a.txt", DIRTY, Codec())
    report = ENGINE.clean(Document(source.text))
    for path in ("a.txt", "b.txt"):
        with Ledger("ledger") as ledger:
            ledger.add(path, source, report, CLEAN)
    assert [made.path for made in read_entries("ledger")[0]] == ["a.txt", "b.txt"]
    assert Path("ledger").read_bytes().endswith(b"\n")
