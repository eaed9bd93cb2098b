"""Encodings: text that is not fixed stays as it was, byte for byte."""

import pytest
from command import run
from hypothesis import given
from hypothesis import strategies as st

from cleanup.errors import InputError, NotText
from cleanup.io.files import Codec, decode

MARK = b"\xef\xbb\xbf"
DIRTY = "It rained.{0}{0}Advertisement{0}{0}It stopped."
CLEAN = "It rained.{0}{0}It stopped."


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\r", b"  \t", b"\n\n\n", "\u00a0\u3000".encode()])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", MARK])
def test_breaks_marks_and_ends_are_kept(mark, line_break, end, tmp_path):
    (tmp_path / "a.txt").write_bytes(mark + DIRTY.format(line_break).encode() + end)
    assert run("clean", "-w", "a.txt", cwd=tmp_path).returncode == 0
    assert (tmp_path / "a.txt").read_bytes() == mark + CLEAN.format(line_break).encode() + end


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\r\n\r\r\n \n",
        MARK,
        MARK + MARK + b"Twice.\n",
        b"One.\r\nTwo.\rThree.\n\n\n\nFour.   \n\tFive.",
        "Zero\u200dwidth 👩‍👩‍👧 e\u0301 \u2028 \x85 \x0c \x1f end".encode(),
    ],
)
def test_a_text_without_findings_comes_out_as_it_went_in(data):
    result = run("clean", "--select", "RES101", stdin=data)
    assert (result.returncode, result.stdout, result.stderr) == (0, data, b"")


def test_the_first_line_is_found_behind_a_byte_order_mark():
    result = run("clean", stdin=MARK + b"Advertisement\n\nIt rained.\n")
    assert result.stdout == MARK + b"It rained.\n"


def test_a_text_may_become_empty():
    assert run("clean", stdin=b"Advertisement").stdout == b""
    assert run("clean", stdin=MARK + b"Advertisement\n").stdout == MARK + b"\n"


def test_invalid_utf_8_is_refused_with_name_offset_bytes_and_a_way_out(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xc3\xa9 \xff\xfe rest")
    (tmp_path / "b.txt").write_bytes(DIRTY.format("\n").encode())
    result = run("clean", "-w", "a.txt", "b.txt", cwd=tmp_path)
    assert result.returncode == 2
    assert b"a.txt: not UTF-8: bytes ff at byte offset 6; --errors surrogate" in result.stderr
    assert (tmp_path / "a.txt").read_bytes() == b"caf\xc3\xa9 \xff\xfe rest"
    assert (tmp_path / "b.txt").read_bytes() == CLEAN.format("\n").encode(), "the other file goes on"


def test_invalid_utf_8_in_a_pipe_is_refused():
    result = run("clean", "--stdin-filename", "page.txt", stdin=b"\xff")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.startswith(b"Error: page.txt: not UTF-8: bytes ff at byte offset 0;")


def test_broken_bytes_travel_through_as_surrogates():
    dirty = b"caf\xe9 \xff\r\n\r\nAdvertisement\r\n\r\n\xed\xa0\x80 end"
    result = run("clean", "--errors", "surrogate", stdin=dirty)
    assert (result.returncode, result.stdout) == (0, b"caf\xe9 \xff\r\n\r\n\xed\xa0\x80 end")


def test_every_listing_survives_broken_bytes(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9\n\nAdvertisement\n\nIt \xff rained.")
    for options in (["clean", "--diff"], ["clean", "--diff=word"], ["stats"]):
        assert run(*options, "--errors", "surrogate", "a.txt", cwd=tmp_path).returncode in (0, 1)
    for form in ("full", "concise", "json"):
        result = run("check", "--errors", "surrogate", "--output-format", form, "a.txt", cwd=tmp_path)
        assert (result.returncode, b"Traceback" in result.stderr) == (1, False)


def test_skip_leaves_out_what_does_not_decode(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff\n\nAdvertisement\n")
    result = run("check", "--errors", "skip", "a.txt", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr == b"a.txt: not UTF-8: bytes ff at byte offset 0; skipped\n"
    assert run("clean", "--errors", "skip", "a.txt", cwd=tmp_path).stdout == b"\xff\n\nAdvertisement\n"


@pytest.mark.parametrize("data", [b"a\0b\n\nAdvertisement\n", b"\x7fa\0\xff\xfe"])
def test_nul_bytes_make_a_file_binary(data, tmp_path):
    (tmp_path / "a.txt").write_bytes(data)
    for command in (["check"], ["clean", "-w"], ["clean", "--check"]):
        result = run(*command, "a.txt", cwd=tmp_path)
        assert (result.returncode, result.stdout) == (0, b"")
        assert result.stderr == b"a.txt: binary (it holds NUL bytes); skipped\n"
    assert (tmp_path / "a.txt").read_bytes() == data


def test_a_binary_pipe_passes_through_unchanged():
    result = run("clean", stdin=b"a\0b\n\nAdvertisement\n")
    assert (result.returncode, result.stdout) == (0, b"a\0b\n\nAdvertisement\n")
    assert result.stderr == b"-: binary (it holds NUL bytes); skipped\n"


@pytest.mark.parametrize(
    "encoding", ["latin-1", "cp1252", "utf-16-le", "utf-16", "utf-8-sig", "utf-32-be", "shift_jis"]
)
def test_other_encodings_come_out_as_they_went_in(encoding):
    result = run("clean", "--encoding", encoding, stdin=DIRTY.format("\r\n").encode(encoding))
    assert (result.returncode, result.stdout) == (0, CLEAN.format("\r\n").encode(encoding))


def test_an_encoding_that_would_not_give_the_bytes_back_is_refused():
    big = b"\xfe\xff" + "It rained.".encode("utf-16-be")  # utf-16 reads it, and would write it the other way round
    result = run("clean", "--encoding", "utf-16", stdin=big)
    assert result.returncode == 2
    assert b"could not be written back byte for byte" in result.stderr


def test_an_unknown_encoding_is_a_question_of_usage():
    for name in ("utf-9", "rot13", "hex"):
        result = run("clean", "--encoding", name, stdin=b"")
        assert result.returncode == 2
        assert f"'{name}' is not an encoding of text".encode() in result.stderr


def test_a_fix_that_the_encoding_cannot_write_leaves_the_file_alone(tmp_path):
    (tmp_path / "mine.toml").write_text(
        '[[rule]]\ncode = "MINE001"\nname = "arrows"\nmessage = "“{found}”"\nexplanation = "An arrow."\n'
        'safety = "safe"\npattern = "->"\nreplacement = "→"\ntriggers = ["->"]\n'
        'bad = [{ text = "a -> b", fixed = "a → b" }]\ngood = ["a - b"]\n'
    )
    (tmp_path / "a.txt").write_bytes(b"a -> b\n")
    result = run("clean", "-w", "--rules", "mine.toml", "--encoding", "latin-1", "a.txt", cwd=tmp_path)
    assert result.returncode == 2
    assert b"a fix needs '\xe2\x86\x92' (U+2192), which latin-1 cannot write" in result.stderr
    assert (tmp_path / "a.txt").read_bytes() == b"a -> b\n"


def test_a_long_line_and_many_findings_work():
    """A hundredth of a line of 100 MB, and of a million findings."""
    line = b"word " * 200_000
    assert run("clean", stdin=line).stdout == line
    many = b"Advertisement\n\nIt rained.\n\n" * 10_000
    assert run("clean", stdin=many).stdout == b"It rained.\n\n" * 10_000
    listing = run("check", "--select", "RES101", stdin=many).stdout
    assert listing.count(b"\n") == 10_000


@given(st.binary(max_size=60), st.sampled_from(["strict", "surrogate", "skip"]))
def test_decoding_loses_no_byte(data, errors):
    try:
        source = decode("a.txt", data, Codec(errors=errors))
    except (NotText, InputError):
        assert b"\0" in data or errors != "surrogate"
        return
    assert source.encode(source.text) == data


@given(st.binary(max_size=40), st.sampled_from(["utf-16", "utf-7", "utf-8-sig", "cp1252", "iso2022_jp", "hz", "big5"]))
def test_decoding_loses_no_byte_in_other_encodings(data, encoding):
    try:
        source = decode("a.txt", data, Codec(encoding))
    except InputError:
        return
    assert source.encode(source.text) == data
