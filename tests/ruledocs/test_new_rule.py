"""The stub of a new rule, written into a copy of the checkout."""

import errno
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import texts
from click.testing import CliRunner

from cleanup import rulekit
from cleanup.cli.command_group import commands
from cleanup.errors import RuleError
from cleanup.ruledocs.families import FAMILIES
from cleanup.ruledocs.new_rule import read_labels, write_stub
from cleanup.rulekit.registry import discover

# Runs tests in a copy: the rules of an editable installation are those of the checkout it was made from.
TESTS = (
    "import sys, pytest; sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in repr(f).lower()];"
    "sys.path.insert(0, ''); sys.exit(pytest.main(['-n0', *sys.argv[1:]]))"
)
FILLED = {
    "TODO: Lines that … (one sentence: what the rule finds).": "Lines that count the pictures of a gallery.",
    "TODO: Why such lines are in a text.": "Galleries show such a count under each picture.",
    "TODO: The fix deletes the line. It is safe because …": "The fix deletes the line, which no author writes.",
    "“{found}” TODO: is …": "“{found}” counts pictures",
    "TODO: A word that … (one sentence: what the rule finds).": "A word that nobody wrote.",
    "TODO: Why it is in a text.": "An engine put it there.",
    "TODO: The fix writes … It is unsafe because …": "The fix writes the word that was meant.",
    "TODO: should be": "should be",
    "TODO": "Picture",
}


@pytest.fixture
def checkout(tmp_path):
    texts.copy_checkout(tmp_path)
    return tmp_path


@pytest.fixture
def folders(tmp_path):
    """What of a checkout is needed to refuse a rule."""
    for folder in ("cleanup", "rules", "rules/residue", "rules/artifacts", "rules/damage"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    (tmp_path / "rules" / "residue" / "ad_break.py").write_text('RULE = Rule(code="RES101", name="ad-break", find=x)')
    return tmp_path


def refuse_to_write(path, mode="r", open_file=Path.open, **kwargs):
    if mode == "x":
        raise OSError(errno.ENOSPC, "No space left on device")
    return open_file(path, mode, **kwargs)


def run_tests(checkout, *args):
    return subprocess.run(
        [sys.executable, "-c", TESTS, *args], cwd=checkout, capture_output=True, text=True, check=False
    )


def run_rule_tests(checkout, *codes):
    return run_tests(checkout, "tests/rules/test_rules.py", "-k", " or ".join(codes))


@pytest.mark.slow
def test_a_stub_that_was_filled_in_passes_the_tests_of_rules(checkout):
    stubs = {"RES299": "gallery-count", "MTA899": "invented-word", "DMG299": "invented-damage"}
    paths = [path for code, name in stubs.items() for path in write_stub(checkout, code, name)]
    assert [path.relative_to(checkout).as_posix() for path in paths] == [
        "rules/residue/gallery_count.py",
        "rules/residue/gallery_count.toml",
        "rules/artifacts/invented_word.py",
        "rules/damage/invented_damage.py",
    ]
    unfilled = run_rule_tests(checkout, *stubs)
    assert unfilled.returncode == 1, unfilled.stdout
    failures = [line for line in unfilled.stdout.splitlines() if line.startswith("FAILED")]
    assert len(failures) == 3
    assert all("test_a_rule_shows_both_sides_and_says_why" in failure for failure in failures)
    for path in paths:
        content = path.read_text(encoding="utf-8")
        for placeholder, text in FILLED.items():
            content = content.replace(placeholder, text)
        path.write_text(content, encoding="utf-8")
    filled = run_rule_tests(checkout, *stubs)
    assert filled.returncode == 0, filled.stdout
    assert f"{'.' * 18} " in filled.stdout


@pytest.mark.slow
def test_contributing_can_be_followed_to_the_letter(checkout):
    page = texts.read(texts.ROOT / "CONTRIBUTING.md").partition("## A rule in five minutes")[2]
    blocks = [textwrap.dedent(block) for block in re.findall(r"^ *```\w+\n(.*?)^ *```", page, re.MULTILINE | re.DOTALL)]
    command, module, table = blocks[:3]
    _, *args = command.split()
    subprocess.run([sys.executable, *args], cwd=checkout, check=True, capture_output=True)
    code, name = args[-2:]
    path = checkout / "rules" / "residue" / f"{name.replace('-', '_')}.py"
    assert f"`{path.relative_to(checkout).as_posix()}`" in page
    path.write_text(module, encoding="utf-8")
    path.with_suffix(".toml").write_text(table, encoding="utf-8")
    assert f"`pytest tests/rules/test_rules.py -k {code}`" in page
    assert run_rule_tests(checkout, code).returncode == 0
    assert "`pytest tests/docs/test_docs.py --update`" in page
    update = run_tests(checkout, "tests/docs/test_docs.py", "--update", "-k", "pages_of_the_rules or counts_the_rules")
    assert update.returncode == 0, update.stdout
    assert f"## {code} {name}\n" in texts.read(checkout / "docs" / "rules" / "RES2.md")
    assert f"[{code}](../docs/rules/RES2.md#{code.lower()}-{name})" in texts.read(checkout / "rules" / "README.md")


def table_rows(heading):
    """Return the cells of the first table of CONTRIBUTING below a heading."""
    page = texts.read(texts.ROOT / "CONTRIBUTING.md").partition(f"{heading}\n")[2]
    table = re.search(r"(?:^ *\|.*\n)+", page, re.MULTILINE)[0]
    return [[cell.strip(" `") for cell in row.strip(" |").split("|")] for row in table.splitlines()[2:]]


def test_contributing_lists_all_families_with_their_folders():
    folders, folder = {}, ""
    for code, path, _ in table_rows("## A rule in five minutes"):
        folder = path or folder
        folders[code.rstrip("x")] = folder
    assert folders == {prefix: f"rules/{family.folder}" for prefix, family in FAMILIES.items()}


@pytest.mark.parametrize(("shape", "path"), [row[:2] for row in table_rows("### Choose a shape")])
def test_contributing_names_the_module_of_each_shape(shape, path):
    assert f"\ndef {shape}(" in texts.read(texts.ROOT / path)
    assert shape in rulekit.__all__


def test_the_labels_of_a_checkout_are_those_of_its_rules():
    labels = dict(read_labels(texts.ROOT / "rules"))
    assert labels.pop("RES990") == "recurring-line"
    assert labels == {rule.code: rule.name for rule in discover()}


@pytest.mark.parametrize(
    ("code", "name", "complaint"),
    [
        ("RES101", "other", "RES101 is the code of ad-break; the next free code is RES102"),
        ("RES100", "other", "codes are never reused; the next free code is RES102"),
        ("RES990", "other", "RES990 is the code of recurring-line; the next free code is RES901"),
        ("RES102", "ad-break", "the name ad-break is taken by RES101"),
        ("RES601", "other", "'RES601' is not a code of any family"),
        ("res102", "other", "'res102' is not a code of any family"),
        ("SITE001", "other", "The families are RES1, RES2"),
        ("RES102", "ad_break", "'ad_break' is not a name; use lower-case words joined by hyphens"),
        ("RES102", "../other", "is not a name"),
    ],
)
def test_a_code_or_a_name_that_cannot_be_used_is_refused(folders, code, name, complaint):
    before = sorted(folders.rglob("*"))
    with pytest.raises(RuleError, match=complaint):
        write_stub(folders, code, name)
    assert sorted(folders.rglob("*")) == before


@pytest.mark.parametrize("existing", ["other.py", "other.toml"])
def test_no_file_is_overwritten(folders, existing):
    path = folders / "rules" / "residue" / existing
    path.touch()
    with pytest.raises(RuleError, match=f"{existing}: this file exists and is not overwritten"):
        write_stub(folders, "RES102", "other")
    assert path.read_bytes() == b""
    assert len([*path.parent.glob("other.*")]) == 1


def test_a_module_that_is_not_valid_python_is_named(folders):
    (folders / "rules" / "residue" / "broken.py").write_text("RULE = (")
    with pytest.raises(RuleError, match=r"broken\.py: this module cannot be read"):
        write_stub(folders, "RES102", "other")


def test_a_file_that_cannot_be_written_is_named(folders, monkeypatch):
    monkeypatch.setattr(Path, "open", refuse_to_write)
    with pytest.raises(RuleError, match=r"other\.py: cannot be written: No space left on device"):
        write_stub(folders, "RES102", "other")


def test_the_command_writes_into_the_checkout_in_the_current_directory(folders, monkeypatch):
    monkeypatch.chdir(folders)
    result = CliRunner().invoke(commands, ["new-rule", "RES102", "other"], prog_name="corpuscrub")
    assert result.exit_code == 0
    assert result.stdout == "rules/residue/other.py\nrules/residue/other.toml\n"
    assert "replace each TODO, then run `pytest tests/rules/test_rules.py -k RES102`" in result.stderr


def test_the_command_refuses_another_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(commands, ["new-rule", "RES299", "other"], prog_name="corpuscrub")
    assert result.exit_code == 2
    assert ".: not a checkout of corpuscrub; run the command in the top folder of a clone" in result.stderr


def test_help_does_not_list_the_command_but_it_has_help():
    assert "new-rule" not in CliRunner().invoke(commands, ["--help"]).output
    assert "Write the stub of a new rule" in CliRunner().invoke(commands, ["new-rule", "--help"]).output
