"""Which files are recognised as another format than plain text, and which are not."""

import re
import time

import pytest
from file_formats import BINARY, BY_NAME, LIKELY, MORE, PROVED, TEXTS

from cleanup.io.formats.recognize import FORMATS, TEXT, recognize
from cleanup.io.formats.sniffers import HEAD

BY_CONTENT = BINARY | PROVED | LIKELY
ALL = BY_CONTENT | BY_NAME
SUFFIXES = [(one, suffix) for one in FORMATS for suffix in one.suffixes.split()]


def cases(table):
    return [pytest.param(name, *values, id=name) for name, values in table.items()]


def named(found):
    return None if found is None else found.name


def test_there_is_a_case_for_every_format():
    assert {one.name for one in FORMATS} == {*ALL}


@pytest.mark.parametrize(("expected", "suffix"), SUFFIXES, ids=[suffix for _, suffix in SUFFIXES])
def test_a_suffix_decides_whatever_the_file_begins_with(expected, suffix):
    for data in (b"", b"It rained.\n", b"\0\xff", b"%PDF-1.7"):
        assert recognize(f"rain{suffix}", data) is expected
        assert recognize(f"dir.txt/RAIN{suffix.upper()}", data) is expected


def test_no_suffix_is_of_two_formats_or_of_texts():
    suffixes = [suffix for _, suffix in SUFFIXES]
    assert len(suffixes) == len({*suffixes})
    assert not {*suffixes} & {*TEXT, ".jsonl", ".ndjson", ".parquet", ".pq"}
    assert all(re.fullmatch(r"\.[a-z0-9]+", suffix) for suffix in suffixes)


@pytest.mark.parametrize(("name", "suffix", "data"), cases(BY_CONTENT))
def test_a_file_without_a_telling_name_is_recognised_by_what_it_begins_with(name, suffix, data):
    for path in ("-", "rain", "rain.log", "rain.2019"):
        assert named(recognize(path, data)) == name


@pytest.mark.parametrize(("name", "suffix", "data"), cases(BINARY | PROVED))
def test_a_file_called_a_text_is_one_unless_its_content_proves_another_format(name, suffix, data):
    assert named(recognize("rain.txt", data)) == name
    assert named(recognize("RAIN.TEXT", data)) == name


@pytest.mark.parametrize(("name", "suffix", "data"), cases(LIKELY))
def test_what_only_seems_another_format_is_a_text_where_it_is_called_so(name, suffix, data):
    assert recognize("rain.txt", data) is None


@pytest.mark.parametrize(("case", "name", "data"), cases(MORE))
def test_other_forms_of_a_format_are_recognised(case, name, data):
    assert named(recognize("-", data)) == name


@pytest.mark.parametrize("data", TEXTS.values(), ids=TEXTS)
def test_a_text_that_begins_as_other_formats_do_is_a_text(data):
    assert recognize("-", data) is None
    assert recognize("rain.txt", data) is None


def test_the_encoding_of_a_file_is_heeded():
    data = '\ufeff<?xml version="1.0"?>\n<weather/>\n'.encode("utf-16-le")
    assert named(recognize("-", data, "utf-16-le")) == "XML"
    assert recognize("-", data) is None


@pytest.mark.parametrize(
    "data",
    [
        *(
            b"{",
            b"[",
            b"[[",
            b'{"',
            b'{"a":',
            b"<",
            b"<a ",
            b"<p>",
            b"<?xml ",
            b"<!--",
            b"<!--a-->",
            b"<!doctype a[]",
            b"<!doctype a>",
            b"<a>",
            b"<p>&amp;",
            b"<p></p>\n",
            b"<br>",
            b"1, ",
            b"00:01.000 --> 00:02.000\n",
            b"%PDF-1.4\n",
            b"<?php ",
            b"#!/a ",
            b"{}",
            b"1\n",
            b"\n",
            b" ",
            b"1",
            b"\t",
            b"a,",
            b'"',
        ),
        *(
            b"a,b\n",
            b'a,"b\n',
            b"---\n",
            b"---\na: b\n",
            b"a:\n b: c\n",
            b"[a]\n",
            b"a = b\n",
            b"return x;\n",
            b'"""',
            b"/*",
        ),
        *(
            b"From a b\n",
            b"a: b\n",
            b"@a{",
            b"-----BEGIN ",
            b"CREATE a;\n",
            b"</p>\n<p>",
            b"{}\n",
            b'{"a":1}\n',
            b". ",
            b"(",
        ),
    ],
)
def test_what_is_looked_at_has_a_bound_and_takes_no_quadratic_time(data):
    calls = time.process_time()
    recognize("-", data * (4 * HEAD // len(data)))
    assert time.process_time() - calls < 2  # the slowest takes .05 s; 64 KB in quadratic time take minutes
    whole = data * (HEAD // len(data))
    assert named(recognize("-", whole + b"\n")) == named(recognize("-", whole + b"\n"))
