"""Files of other formats than plain text on the command line: refused when they are named, skipped in folders."""

import pytest
from click.testing import CliRunner
from command import CLEAN, DIRTY, run
from file_formats import BINARY, BY_NAME, LIKELY, PROVED, TEXTS
from review_cases import all_fixed, decided, real, review

from cleanup.cli.command_group import commands
from cleanup.review.decisions import dump

ALL = BINARY | PROVED | LIKELY | BY_NAME
ANYWAY = "--format text reads it as plain text, and cleaning may then break it"
PAGE = b"<!DOCTYPE html>\n<p>It rained.</p>\n\nAdvertisement\n\n<p>It stopped.</p>\n"
PAGE_CLEANED = PAGE.replace(b"Advertisement\n\n", b"")
NOT_KEPT = (
    "a.txt is not in a git repository, so this change cannot be undone; next time add --ledger FILE to undo it with "
    "`corpuscrub restore`, or --backup to keep the originals"
)
HTML = f"because it looks like HTML; {ANYWAY}"


def cases(table):
    return [pytest.param(name, *values, id=name) for name, values in table.items()]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A table, a page that is called a text, and two texts of which one is dirty."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_bytes(DIRTY)
    (tmp_path / "page.txt").write_bytes(PAGE)
    (tmp_path / "a.txt").write_bytes(DIRTY)
    (tmp_path / "b.txt").write_bytes(CLEAN)
    return tmp_path


def here(*args, stdin=None):
    """Call the command in this process: code, standard output, standard error."""
    result = CliRunner().invoke(commands, args, input=stdin, prog_name="corpuscrub", standalone_mode=False)
    return result.return_value, result.stdout, result.stderr


def called(*args, stdin=b""):
    result = run(*args, stdin=stdin)
    return result.returncode, result.stdout, result.stderr.decode()


@pytest.mark.parametrize(("name", "suffix", "data"), cases({one: ALL[one] for one in ALL if ALL[one][0]}))
def test_a_named_file_is_refused_by_its_suffix_and_left_as_it_is(name, suffix, data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / f"rain{suffix}").write_bytes(DIRTY)
    code, out, err = here("clean", "-w", f"rain{suffix}")
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: rain{suffix}: not read, because it is {name}; ")
    assert (ANYWAY in err) == (name not in {*BINARY, "Arrow", "an e-book"})
    assert err.count("\n") == 1
    assert (tmp_path / f"rain{suffix}").read_bytes() == DIRTY


@pytest.mark.parametrize(("name", "suffix", "data"), cases(BINARY | PROVED | LIKELY))
def test_a_pipe_is_refused_by_what_it_begins_with_and_nothing_comes_out(name, suffix, data):
    code, out, err = here("clean", stdin=data)
    assert (code, out) == (2, "")
    assert err.startswith(f"Error: -: not read, because it looks like {name}; ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(("name", "suffix", "data"), cases(BINARY | PROVED | LIKELY))
def test_a_named_file_without_a_suffix_is_refused_byte_for_byte_unchanged(name, suffix, data, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rain").write_bytes(data)
    code, _, err = here("clean", "-w", "--unsafe", "rain")
    assert (code, name in err) == (2, True)
    assert (tmp_path / "rain").read_bytes() == data


@pytest.mark.parametrize("data", [one for one in TEXTS.values() if one.isascii()])
def test_a_text_that_begins_as_other_formats_do_is_read(data):
    code, _, err = here("check", "--exit-zero", stdin=data)
    assert (code, "not read" in err) == (0, False)


def test_the_others_go_on(folder):
    code, out, err = called("clean", "-w", "a.csv", "a.txt", "page.txt", "b.txt")
    assert (code, out) == (2, b"")
    assert err.splitlines() == [
        f"Error: a.csv: not read, because it is CSV; {ANYWAY}",
        "a.txt:3:1 RES101 “Advertisement” removed",
        "a.txt: cleaned, 1 edit",
        NOT_KEPT,
        f"Error: page.txt: not read, {HTML}",
    ]
    assert [(folder / name).read_bytes() for name in ("a.csv", "a.txt", "page.txt")] == [DIRTY, CLEAN, PAGE]


@pytest.mark.parametrize(
    "args",
    [
        ["clean"],
        ["clean", "--diff"],
        ["clean", "--check"],
        ["clean", "-o", "out/"],
        ["check"],
        ["check", "-j", "2", "b.txt"],
        ["report"],
        ["review", "--no-browser"],
        ["stats"],
        ["mine"],
        ["baseline", "create"],
        ["clean", "--files-from", "list"],
    ],
    ids=" ".join,
)
def test_every_command_that_reads_texts_refuses_it(args, folder):
    (folder / "out").mkdir()
    (folder / "list").write_text("a.csv\n")
    code, out, err = called(*args, "a.csv")
    assert code == 2
    assert f"Error: a.csv: not read, because it is CSV; {ANYWAY}\n" in err
    assert DIRTY not in out
    assert not (folder / "out" / "a.csv").exists()


def test_standard_input_has_the_name_that_it_is_given():
    code, out, err = called("clean", "--stdin-filename", "rain.md", stdin=DIRTY)
    assert (code, out) == (2, b"")
    assert err == f"Error: rain.md: not read, because it is Markdown; {ANYWAY}\n"
    table = LIKELY["CSV"][1]
    assert called("clean", "--stdin-filename", "rain.txt", stdin=table)[:2] == (0, table)
    assert called("clean", stdin=table)[0] == 2


def test_format_text_reads_it_all_the_same(folder):
    assert called("clean", "--format", "text", "a.csv") == (0, CLEAN, "")
    assert called("clean", "--format", "text", stdin=PAGE) == (0, PAGE_CLEANED, "")
    assert called("check", "--format", "text", "-q", "a.csv")[0] == 1


@pytest.mark.parametrize("where", ["file", "variable"])
def test_the_configured_format_does_the_same(where, folder):
    if where == "file":
        (folder / "corpuscrub.toml").write_text('format = "text"\n')
    env = {"CORPUSCRUB_FORMAT": "text"} if where == "variable" else {}
    result = run("clean", "-w", "a.csv", "page.txt", **env)
    assert result.returncode == 0
    assert ((folder / "a.csv").read_bytes(), (folder / "page.txt").read_bytes()) == (CLEAN, PAGE_CLEANED)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_in_a_folder_that_is_no_text_is_skipped_with_a_note(jobs, folder):
    code, out, err = called("clean", "-w", "-j", str(jobs), ".")
    assert (code, out) == (0, b"")
    assert err.splitlines() == [
        "a.txt:3:1 RES101 “Advertisement” removed",
        "a.txt: cleaned, 1 edit",
        NOT_KEPT,
        "page.txt: looks like HTML; skipped",
    ]
    assert ((folder / "a.csv").read_bytes(), (folder / "page.txt").read_bytes()) == (DIRTY, PAGE)


def test_what_is_named_and_found_is_named(folder):
    code, _, err = called("check", "-q", "page.txt", ".")
    assert (code, err) == (2, f"Error: page.txt: not read, {HTML}\n")


def test_under_force_exclude_it_is_skipped_as_in_a_folder(folder):
    assert called("check", "--force-exclude", "page.txt", "b.txt") == (
        0,
        b"",
        "page.txt: looks like HTML; skipped\n",
    )
    assert called("check", "--force-exclude", "-q", "a.csv")[0] == 2  # no folder would have had it
    assert called("check", "--force-exclude", "-q", "-", stdin=PAGE)[0] == 2


def test_mining_passes_over_what_a_folder_has_and_refuses_what_is_named(folder):
    assert called("mine", ".")[::2] == (
        0,
        "page.txt: looks like HTML; skipped\n0 proposals from 2 documents of 1 site\n",
    )
    code, _, err = called("mine", "page.txt")
    assert (code, err) == (2, f"Error: page.txt: not read, {HTML}\n0 proposals from 0 documents of 0 sites\n")
    assert called("mine", "--format", "text", "page.txt")[2] == "0 proposals from 1 document of 1 site\n"


def test_json_lines_of_a_pipe_are_no_text_but_are_read_as_records():
    data = b'{"text": "It rained.\\n\\nAdvertisement"}\n{"text": "It stopped."}\n'
    code, out, err = called("clean", stdin=data)
    assert (code, out) == (2, b"")
    assert f"looks like JSON Lines; --format jsonl reads its records, or {ANYWAY}\n" in err
    cleaned = data.replace(b"\\n\\nAdvertisement", b"")
    assert called("clean", "--format", "jsonl", stdin=data) == (0, cleaned, "")
    assert called("clean", "--stdin-filename", "a.ndjson", stdin=data) == (0, cleaned, "")


def test_records_are_texts_whatever_they_begin_with(folder):
    (folder / "a.jsonl").write_bytes(b'{"text": "<!DOCTYPE html>\\n\\nAdvertisement"}\n')
    assert called("clean", "a.jsonl") == (0, b'{"text": "<!DOCTYPE html>"}\n', "")


@pytest.mark.parametrize("more", [b"", b"\nIt rained again.\n"], ids=["the text", "a changed text"])
def test_decisions_about_a_file_read_as_text_are_applied_to_it_and_to_others_on_request(more, folder):
    cues = b"WEBVTT\n\n00:01.000 --> 00:02.500\n" + DIRTY
    (folder / "d.json").write_bytes(dump(review(decided(real(cues.decode(), "cues.txt"), all_fixed))))
    (folder / "cues.txt").write_bytes(cues + more)
    if more:
        code, _, err = called("apply", "--fuzzy", "d.json")
        assert (code, err.startswith("Error: cues.txt: not read, because it looks like WebVTT subtitles; ")) == (
            2,
            True,
        )
        assert (folder / "cues.txt").read_bytes() == cues + more
    assert called("apply", "--fuzzy", *["--format", "text"] * bool(more), "d.json")[0] == 0
    assert (folder / "cues.txt").read_bytes() == cues.replace(b"Advertisement\n\n", b"") + more
