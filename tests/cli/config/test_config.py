"""Configuration files and variables: precedence, and errors about values that cannot be used."""

import os
import tomllib
from pathlib import Path

import jsonschema
import pytest

from cleanup.cli.config import chosen, config_for
from cleanup.cli.config.schema import BY_NAME, KEYS, SettingType
from cleanup.cli.config.show import schema, shown, starter
from cleanup.errors import ConfigError

OWN, PYPROJECT, INI = "corpuscrub.toml", "pyproject.toml", "setup.cfg"
TABLE = {OWN: "", PYPROJECT: "[tool.corpuscrub]\n", INI: "[tool:corpuscrub]\n"}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working folder without any configuration."""
    for key in KEYS:
        monkeypatch.delenv(key.variable, raising=False)
    inner = tmp_path / "above" / "here"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    return inner


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def settings(path=None):
    return config_for(path).settings()


def refused(path=None):
    with pytest.raises(ConfigError) as error:
        config_for(path)
    return str(error.value)


def test_without_a_file_all_is_as_usual():
    assert all(settings()[key.name] == (key.default, "default", ".") for key in KEYS)


@pytest.mark.parametrize(("winner", "loser"), [(OWN, PYPROJECT), (OWN, INI), (PYPROJECT, INI)])
def test_in_a_folder_one_file_wins_and_nothing_is_merged(folder, winner, loser):
    write(folder / winner, f"{TABLE[winner]}jobs = 2\n")
    write(folder / loser, f"{TABLE[loser]}jobs = 3\nunsafe = true\n")
    assert settings()["jobs"] == (2, f"{winner}: jobs", ".")
    assert settings()["unsafe"].source == "default"


@pytest.mark.parametrize("near", TABLE)
@pytest.mark.parametrize("far", TABLE)
def test_the_nearest_folder_wins(folder, near, far):
    write(folder.parent / far, f"{TABLE[far]}jobs = 3\n")
    assert settings()["jobs"] == (3, f"../{far}: jobs", "..")
    write(folder / near, f"{TABLE[near]}jobs = 2\n")
    assert settings()["jobs"].value == 2


@pytest.mark.parametrize(
    "other", ["[project]\nname = 'corpuscrub'\n", "[project\n", "[tool.ruff]\n", "\0", "# corpuscrub\n"]
)
def test_a_pyproject_without_our_table_is_skipped(folder, other):
    write(folder / PYPROJECT, other)
    write(folder / INI, "[metadata]\nname = corpuscrub\n[broken\n")
    write(folder.parent / OWN, "jobs = 3\n")
    assert settings()["jobs"].value == 3


def test_a_folder_of_that_name_and_a_link_to_nowhere_are_no_files(folder):
    (folder / OWN).mkdir()
    (folder / PYPROJECT).symlink_to("nowhere")
    assert settings()["jobs"].source == "default"


def test_a_working_folder_that_is_gone_has_no_configuration(folder):
    folder.rmdir()
    assert settings()["jobs"].source == "default"


def test_the_environment_overrides_the_file_even_a_named_one(folder, monkeypatch):
    write(folder / OWN, "jobs = 2\nunsafe = false\n")
    named = write(folder / "named.toml", "jobs = 3\n")
    assert settings(str(named))["jobs"].value == 3
    assert settings(str(named))["unsafe"].source == "default"
    monkeypatch.setenv("CORPUSCRUB_JOBS", "4")
    monkeypatch.setenv("CORPUSCRUB_UNSAFE", "on")
    for path in (None, str(named)):
        assert settings(path)["jobs"] == (4, "CORPUSCRUB_JOBS", ".")
        assert settings(path)["unsafe"].value is True
    assert config_for(isolated=True).settings()["jobs"].source == "default"


def test_an_empty_variable_sets_nothing(folder, monkeypatch):
    write(folder / OWN, "jobs = 2\n")
    monkeypatch.setenv("CORPUSCRUB_JOBS", "  ")
    assert settings()["jobs"].value == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [("RES,MTA1", ("RES", "MTA1")), ("RES, MTA1,", ("RES", "MTA1")), ("\n RES\n MTA1,DMG", ("RES", "MTA1", "DMG"))],
)
def test_a_list_as_text_is_separated_by_commas_or_lines(folder, monkeypatch, text, value):
    monkeypatch.setenv("CORPUSCRUB_SELECT", text)
    assert settings()["select"].value == value
    monkeypatch.delenv("CORPUSCRUB_SELECT")
    indented = text.replace("\n", "\n ")
    write(folder / INI, f"[tool:corpuscrub]\nselect = {indented}\n")
    assert settings()["select"].value == value


def test_a_phrase_with_a_comma_needs_a_line_of_its_own(folder):
    write(folder / INI, "[tool:corpuscrub:allow]\nphrases =\n  Read on, or not\n  Share this\nnames = Ada, Eve\n")
    assert settings()["allow.phrases"].value == ("Read on, or not", "Share this")
    assert settings()["allow.names"].value == ("Ada", "Eve")


@pytest.mark.parametrize(("word", "value"), [("yes", True), ("ON", True), ("1", True), ("no", False), ("Off", False)])
def test_an_ini_flag_is_whatever_configparser_takes(folder, word, value):
    write(folder / INI, f"[tool:corpuscrub]\nunsafe = {word}\n")
    assert settings()["unsafe"].value is value


def test_an_extension_is_added_until_the_list_itself_is_set(folder, monkeypatch):
    write(folder / "base.toml", 'select = ["RES"]\nextend-select = ["MTA1"]\nextend-ignore = ["RES1"]\n')
    write(folder / OWN, 'extend = "base.toml"\nextend-select = ["MTA2"]\nextend-ignore = ["RES2"]\n')
    assert chosen(settings(), "select") == ("RES", "MTA1", "MTA2")
    assert chosen(settings(), "ignore") == ("RES1", "RES2")
    monkeypatch.setenv("CORPUSCRUB_EXTEND_SELECT", "MTA3")
    assert chosen(settings(), "select") == ("RES", "MTA1", "MTA2", "MTA3")
    assert settings()["extend-select"].source == (
        "base.toml: extend-select, corpuscrub.toml: extend-select, CORPUSCRUB_EXTEND_SELECT"
    )
    monkeypatch.setenv("CORPUSCRUB_SELECT", "DMG")
    assert chosen(settings(), "select") == ("DMG", "MTA3")


def test_nothing_extends_all_rules(folder):
    write(folder / OWN, 'extend-select = ["MTA2"]\n')
    assert chosen(settings(), "select") == ()


def test_own_keys_go_over_those_that_are_extended(folder):
    write(
        folder.parent / "base.cfg", "[tool:corpuscrub]\njobs = 3\nlanguage = de\n[tool:corpuscrub:allow]\nnames=Ada\n"
    )
    write(folder / OWN, 'extend = "../base.cfg"\njobs = 2\nallow.phrases = ["Ad"]\n')
    assert {name: settings()[name].value for name in ("jobs", "language", "allow.names", "allow.phrases")} == {
        "jobs": 2,
        "language": "de",
        "allow.names": ("Ada",),
        "allow.phrases": ("Ad",),
    }


def test_paths_are_relative_to_their_file(folder):
    root = folder.parent
    write(
        root / "conf" / "x" if (root / "conf").mkdir() else root / "conf" / "base.toml", 'rules = ["own.toml", "/a"]\n'
    )
    write(root / OWN, 'extend = "conf/base.toml"\nbaseline = "b.txt"\nexclude = ["a/b"]\n[allow]\nfindings = "../a"\n')
    said = settings()
    assert said["rules"].value == ("../conf/own.toml", "/a")
    assert (said["baseline"].value, said["allow.findings"].value) == ("../b.txt", "../../a")
    assert (said["exclude"].value, said["exclude"].folder) == (("a/b",), "..")


@pytest.mark.parametrize(
    "files", [["corpuscrub.toml"], ["corpuscrub.toml", "b.toml"], ["corpuscrub.toml", "b.toml", "c.toml"]]
)
def test_a_loop_is_an_error_that_shows_it(folder, files):
    for file, other in zip(files, [*files[1:], f"../here/{files[0]}"], strict=True):
        write(folder / file, f'extend = "{other}"\n')
    assert refused() == f"../here/corpuscrub.toml: extend: circular, {' -> '.join([*files, '../here/corpuscrub.toml'])}"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('extend = "none.toml"', "none.toml: cannot be read: No such file or directory; corpuscrub.toml extends it"),
        ('extend = "."', ".: cannot be read: Is a directory; corpuscrub.toml extends it"),
        ('extend = "a\\u0000b"', "a\0b: cannot be read: embedded null byte; corpuscrub.toml extends it"),
        ('extend = "pyproject.toml"', "pyproject.toml: no table [tool.corpuscrub]; corpuscrub.toml extends it"),
        ("extend = 5", "corpuscrub.toml: extend: expected a path, got 5"),
    ],
)
def test_what_cannot_be_extended_is_named_with_the_file_that_wants_it(folder, text, complaint):
    write(folder / PYPROJECT, "")
    write(folder / OWN, text)
    assert refused() == complaint


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('selct = ["RES"]', "unknown key 'selct'; did you mean select?"),
        ("min_confidence = 1", "unknown key 'min_confidence'; did you mean min-confidence?"),
        ("[alow]", "unknown key 'alow'; did you mean allow?"),
        ("[per-pth]", "unknown key 'per-pth'; did you mean per-path?"),
        ("[allow]\nname = []", "unknown key 'allow.name'; did you mean allow.names?"),
        ('[per-path."*"]\nrules = []', "per-path: unknown key 'rules'; known keys: select, ignore,"),
        ('select = "RES"', "select: expected a list of strings, got 'RES'"),
        ("select = [5]", "select: expected a list of strings, got 5 in it"),
        ("rules = [true]", "rules: expected a list of paths, got true in it"),
        ("unsafe = 1", "unsafe: expected true or false, got 1"),
        ("min-confidence = true", "min-confidence: expected a number from 0 to 1, got true"),
        ("min-confidence = 1.5", "min-confidence: expected a number from 0 to 1, got 1.5"),
        ("max-translated = nan", "max-translated: expected a number from 0 to 1, got nan"),
        ("jobs = -1", "jobs: expected a whole number from 0 to 9999, got -1"),
        ("jobs = 2.0", "jobs: expected a whole number from 0 to 9999, got 2.0"),
        (f"jobs = 0x{'f' * 5000}", "jobs: expected a whole number from 0 to 9999, got a very large number"),
        (
            'language = "English"',
            "language: expected auto or an ISO 639-1 code such as en, got 'English'",
        ),
        ('language = "en\\n"', "language: expected auto or an ISO 639-1 code such as en, got 'en\\n'"),
        ("language = 2020-01-01", "got 2020-01-01"),
        ('encoding = "rot13"', "encoding: expected a text encoding such as utf-8 or cp1252"),
        ('errors = "replace"', "errors: expected one of strict, surrogate, skip, got 'replace'"),
        ('output-format = "xml"', "output-format: expected one of full, concise, grouped,"),
        ('baseline = ""', "baseline: expected a path, got ''"),
        ("allow = []", "allow: expected a table, got a list"),
        ("per-path = true", "per-path: expected a table, got true"),
        ('[per-path]\n"*" = 1', "'*': expected a table, got 1"),
        ('[per-path."a"]\nunsafe = {}', "unsafe: expected true or false, got a table"),
        ("jobs = ", "invalid TOML: Invalid value (at"),
        ("jobs = 1\njobs = 2", "invalid TOML: Cannot overwrite a value (at"),
        (f"jobs = {'[' * 5000}", "invalid TOML: it is nested too deeply"),
        ("jobs = \0", "invalid TOML: "),
        (f'"{"x" * 100_000}" = 1', f"unknown key '{'x' * 59}…'; known keys: select,"),
        (f'language = "{"x" * 100_000}"', f"got '{'x' * 59}…'"),
        ('"\\u001b[2J\\u202e" = 1', "unknown key '\\x1b[2J\\u202e'; known keys:"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_and_key(folder, text, complaint):
    write(folder / OWN, text)
    message = refused()
    assert message.startswith(f"{OWN}: ")
    assert complaint in message
    assert len(message) < 500


def test_a_small_file_that_would_take_minutes_is_refused(folder):
    key = "a." * 50_000 + "a"
    for text in (f"jobs = 1\n{key} = 1", f"jobs = 1\n[{key}]", f"jobs = 1\nextend = {{{key} = 1}}"):
        write(folder / OWN, text)
        assert refused() == f"{OWN}: invalid TOML: line 2: a dotted key has more than 16 parts"
    for name in (OWN, INI):
        write(folder / name, f"{TABLE[name]}{'#' * 10_000_000}\n")
        assert f"{name}: cannot be read: it is larger than 10,000,000 bytes" in refused()
        (folder / name).unlink()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[tool:corpuscrub]\njobs\n", "setup.cfg: invalid INI: line 2 is not key = value"),
        ("[tool:corpuscrub]\njobs = 1\njobs = 2\n", "setup.cfg: invalid INI: line 3 repeats a section or a key"),
        ("[tool:corpuscrub]\n[tool:corpuscrub]\n", "setup.cfg: invalid INI: line 2 repeats a section or a key"),
        ("jobs = 1\n[tool:corpuscrub]\n", "setup.cfg: invalid INI: line 1 comes before the first [section]"),
        ("[tool:corpuscrub]\njobs = many\n", "setup.cfg: jobs: expected a whole number from 0 to 9999"),
        ("[tool:corpuscrub]\njobs = ٣\n", None),
        (f"[tool:corpuscrub]\njobs = {'9' * 5000}\n", "setup.cfg: jobs: expected a whole number from 0 to 9999"),
        ("[tool:corpuscrub]\nunsafe = maybe\n", "unsafe: expected true or false, got 'maybe'"),
        ("[tool:corpuscrub]\nunsafe =\n", "unsafe: expected true or false, got ''"),
        ("[tool:corpuscrub]\nmin-confidence = inf\n", "got inf"),
        ("[tool:corpuscrub:allow]\nnames = a\n[tool:corpuscrub]\nallow = x\n", "allow: expected a table"),
        ("[tool:corpuscrub]\nallow = x\n[tool:corpuscrub:allow]\nnames = a\n", "allow: expected a table"),
        ("[tool:corpuscrub:select]\nx = 1\n", "select: expected a list of strings, got a table"),
        ("[tool:corpuscrub:per-path]\nx = 1\n", "per-path: 'x': expected a table, got '1'"),
        ("[tool:corpuscrub:aloww]\nx = 1\n", "unknown key 'aloww'; did you mean allow?"),
    ],
)
def test_a_broken_ini_is_named_with_its_line_or_key(folder, text, complaint):
    write(folder / INI, text)
    if complaint is None:
        assert settings()["jobs"].value == 3
    else:
        assert complaint in refused()


def test_globs_of_an_ini_may_hold_what_they_like(folder):
    write(
        folder / INI, "[tool:corpuscrub:per-path:a:b[cd]/**]\nselect = RES\n[tool:corpuscrub:per-path:x%%y]\nunsafe=1\n"
    )
    own = config_for().per_path.value
    assert {glob: {name: one.value for name, one in layer.items()} for glob, layer in own.items()} == {
        "a:b[cd]/**": {"select": ("RES",)},
        "x%%y": {"unsafe": True},
    }


@pytest.mark.parametrize("text", [b"\xff\xfej", b'language = "\xe9"\n'])
def test_a_file_that_is_not_utf_8_is_an_error_with_the_place(folder, text):
    (folder / OWN).write_bytes(text)
    assert refused() == f"corpuscrub.toml: cannot be read: not UTF-8 at byte offset {0 if text[0] == 255 else 12}"


def test_a_byte_order_mark_is_no_part_of_a_file(folder):
    (folder / OWN).write_bytes(b"\xef\xbb\xbfjobs = 2\n")
    assert settings()["jobs"].value == 2


@pytest.mark.parametrize("name", [OWN, PYPROJECT, INI])
def test_a_file_that_may_not_be_read_is_an_error(folder, monkeypatch, name):
    write(folder / name, TABLE[name])

    def closed(path, *_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", closed)
    monkeypatch.setattr(Path, "open", closed)
    assert refused() == f"{name}: cannot be read: Permission denied"


def test_a_tool_table_that_is_none_is_an_error(folder):
    write(folder / PYPROJECT, 'tool.corpuscrub = "yes"\n')
    assert refused() == "pyproject.toml: tool.corpuscrub: expected a table, got 'yes'"


def test_a_wrong_variable_is_named(monkeypatch):
    monkeypatch.setenv("CORPUSCRUB_MIN_CONFIDENCE", "much")
    assert refused() == ("CORPUSCRUB_MIN_CONFIDENCE: min-confidence: expected a number from 0 to 1, got 'much'")


def test_variables_are_in_bytes_what_they_are(monkeypatch):
    monkeypatch.setitem(os.environ, "CORPUSCRUB_ALLOW_NAMES", "\udcff, \x1b[2J")
    assert settings()["allow.names"].value == ("\udcff", "\x1b[2J")
    assert 'allow.names = ["\\U0000dcff", "\\U0000001b[2J"]' in "\n".join(shown(settings()))


def as_toml(key, value):
    return [*value] if key.kind.is_list else value


def loaded(folder, text):
    return settings(str(write(folder / "made.toml", text)))


def test_the_starter_file_sets_nothing_until_it_is_uncommented(folder):
    lines = list(starter())
    assert loaded(folder, "\n".join(lines)) == settings()
    samples = "\n".join(
        line.removeprefix("# ") for part in lines for line in part.splitlines() if " = " in line or line[:3] == "# ["
    )
    write(folder / "corpuscrub.toml", "")
    (folder.parent / "corpuscrub.toml").write_text("")
    said = loaded(folder, samples)
    for key in KEYS:
        if key.kind not in (SettingType.PATH, SettingType.PATHS):
            assert said[key.name].value == key.sample
    assert said["rules"].value == tuple(str(folder / path) for path in BY_NAME["rules"].sample)
    assert "per-path" in said


def test_what_is_shown_can_be_read_again(folder):
    write(
        folder / OWN,
        'allow.phrases = ["a\\"b\\\\c\\u001b", "é\\tx"]\nmin-confidence = 0.5\n[per-path."a/\\"*"]\nunsafe = true\n',
    )
    again = tomllib.loads("\n".join(shown(settings())))
    assert again["allow"]["phrases"] == ['a"b\\c\x1b', "é\tx"]
    assert again["min-confidence"] == 0.5
    assert again["per-path"] == {'a/"*': {"unsafe": True}}


def test_the_schema_takes_what_is_taken_and_nothing_else(folder):
    validator = jsonschema.Draft202012Validator(schema())
    jsonschema.Draft202012Validator.check_schema(schema())
    whole = {}
    for key in KEYS:
        inner = whole.setdefault("allow", {}) if key.name.startswith("allow.") else whole
        inner[key.name.removeprefix("allow.")] = as_toml(key, key.sample)
    whole["per-path"] = {"*": {key.name: as_toml(key, key.sample) for key in KEYS if key.by_path}}
    assert validator.is_valid(whole)
    for wrong in (
        {"x": 1},
        {"allow": {"x": 1}},
        {"per-path": {"*": {"jobs": 1}}},
        {"jobs": -1},
        {"unsafe": "yes"},
        {"language": "English"},
        {"errors": "replace"},
        {"select": "RES"},
        {"min-confidence": 2},
    ):
        assert not validator.is_valid(wrong), wrong
