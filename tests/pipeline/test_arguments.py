"""The arguments of the Python API: what cannot be is refused with a sentence, as on the command line."""

import math
from decimal import Decimal
from pathlib import Path

import pytest
from command import run

from cleanup import CleanupError, Document, clean
from cleanup.engine.language.iso639 import NAMES, SHORTER, hint, is_language
from cleanup.errors import ArgumentTypeError, ArgumentValueError, SelectionError
from cleanup.pipeline.options import CleanOptions, engine_for

TEXT = "It rained.\n\nAdvertisement\n\nIt stayed at the the quay."
NO_SEQUENCE = "a str or a sequence of them is wanted, there is"
NO_LANGUAGE = "language: an ISO 639-1 code such as en, or None to detect it, is wanted, there is"


@pytest.mark.parametrize(
    ("text", "there"),
    [
        (None, "None"),
        (b"Rain.", "an object of type bytes; decode it first, such as with .decode('utf-8')"),
        (bytearray(b"Rain."), "an object of type bytearray; decode it first, such as with .decode('utf-8')"),
        (5, "5"),
        (["Rain."], "an object of type list"),
    ],
)
def test_what_is_no_text_is_refused(text, there):
    for call in (clean, Document):
        with pytest.raises(ArgumentTypeError) as error:
            call(text)
        assert str(error.value) == f"text: a str is wanted, there is {there}"
        assert isinstance(error.value, TypeError)
        assert isinstance(error.value, CleanupError)


def test_a_path_is_not_the_text_that_lies_there():
    with pytest.raises(ArgumentTypeError, match=r"; read the file, and pass what it holds$"):
        clean(Path("a.txt"))
    with pytest.raises(ArgumentTypeError, match=r"^name: a str is wanted"):
        Document("Rain.", Path("a.txt"))


def test_lone_surrogates_are_text():
    report = clean("\ud800\n\nAdvertisement")
    assert report.cleaned == "\ud800"
    assert report.restore() == "\ud800\n\nAdvertisement"


@pytest.mark.parametrize("name", ["select", "ignore", "rules", "allow", "allow_phrases", "allow_names"])
@pytest.mark.parametrize(
    ("value", "there"),
    [
        (None, "None"),
        (5, "5"),
        (math.nan, "nan"),
        (b"RES", "an object of type bytes"),
        (["RES", None], "None in it"),
        ([b"RES"], "an object of type bytes in it"),
    ],
    ids=str,
)
def test_what_are_no_texts_is_refused_by_its_name(name, value, there):
    with pytest.raises(ArgumentTypeError) as error:
        clean(TEXT, **{name: value})
    assert str(error.value) == f"{name}: {NO_SEQUENCE} {there}"


def test_one_str_is_one_item_and_not_its_letters(tmp_path):
    expected = clean(TEXT, select=["RES"]).cleaned
    assert expected == "It rained.\n\nIt stayed at the the quay."
    assert clean(TEXT, select="RES").cleaned == expected
    assert clean(TEXT, ignore="MTA").cleaned == expected
    assert clean(TEXT, allow_phrases="the the").cleaned == expected
    assert clean(TEXT, allow_names="the quay").cleaned == clean(TEXT, allow_names=["the quay"]).cleaned
    ids = [finding.id for finding in clean(TEXT).findings]
    (tmp_path / "allow.toml").write_text("".join(f'[[allow]]\nid = "{one}"\n' for one in ids))
    for path in (str(tmp_path / "allow.toml"), tmp_path / "allow.toml", [tmp_path / "allow.toml"]):
        assert clean(TEXT, allow=path).cleaned == TEXT


def test_commas_separate_codes_as_on_the_command_line():
    assert clean(TEXT, select="RES, MTA3").cleaned == clean(TEXT, select=["RES", "MTA3"]).cleaned
    with pytest.raises(SelectionError, match="'RSE'"):
        clean(TEXT, select="MTA3,RSE")


def test_an_engine_takes_the_same_arguments():
    assert engine_for("RES").codes(unsafe=False) == engine_for(["RES"]).codes(unsafe=False)
    assert engine_for(["RES"]) is engine_for("RES") is engine_for(("RES",))
    with pytest.raises(ArgumentTypeError, match=rf"^ignore: {NO_SEQUENCE} None$"):
        engine_for(ignore=None)
    assert engine_for(allowed="1f0c36a7d2b9").ruleset == engine_for(allowed={"1f0c36a7d2b9"}).ruleset


@pytest.mark.parametrize("value", [5, -0.1, math.nan, math.inf, 10**400])
def test_a_confidence_beyond_0_and_1_is_refused(value):
    for call in (lambda: clean(TEXT, min_confidence=value), lambda: CleanOptions(min_confidence=value)):
        with pytest.raises(
            ArgumentValueError, match=r"^min_confidence: a number from 0 to 1 is wanted, there is "
        ) as error:
            call()
        assert isinstance(error.value, ValueError)


@pytest.mark.parametrize("value", [None, "0.5", True, [0.5]])
def test_a_confidence_that_is_no_number_is_refused(value):
    with pytest.raises(ArgumentTypeError, match=r"^min_confidence: a number from 0 to 1 is wanted, there is "):
        clean(TEXT, min_confidence=value)


@pytest.mark.parametrize("value", [0, 1, 0.5, Decimal("0.5")])
def test_a_confidence_from_0_to_1_is_taken(value):
    assert clean(TEXT, min_confidence=value).cleaned == clean(TEXT).cleaned


@pytest.mark.parametrize("value", ["no", "false", None, 1, 0])
def test_unsafe_is_nothing_that_merely_counts_as_true(value):
    with pytest.raises(ArgumentTypeError, match=r"^unsafe: True or False is wanted, there is "):
        clean(TEXT, unsafe=value)


@pytest.mark.parametrize(
    ("language", "meant"),
    [
        ("english", "en"),
        ("English ", "en"),
        ("EN", "en"),
        ("en_GB", "en-GB"),
        ("eng", "en"),
        ("ger", "de"),
        ("deu", "de"),
        ("Germn", "de"),
        ("zh_hans", "zh-hans"),
        ("auto", ""),
        ("", ""),
        ("xx", ""),
        ("en\n", "en"),
        ("q" * 100_000, ""),
    ],
    ids=lambda value: value[:9],
)
def test_a_language_that_has_no_such_code_is_refused_with_the_one_that_is_meant(language, meant):
    for call in (clean, Document, lambda _, language: CleanOptions(language=language)):
        with pytest.raises(ArgumentValueError) as error:
            call(TEXT, language=language)
        assert str(error.value).startswith(f"{NO_LANGUAGE} '")
        assert str(error.value).endswith(f"; did you mean {meant}?") == bool(meant)
        assert len(str(error.value)) < 200


def test_a_language_that_is_no_text_is_refused():
    with pytest.raises(ArgumentTypeError, match=rf"^{NO_LANGUAGE} 5$"):
        clean(TEXT, language=5)


@pytest.mark.parametrize("language", ["en", "en-GB", "zh-Hans-CN", "haw", None])
def test_a_code_is_taken_with_its_region(language):
    assert Document(TEXT, language=language).language == language
    assert language is None or run("check", "--language", language, stdin=b"Rain.\n").returncode == 0


def test_the_command_line_and_the_configuration_refuse_the_same_languages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for language, meant in {"english": "en", "eng": "en", "EN": "en"}.items():
        result = run("check", "--language", language, stdin=b"Rain.\n")
        assert result.returncode == 2
        assert f"such as en; did you mean {meant}?" in result.stderr.decode()
        (tmp_path / "corpuscrub.toml").write_text(f'language = "{language}"\n')
        result = run("check", stdin=b"Rain.\n")
        assert result.returncode == 2
        assert f"got '{language}'; did you mean {meant}?" in result.stderr.decode()
        (tmp_path / "corpuscrub.toml").unlink()


def test_every_language_of_the_standard_has_its_codes_and_its_name():
    assert len(NAMES) == 184
    assert all(is_language(code) and hint(name) == f"; did you mean {code}?" for code, name in NAMES.items())
    assert {*SHORTER.values()} == {*NAMES}
    assert not any(map(is_language, SHORTER))
