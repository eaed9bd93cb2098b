"""The rooms of the package and what each may import: imports point down, and nothing hides them."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
import texts

# What each room may import of the package, from the bottom up. A façade is for callers; only the command line is one.
ROOMS = {
    "version": "",
    "errors": "",
    "messages": "",
    "cache": "",
    "engine": "cache errors messages",
    "models": "engine",
    "io": "engine errors messages",
    "rulekit": "cache engine errors io messages",
    "ruledocs": "engine errors messages rulekit",
    "pipeline": "engine errors io messages models rulekit version",
    "reporting": "engine messages models version",
    "review": "engine errors io messages reporting ruledocs rulekit version",
    "mining": "engine errors io models pipeline review rulekit",
    "__init__": "engine errors pipeline version",
    "cli": "__init__ cache engine errors io messages mining pipeline reporting review ruledocs rulekit",
    "__main__": "cli",
}

# What a rule may import.
RULES = {
    *("cleanup.engine.document", "cleanup.engine.rule", "cleanup.rulekit", "cleanup.rulekit.dates"),
    *("cleanup.models.foreign_text", "cleanup.models.line_features", "cleanup.models.line_model"),
}

# The only modules, or rooms, that import a library: those that know it.
OWNERS = {
    "click": "cli",
    "datasets": "pipeline/backends",
    "datatrove": "pipeline/backends/datatrove.py",
    "hyperscan": "engine/index/scanner.py",
    "jinja2": "review/page/build.py",
    "langdetect": "engine/language.py",
    "numpy": "mining",
    "platformdirs": "cache.py",
    "py3langid": "models/foreign_text.py",
    "pyspark": "pipeline/backends/spark.py",
    "ray": "pipeline/backends/ray.py",
    "textstat": "models/readability.py",
    "waitress": "review/server/app.py",
}
# The terminal's styles are click's, which knows where there are none.
GUESTS = {("click", "reporting/terminal/style.py")}

# Modules and packages of a room at one level; a room with more is two.
LARGEST = 12
LARGER = {
    "cli/commands": "one module for each command",
    "cleanup": "the rooms themselves",
    "rulekit": "one module for each kind of thing that a rule is written with",
}

PACKAGE = texts.ROOT / "cleanup"
MODULES = sorted(PACKAGE.rglob("*.py"))
RULE_MODULES = sorted((texts.ROOT / "rules").rglob("*.py"))
PACKAGES = sorted(path.parent for path in MODULES if path.name == "__init__.py")


def name_of(path: Path) -> str:
    """The name of a module as in an import."""
    return ".".join(path.relative_to(texts.ROOT).with_suffix("").parts).removesuffix(".__init__")


NAMES = frozenset(map(name_of, MODULES))


def room_of(module: str) -> str:
    """The room of a module; the façade's is ``__init__``."""
    return ([*module.split("."), "__init__"])[1]


def imported(source: str) -> set[str]:
    """All modules that a program imports, in functions as well; of the package the module and not a name in it."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the room"
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= inner & NAMES | ({node.module} if inner - NAMES else set())
    return names


@cache
def imports_of(path: Path) -> set[str]:
    return imported(path.read_text("utf-8"))


def of_package(path: Path) -> set[str]:
    return {name for name in imports_of(path) if name.split(".")[0] == "cleanup"}


def misplaced(path: Path, room: str) -> set[str]:
    """The imports of a module of a room that its room may not have."""
    return {name for name in of_package(path) if room_of(name) not in {room, *ROOMS[room].split()}}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path):
    assert misplaced(path, room_of(name_of(path))) == set()


def test_the_rooms_have_no_circle():
    below = set()
    for room, allowed in ROOMS.items():
        assert {*allowed.split()} <= below, f"{room} may import only rooms that are named above it"
        below.add(room)


def test_every_permission_is_used():
    used = {room: set() for room in ROOMS}
    for path in MODULES:
        room = room_of(name_of(path))
        used[room] |= {room_of(name) for name in of_package(path)} - {room}
    assert used == {room: {*allowed.split()} for room, allowed in ROOMS.items()}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def f():\n    from cleanup.cli.output.sink import Sink", {"cleanup.cli.output.sink"}),
        ("from cleanup import Document", {"cleanup"}),
        ("from cleanup import cache, clean", {"cleanup", "cleanup.cache"}),
        ("import cleanup.errors, json", {"cleanup.errors", "json"}),
        ("from cleanup.io import files", {"cleanup.io.files"}),
    ],
)
def test_imports_are_seen_in_functions_and_through_the_facade(source, found):
    assert imported(source) == found


@pytest.mark.parametrize("path", RULE_MODULES, ids=lambda path: path.stem)
def test_a_rule_imports_what_rules_are_written_with(path):
    assert of_package(path) <= RULES
    assert not {name for name in imports_of(path) if name.split(".")[0] == "rules"}


def test_the_package_imports_no_rule():
    assert not {name for path in MODULES for name in imports_of(path) if re.match(r"(cleanup\.)?rules\b", name)}


@pytest.mark.parametrize(("library", "owner"), OWNERS.items())
def test_a_library_has_one_owner(library, owner):
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if library in {name.split(".")[0] for name in imports_of(path)}
    }
    assert users
    assert {user for user in users if not user.startswith(owner) and (library, user) not in GUESTS} == set()


@pytest.mark.parametrize("package", PACKAGES, ids=name_of)
def test_a_room_is_not_too_large(package):
    things = [path for path in package.iterdir() if (path.suffix == ".py" or (path / "__init__.py").exists())]
    names = [path.stem for path in things if not path.name.startswith("__")]
    room = package.relative_to(PACKAGE).as_posix() if package != PACKAGE else "cleanup"
    assert len(names) <= LARGEST or room in LARGER


@pytest.mark.parametrize("package", PACKAGES, ids=name_of)
def test_a_package_says_what_it_knows_and_what_it_may_import(package):
    described = ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or ""
    assert len(described.split()) >= 10


# Words of the house that were coined here; the terms of the field took their places.
COINED_MODULES = """
    account accepted agreement blocks_of catalogue choosing codes crew cuts decided entries figures folding fragments
    glyphs gone into joining keeping listed lowest margins measured notices originals pieces places rulebook settle
    shelf sharing sketch spared spreading still sums talk telling told values verbs wire
"""
COINED_CLASSES = """
    Account Allowances Counts Decided Fields How Into Judgement Key Kept Kind Kinds Lesson Lines Lowest Notice Noted
    Piece Place Places Pieces Recorder Rulebook Seen Settled Shelf Sight Sought Spared Still Subject Subjects Talk Task
    Unseen Verbs Ways Wish Work
"""
COINED_FUNCTIONS = """
    absorb fold forgive hush look look_again loudness settle survey tell tells told
"""


def defined() -> set[tuple[str, str]]:
    """The kind and the name of each module, class and function."""
    found = set()
    for path in MODULES:
        found |= {("module", part) for part in path.relative_to(PACKAGE).with_suffix("").parts}
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.add(("class", node.name.lstrip("_")))
            elif isinstance(node, ast.FunctionDef):
                found.add(("function", node.name.lstrip("_")))
    return found


def test_coined_words_do_not_come_back():
    words = {"module": COINED_MODULES, "class": COINED_CLASSES, "function": COINED_FUNCTIONS}
    coined = {(kind, name) for kind, names in words.items() for name in names.split()}
    assert defined() & coined == set()
