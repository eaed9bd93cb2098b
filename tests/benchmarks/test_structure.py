"""The figures of a checkout's structure, on a made-up tree that is small enough to count by hand."""

import json

import pytest
import structure
from structure import Longest, Room, Times

FILES = {
    "cleanup/__init__.py": '"""Clean."""\n',
    "cleanup/words.py": '''\
"""Words."""


class Match:
    """A match."""

    @property
    def text(self):
        """The text."""

    def split(self):
        """Return the parts."""
        return []


def words(text):
    """Whether there are words."""

    def inner():
        """The inner one is private enough for nobody."""
        return text

    return inner


def _hidden():
    """The one that nobody calls."""
''',
    "cleanup/engine/__init__.py": "",
    "cleanup/engine/small.py": "from cleanup import words\n\n\nclass Match:\n    pass\n",
    "cleanup/engine/large.py": "import cleanup.engine.small\n" + "\n" * 40,
    "cleanup/engine/user.py": "def use():\n    from cleanup.engine.large import nothing\n    return nothing\n",
    "rules/__init__.py": "",
    "rules/ad_break.py": "from cleanup.words import words\n",
    "README.md": "Größe\n",
    "corpus/news/one/findings.txt": "1:1 RES101 fixed 'a'\n2:1 RES101 fixed 'b'\n",
    "corpus/news/two/findings.txt": "1:1 RES101 fixed 'a\u2028b'\n",
    "corpus/clean/one.txt": "Not a finding.\n",
    "ruff.toml": "[lint]\nignore = ['D401']\n",
}


@pytest.fixture
def tree(tmp_path):
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content.encode())
    return tmp_path


def test_a_room_counts_what_is_directly_in_it(tree):
    figures = structure.structure(tree)
    assert figures.rooms == {"cleanup": Room(1, 2), "cleanup.engine": Room(3, 0), "cleanup.rules": Room(1, 0)}
    assert figures.modules == 5


def test_the_longest_function_is_counted_with_what_is_inside(tree):
    assert structure.structure(tree).longest_function == Longest("cleanup.words.words", 8)


def test_an_importer_counts_whether_it_names_the_module_or_something_in_it(tree):
    users = structure.importers(structure.modules(tree))
    assert users["cleanup.words"] == {"cleanup.engine.small", "cleanup.rules.ad_break"}
    assert users["cleanup.engine.small"] == {"cleanup.engine.large"}


def test_a_small_module_with_one_importer_is_named_with_it(tree):
    figures = structure.structure(tree)
    assert figures.small_with_single_importer == {"cleanup.engine.small": "cleanup.engine.large"}
    assert figures.single_importer == 2


def test_a_docstring_of_a_public_function_begins_with_a_verb_whatever_the_settings_say(tree):
    figures = structure.structure(tree)
    counted = (figures.docstrings, figures.docstrings_without_d401, figures.docstrings_with_verb)
    assert counted == (3, 2, 1)  # the property and the private function need no verb; D401 lets “Whether” pass


@pytest.mark.parametrize("word", ["Return", "Find,", "Pass", "Focus", "As", "Lines", "UTF-8;", "``start``", "Which"])
def test_a_word_that_may_be_a_verb_is_capitalised_and_no_plural(word):
    assert structure.may_be_verb(word) is (word in {"Return", "Find,", "Pass", "Focus"})


def test_a_class_name_is_ambiguous_when_two_modules_define_it(tree):
    assert structure.structure(tree).ambiguous_classes == {"Match": ["cleanup.engine.small", "cleanup.words"]}


def test_the_readme_is_measured_in_bytes_and_gold_in_lines(tree):
    figures = structure.structure(tree)
    assert (figures.readme_bytes, figures.gold_findings) == (8, 3)


def test_each_checkout_is_a_column_and_the_first_run_does_not_count(tree, monkeypatch, capsys):
    taken = iter([900, 2, 4, 3])
    monkeypatch.setattr(structure, "_started", lambda *_: {"import cleanup": next(taken)})
    monkeypatch.setattr("sys.argv", ["", str(tree), "--runs", "3"])
    structure.main()
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == f"|  | {tree.name} |"
    assert "| import cleanup, minimum / median | 2 / 3 ms |" in shown
    assert "| cleanup.engine | 3 + 0 |" in shown
    assert "- class Match: cleanup.engine.small, cleanup.words" in shown


def test_checkouts_take_turns(tree, monkeypatch):
    turns = []
    monkeypatch.setattr(structure, "_started", lambda root, *_: turns.append(root) or {"pipe call": float(len(turns))})
    one, two = structure.start_up([tree, tree / "cleanup"], 1)
    assert turns == [tree, tree / "cleanup"] * 2
    assert (one, two) == ({"pipe call": Times(3, 3)}, {"pipe call": Times(4, 4)})


def test_the_checkout_that_is_named_is_the_one_that_starts(tree):
    (tree / "cleanup/__init__.py").write_text(f"assert __file__.startswith({str(tree)!r})\n")
    (tree / "cleanup/__main__.py").write_text("import sys\nassert sys.argv[1:] == ['clean'] and sys.stdin.read()\n")
    [times] = structure.start_up([tree], 1)
    assert times.keys() == {"import cleanup", "pipe call", "pipe call, CPU"}
    assert not [*tree.rglob("__pycache__")]


def test_json_has_every_figure_by_its_name(tree, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["", str(tree), "--runs", "0", "--json"])
    structure.main()
    figures = json.loads(capsys.readouterr().out)
    assert figures["rooms"]["cleanup"] == {"modules": 1, "packages": 2}
    assert figures["longest_function"] == {"name": "cleanup.words.words", "lines": 8}
    assert figures["milliseconds"] == {}
