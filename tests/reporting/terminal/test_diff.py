"""The diffs: git and patch make the cleaned bytes of a unified one; a word diff tells what went and what came."""

import re
import subprocess
from shutil import which

import pytest
from hypothesis import HealthCheck, assume, given, settings
from render_cases import HOSTILE, report, reports, texts

from cleanup.engine.document import Document, Span
from cleanup.engine.edits import Edit
from cleanup.engine.report import Report
from cleanup.reporting.terminal import diff
from cleanup.reporting.terminal.diff import styled, unified
from cleanup.reporting.terminal.style import without_styles

sound_texts = texts.filter(lambda text: not re.search("[\ud800-\udfff]", text))
TOOLS = [
    ["git", "apply", "--whitespace=nowarn"],
    pytest.param(
        ["patch", "--binary", "--force", "--quiet", "-p1"],
        marks=pytest.mark.skipif(which("patch") is None, reason="GNU patch is not installed"),
    ),
]


def words(made):
    return without_styles(diff.words(made))


def applied(tool, made, folder, name="a.txt"):
    """The bytes of a file after a tool has taken the diff; fuzz and offsets are told on stdout, and forbidden."""
    file = folder / name
    file.parent.mkdir(exist_ok=True, parents=True)
    file.write_bytes(made.document.text.encode())
    done = subprocess.run(tool, check=False, input=unified(made).encode(), cwd=folder, capture_output=True)
    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode() + unified(made)
    return file.read_bytes()


@pytest.mark.parametrize("tool", TOOLS, ids=["git", "patch"])
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports(sound_texts))
def test_a_unified_diff_makes_the_cleaned_bytes(tool, tmp_path, made):
    made = Report(Document(made.document.text, "a.txt"), made.findings, made.edits)
    if unified(made):
        assert applied(tool, made, tmp_path) == made.cleaned.encode()
    else:
        assert made.cleaned == made.document.text


def far_apart(ending, last):
    lines = [f"Paragraph {number}." for number in range(60)]
    lines[5] = lines[9] = lines[40] = lines[-1] = "Advertisement"
    return ending.join(lines) + last


@pytest.mark.parametrize("tool", TOOLS, ids=["git", "patch"])
@pytest.mark.parametrize("last", ["", "\n"], ids=["no-last-newline", "last-newline"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n", "\r\n\r\n"], ids=repr)
def test_every_line_ending_and_several_hunks_apply(tool, ending, last, tmp_path):
    made = report(far_apart(ending, last), "a.txt")
    assert unified(made).count("@@ -") == 3
    assert applied(tool, made, tmp_path) == made.cleaned.encode()


@pytest.mark.parametrize("name", ["a b.txt", "ü.txt", 'q"uote.txt', "back\\slash.txt", "e\x1bsc.txt", "deep/er/a.txt"])
def test_git_finds_the_file_by_any_name(name, tmp_path):
    made = report("Rain.\n\nAdvertisement\n\nSnow.\n", name)
    assert applied(TOOLS[0], made, tmp_path, name) == b"Rain.\n\nSnow.\n"


def test_an_unchanged_text_has_no_diff():
    assert unified(report("Rain.\n")) == words(report("Rain.\n")) == ""
    same = Report(Document("Rain."), (), (Edit(Span(0, 4), "Rain", "Rain"),))
    assert unified(same) == ""


def test_a_unified_diff_says_where_the_last_newline_is_missing():
    assert unified(report("Rain.\n\nAdvertisement", "a.txt")) == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,1 @@\n-Rain.\n-\n-Advertisement\n\\ No newline at end of file\n"
        "+Rain.\n\\ No newline at end of file\n"
    )


def test_a_unified_diff_is_made_from_the_edits_alone():
    swapped = Report(Document("a\nb\na\nb\n"), (), (Edit(Span(0, 4), "a\nb\n", ""),))
    assert unified(swapped) == "--- a/text\n+++ b/text\n@@ -1,4 +1,2 @@\n-a\n-b\n a\n b\n"


def test_a_word_diff_shows_words_and_folds_the_rest():
    text = "\n\n".join([*"abcdefg", "He said. noted. And left.", "h", "Advertisement", "", "i"])
    assert words(report(text, "a.txt")) == (
        "a.txt\n⋯ 6 unchanged paragraphs ⋯\ng\n\n[-He said. noted. And left.-]\n".replace(
            "[-He said. noted. And left.-]", "He [-said. noted.-]{+said.+} And left."
        )
        + "\nh\n\n[-Advertisement-]\n\n\n\ni\n"
    )


@given(reports())
def test_a_word_diff_shows_every_edit(made):
    assume("{" not in made.document.text + made.cleaned)
    shown = words(made)
    assert bool(shown) == bool(made.edits)
    assert shown.count("{+") == sum(bool(edit.new) for edit in made.edits)


@given(reports())
def test_no_diff_on_a_terminal_drives_it(made):
    for shown in (diff.words(made), styled(unified(made))):
        assert_tame(shown)


def test_a_styled_diff_shows_the_lines_of_the_diff():
    made = report("Rain.\n\nAdvertisement", "a.txt")
    assert without_styles(styled(unified(made))) == unified(made)
    assert styled(unified(made)).count("\x1b[31m-") == 3
    assert "\x1b[32m\\ No newline at end of file\x1b[0m\n" in styled(unified(made))


def assert_tame(shown):
    shown = re.sub(r"\x1b\[\d+m", "", shown)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ud800-\udfff]", shown)


def test_hostile_text_is_named_in_a_word_diff():
    shown = words(report(HOSTILE, "e\x1bsc"))
    assert shown.startswith("eU+001Bsc\n")
    assert "[-U+001B-][31msixU+0007U+202Eseven[-U+200B-]eightU+D800nineU+DC80U+FEFF" in shown
