"""``corpuscrub clean``: what it prints, what it writes, and how it exits."""

import os
import stat
import subprocess

import pytest
from click.testing import CliRunner
from command import CLEAN, DIRTY, run

from cleanup.cli.command_group import commands
from cleanup.cli.commands.changes import _shortened
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.rule import Finder, Rule, Safety
from cleanup.models.document_models import DOCUMENT_MODELS

UNSAFE = b"It was in the street. in the rain.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "b.txt").write_bytes(CLEAN)
    return tmp_path


def codes(*args, stdin=b""):
    return run(*args, stdin=stdin).returncode


def test_files_are_printed_cleaned_and_left_as_they_are(folder):
    result = run("clean", "a.txt", "b.txt")
    assert (result.returncode, result.stdout, result.stderr) == (0, CLEAN + CLEAN, b"")
    assert (folder / "a.txt").read_bytes() == DIRTY


LASTING = (
    b"a.txt is not in a git repository, so this change cannot be undone; next time add --ledger FILE to undo it with "
    b"`corpuscrub restore`, or --backup to keep the originals\n"
)


def test_write_notes_once_what_cannot_be_undone_and_how_it_could_be(folder):
    (folder / "c.txt").write_bytes(DIRTY)
    (folder / "d.jsonl").write_bytes(b'{"text": "Rain.\\n\\nAdvertisement"}\n')
    result = run("clean", "-w", ".")
    assert result.returncode == 0
    assert (folder / "a.txt").read_bytes() == (folder / "c.txt").read_bytes() == CLEAN
    assert result.stderr.count(b"cannot be undone") == result.stderr.count(LASTING) == 1
    assert b"cannot be undone" not in run("clean", "-w", ".").stderr  # nothing was changed


def test_write_notes_that_a_dataset_cannot_be_undone(folder):
    (folder / "d.jsonl").write_bytes(b'{"text": "Rain.\\n\\nAdvertisement"}\n')
    assert run("clean", "-w", "d.jsonl").stderr.endswith(LASTING.replace(b"a.txt", b"d.jsonl"))


@pytest.mark.parametrize("more", [("--ledger", "edits.jsonl"), ("--backup",), ("-q",)])
def test_write_does_not_warn_of_what_can_be_undone_nor_with_q(folder, more):
    assert b"cannot be undone" not in run("clean", "-w", *more, "a.txt").stderr


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_write_does_not_warn_in_a_repository_of_git(folder, kind):
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_bytes(DIRTY)
    (folder / ".git").mkdir() if kind == "folder" else (folder / ".git").write_text("gitdir: elsewhere\n")
    assert b"cannot be undone" not in run("clean", "-w", "sub/a.txt").stderr
    assert (folder / "sub" / "a.txt").read_bytes() == CLEAN


def test_write_replaces_files_in_place_and_lists_each_change(folder):
    result = run("clean", "-w", "a.txt", "b.txt")
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr.decode().splitlines() == [
        "a.txt:3:1 RES101 “Advertisement” removed",
        "a.txt: cleaned, 1 edit",
        LASTING.decode().strip(),
    ]
    assert (folder / "a.txt").read_bytes() == CLEAN


def test_a_change_shows_the_new_text_and_hides_nothing(folder):
    (folder / "a\x1b[2J.txt").write_bytes("It moved the borders…it said.\n\nTom &amp; Eve.\n".encode())
    said = run("clean", "-w", ".").stderr.decode()
    assert "aU+001B[2J.txt:3:5 DMG101 “&amp;” -> “&”\n" in said
    assert "\x1b" not in said


def test_a_long_removal_is_shown_by_its_ends():
    assert _shortened("One.\n\nTwo.") == "One. / Two."
    assert _shortened("x" * 90) == "x" * 60 + "…" + "x" * 19


def test_a_folder_means_the_texts_in_it(folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "c.txt").write_bytes(DIRTY)
    (folder / "sub" / "c.md").write_bytes(DIRTY)
    run("clean", "-w", ".")
    assert (folder / "a.txt").read_bytes() == (folder / "sub" / "c.txt").read_bytes() == CLEAN
    assert (folder / "sub" / "c.md").read_bytes() == DIRTY


def test_a_folder_without_texts_is_reported(folder):
    (folder / "empty").mkdir()
    result = run("clean", "-w", "empty")
    assert (result.returncode, result.stderr) == (
        0,
        b"no texts found; folders are searched for *.txt, *.text, *.jsonl, *.ndjson and *.parquet\n",
    )


def test_exclude_and_force_exclude(folder):
    assert b"a.txt" not in run("clean", "--check", "--exclude", "x,a.*", ".").stderr
    assert b"a.txt" in run("clean", "--check", "--exclude", "a.*", "a.txt").stderr
    assert codes("clean", "--check", "--exclude", "a.*", "--force-exclude", "a.txt") == 0


def test_every_file_is_processed_and_the_worst_is_the_exit_code(folder):
    (folder / "bad.txt").write_bytes(b"\xff")
    (folder / "c.txt").write_bytes(DIRTY)
    result = run("clean", "-w", "--exit-non-zero-on-fix", "missing.txt", "a.txt", "bad.txt", "c.txt")
    assert result.returncode == 2
    assert b"missing.txt: cannot be read" in result.stderr
    assert b"bad.txt: not UTF-8" in result.stderr
    assert (folder / "a.txt").read_bytes() == (folder / "c.txt").read_bytes() == CLEAN


def test_a_filter_that_worked_exits_0():
    assert codes("clean", stdin=DIRTY) == 0


IGNORED = b"-w is ignored, because --diff and --check change nothing\n"


def test_check_exits_1_if_something_would_change_and_writes_nothing(folder):
    for args, note in ((["--check"], b""), (["--check", "-w"], IGNORED)):
        result = run("clean", *args, "a.txt", "b.txt")
        assert (result.returncode, result.stdout) == (1, b"")
        assert result.stderr == note + b"a.txt: would be cleaned, 1 edit\n"
        assert (folder / "a.txt").read_bytes() == DIRTY
    assert codes("clean", "--check", "b.txt") == 0


def test_diff_exits_1_if_something_would_change_and_writes_nothing(folder):
    result = run("clean", "--diff", "-w", "a.txt", "b.txt")
    assert (result.returncode, result.stderr) == (1, IGNORED)
    assert result.stdout.startswith(b"--- a/a.txt\n+++ b/a.txt\n")
    assert b"b.txt" not in result.stdout
    assert (folder / "a.txt").read_bytes() == DIRTY
    assert codes("clean", "--diff", "b.txt") == 0


@pytest.mark.parametrize("data", [DIRTY, b"\xef\xbb\xbfAdvertisement\r\n\r\nIt rained.", b"caf\xff\n\nAdvertisement\n"])
def test_git_applies_the_unified_diff(data, folder):
    (folder / "a.txt").write_bytes(data)
    cleaned = run("clean", "--errors", "surrogate", "a.txt").stdout
    assert cleaned != data
    patch = run("clean", "--errors", "surrogate", "--diff", "a.txt").stdout
    subprocess.run(["git", "apply", "-"], input=patch, check=True, cwd=folder, env=os.environ | {"GIT_DIR": "/nowhere"})
    assert (folder / "a.txt").read_bytes() == cleaned


def test_the_word_diff_is_requested_with_an_equals_sign(folder):
    result = run("clean", "--diff=word", "a.txt")
    assert result.returncode == 1
    assert b"Advertisement" in result.stdout
    assert b"+++" not in result.stdout
    assert codes("clean", "--diff=lines", "a.txt") == 2


def test_files_that_were_changed_fail_a_hook_once(folder):
    assert codes("clean", "-w", "--exit-non-zero-on-fix", "a.txt") == 1
    assert codes("clean", "-w", "--exit-non-zero-on-fix", "a.txt") == 0


def test_exit_zero_turns_1_into_0_and_never_2(folder):
    assert codes("clean", "--check", "--exit-zero", "a.txt") == 0
    assert codes("clean", "--diff", "--exit-zero", "a.txt") == 0
    assert codes("check", "--exit-zero", "a.txt") == 0
    assert codes("clean", "--check", "--exit-zero", "a.txt", "missing.txt") == 2


def test_an_unchanged_file_is_not_rewritten(folder):
    before = (folder / "b.txt").stat()
    run("clean", "-w", "b.txt")
    after = (folder / "b.txt").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_link_is_written_through_a_mode_is_kept_and_a_backup_made(folder):
    (folder / "a.txt").chmod(0o640)
    (folder / "link.txt").symlink_to("a.txt")
    assert codes("clean", "-w", "--backup", "link.txt") == 0
    assert (folder / "link.txt").is_symlink()
    assert (folder / "a.txt").read_bytes() == CLEAN
    assert stat.S_IMODE((folder / "a.txt").stat().st_mode) == 0o640
    assert (folder / "link.txt.orig").read_bytes() == DIRTY


def test_hard_links_are_warned_of(folder):
    os.link("a.txt", "other.txt")
    result = run("clean", "-w", "a.txt")
    assert result.returncode == 0
    assert b"Warning: a.txt: the old text remains under 1 other name (hard links)\n" in result.stderr
    assert (folder / "other.txt").read_bytes() == DIRTY


def test_a_read_only_file_is_an_error(folder):
    (folder / "a.txt").chmod(0o444)
    result = run("clean", "-w", "a.txt")
    assert result.returncode == 2
    assert b"a.txt: read-only" in result.stderr
    assert (folder / "a.txt").read_bytes() == DIRTY


def test_output_is_written_to_a_file(folder):
    result = run("clean", "a.txt", "-o", "b.txt")
    assert (result.returncode, result.stdout) == (0, b"")
    assert (folder / "b.txt").read_bytes() == CLEAN
    assert run("clean", "b.txt", "-o", "-").stdout == CLEAN
    assert codes("clean", "b.txt", "-o", "no/such/folder") == 2


def test_output_through_a_device_leaves_the_device_alone(folder):
    assert run("clean", "a.txt", "-o", "/dev/stdout").stdout == CLEAN
    assert codes("clean", "a.txt", "-o", os.devnull) == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)  # noqa: PTH116


def test_unsafe_fixes_that_are_not_sure_enough_are_left_out():
    text = b"It rained.\n\nhttps://example.com/rain\n"
    assert run("clean", "--unsafe", stdin=text).stdout == b"It rained.\n"
    assert run("clean", "--unsafe", "--min-confidence", "0.99", stdin=text).stdout == text
    assert run("clean", "--min-confidence", "0.99", stdin=DIRTY).stdout == CLEAN  # what is safe is not asked
    assert run("clean", "--min-confidence", "2", stdin=text).returncode == 2


def test_unsafe_fixes_are_made_only_on_request():
    assert run("clean", stdin=UNSAFE).stdout == UNSAFE
    assert run("clean", "--unsafe", stdin=UNSAFE).stdout == b"It was in the street in the rain.\n"


def test_select_and_ignore_take_prefixes_and_names():
    for args in (
        ["--ignore", "ad-break"],
        ["--ignore", "MTA,RES"],
        ["--select", "MTA1"],
        ["--select", "RES", "--ignore", "RES1"],
    ):
        assert run("clean", *args, stdin=DIRTY).stdout == DIRTY
    assert run("clean", "--select", "ad-break", stdin=DIRTY).stdout == CLEAN


def test_a_rule_for_one_language_is_silent_in_another():
    text = b"\xe2\x80\x9cIt will rain,\xe2\x80\x9d Braun said. noted.\n"
    assert run("clean", "--language", "en", stdin=text).stdout != text
    assert run("clean", "--language", "fi", stdin=text).stdout == text


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--select", "RES9999"], "no rule has the code, prefix or name 'RES9999'"),
        (["--rules", "missing.toml"], "missing.toml: this rule file cannot be read"),
        (["--language", "english"], "neither auto nor an ISO 639-1 code"),
        (["-w"], "-w writes files in place; name files, not standard input"),
        (["-w", "-"], "-w writes files in place; name files, not standard input"),
        (["-w", "-o", "x", "a.txt"], "-w writes files in place and -o writes one file"),
        (["--backup", "a.txt"], "--backup keeps the files that -w overwrites"),
        (["--ledger", "l", "--check", "a.txt"], "--ledger records edits that are made"),
        (["--ledger", "l", "a.txt", "b.txt"], "--ledger with several files needs -w"),
        (["--ledger", "l", "."], "--ledger with several files needs -w"),
        (["--errors", "ignore"], "'ignore' is not one of 'strict', 'surrogate', 'skip'"),
        (["--no-such-option"], "No such option"),
    ],
)
def test_wrong_usage_exits_2_and_prints_why(args, told, folder):
    result = run("clean", *args, stdin=DIRTY)
    assert (result.returncode, result.stdout) == (2, b"")
    assert told in result.stderr.decode()
    assert "Traceback" not in result.stderr.decode()
    assert (folder / "a.txt").read_bytes() == DIRTY
    assert not (folder / "l").exists()


RULES = """
[[rule]]
code = "MINE001"
name = "weather-line"
message = "“{found}” is the weather"
explanation = "Every page has it."
safety = "safe"
lines = ["Weather: sunny"]
bad = [{ text = "It rained.\\n\\nWeather: sunny", fixed = "It rained." }]
good = ["Weather: sunny and warm"]

[[rule]]
code = "MINE002"
name = "slow"
message = "“{found}”"
explanation = "An expression that runs out of time."
safety = "manual"
pattern = "^(?:(?:a|b|ab)+c?)+$"
triggers = ["abab"]
bad = [{ text = "abab" }]
good = ["abd"]
"""


def test_rules_of_ones_own_are_used(folder):
    (folder / "mine.toml").write_text(RULES)
    text = b"It rained.\n\nWeather: sunny\n"
    assert run("clean", "--rules", "mine.toml", stdin=text).stdout == b"It rained.\n"
    assert b"MINE001" in run("rules", "--rules", "mine.toml").stdout
    assert b"# MINE001 weather-line" in run("explain", "--rules", "mine.toml", "MINE001").stdout


def test_a_rule_that_runs_out_of_time_is_reported_and_the_others_continue(folder, monkeypatch):
    monkeypatch.setattr("cleanup.rulekit.custom.TIMEOUT", 0.05)
    (folder / "mine.toml").write_text(RULES)
    slow = b"ab" * 30 + b"d\n\n"
    result = CliRunner().invoke(
        commands, ["clean", "--rules", "mine.toml", "-o", "out"], slow + DIRTY, standalone_mode=False
    )
    assert result.return_value == 2
    assert "Error: -:1: MINE002: its expression took too long" in result.output
    assert (folder / "out").read_bytes() == slow + CLEAN


def test_a_rule_that_crashes_is_an_error_and_the_other_files_go_on(folder, monkeypatch):
    def matches(document, number):
        if document.name == "a.txt":
            raise ZeroDivisionError
        return ()

    rule = Rule("BAD001", "crashes", "", "", Finder(matches), Safety.SAFE, ())
    monkeypatch.setattr(
        "cleanup.pipeline.options._engine", lambda *_: Engine(EveryLine([rule]), models=DOCUMENT_MODELS)
    )
    result = CliRunner().invoke(commands, ["clean", "a.txt", "b.txt", "-o", "out/"], standalone_mode=False)
    assert result.return_value == 2
    assert "Error: a.txt:1: BAD001: it crashed and was left out of this document: ZeroDivisionError()" in result.output
    assert "Traceback" not in result.output
