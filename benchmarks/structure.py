"""Measure how easy a checkout is to find one's way in: rooms, functions, names, docstrings, README, and start-up time.

usage: structure.py [CHECKOUT...] [--runs 20] [--json]

Each checkout becomes a column, so that a tree can be compared before and after a change; the default is the checkout
of this script. A room is a package: its figure is the number of modules and packages directly in it. The runs of all
checkouts take turns, so that a busy machine slows all of them.
"""

import argparse
import ast
import json
import re
import statistics
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import data
from clock import run

OWN = Path(__file__).resolve().parent.parent

# The packages of a checkout and their folders.
PACKAGES = {"cleanup": "cleanup", "cleanup.rules": "rules"}

# A module with fewer lines has a reason, or joins its only importer.
SMALL = 40

# D401 catches articles, some nouns and verbs in another mood. These words begin noun clauses, which it lets pass.
NO_VERB = re.compile(
    r"""
      all | another | any | as | both | but | by | each | every | for | from | how | if | in | its | many | more | most
    | no | none | not | nothing | of | on | one | our | several | so | some | such | that | their | there | these
    | those | three | to | two | what | whatever | when | where | whether | which | who | why
    """,
    re.VERBOSE | re.IGNORECASE,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef

# Finds the modules of one checkout, whatever checkout is installed in editable mode.
START = """\
import sys
sys.meta_path[:] = [finder for finder in sys.meta_path if "editable" not in repr(finder).lower()]
sys.path.insert(0, {root!r})
"""
IMPORT = "from time import perf_counter\nbegan = perf_counter()\nimport cleanup\nprint(perf_counter() - began)\n"
CALL = "import runpy\nrunpy.run_module('cleanup', run_name='__main__', alter_sys=True)\n"
TEXT = "It rained all night.\n\nAdvertisement\n\nThe ferry stayed at the the quay.\n"


@dataclass(frozen=True)
class Module:
    """A module under the name by which it is imported, and what it contains."""

    name: str
    path: Path
    source: str
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        """True for an ``__init__``."""
        return self.path.name == "__init__.py"

    @property
    def lines(self) -> int:
        """Count the lines."""
        return len(self.source.splitlines())

    def functions(self) -> Iterator[tuple[str, Function]]:
        """Yield all functions with their qualified names, also those inside of others."""
        return ((name, node) for name, node in _definitions(self.tree, "") if isinstance(node, Function))

    def classes(self) -> set[str]:
        """Return the names of all classes."""
        return {node.name for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)}


class Room(NamedTuple):
    """What is directly in a package."""

    modules: int
    packages: int


class Longest(NamedTuple):
    """A function and its lines."""

    name: str
    lines: int


class Times(NamedTuple):
    """Milliseconds of several runs."""

    minimum: float
    median: float


@dataclass(frozen=True)
class Structure:
    """The figures of a checkout that can be read from its files."""

    rooms: Mapping[str, Room]
    modules: int
    longest_function: Longest
    single_importer: int
    small_with_single_importer: Mapping[str, str]
    docstrings: int
    docstrings_without_d401: int
    docstrings_with_verb: int
    ambiguous_classes: Mapping[str, Sequence[str]]
    readme_bytes: int
    gold_findings: int

    def as_json(self) -> dict[str, Any]:
        """Return the figures by name, tuples by their fields."""
        rooms = {name: room._asdict() for name, room in self.rooms.items()}
        return vars(self) | {"rooms": rooms, "longest_function": self.longest_function._asdict()}


def _definitions(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.AST]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef | Function):
            yield f"{prefix}{child.name}", child
            yield from _definitions(child, f"{prefix}{child.name}.")
        else:
            yield from _definitions(child, prefix)


def modules(root: Path) -> list[Module]:
    """Read all modules of the packages of a checkout."""
    found = []
    for package, folder in PACKAGES.items():
        for path in sorted((root / folder).rglob("*.py")):
            steps = path.relative_to(root / folder).with_suffix("").parts
            name = ".".join((package, *steps)).removesuffix(".__init__")
            source = path.read_text(encoding="utf-8")
            found.append(Module(name, path, source, ast.parse(source, path)))
    return found


def rooms(found: Sequence[Module]) -> dict[str, Room]:
    """Return for each package how many modules and packages are directly in it."""
    names = {module.name for module in found if module.is_package}
    counts = Counter((module.name.rpartition(".")[0], module.is_package) for module in found)
    return {name: Room(counts[name, False], counts[name, True]) for name in sorted(names)}


def longest_function(found: Sequence[Module]) -> Longest:
    """Return the function with the most lines, decorators apart."""
    functions = (
        Longest(f"{module.name}.{name}", (node.end_lineno or node.lineno) - node.lineno + 1)
        for module in found
        for name, node in module.functions()
    )
    return max(functions, key=lambda one: one.lines, default=Longest("", 0))


def importers(found: Sequence[Module]) -> dict[str, set[str]]:
    """Return for each module the modules that import it, also those that do so inside of a function."""
    names = {module.name for module in found}
    users: dict[str, set[str]] = defaultdict(set)
    for module in found:
        for node in ast.walk(module.tree):
            for name in _imports(node) & names - {module.name}:
                users[name].add(module.name)
    return users


def _imports(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        return {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return set()


def single_importers(found: Sequence[Module]) -> dict[Module, str]:
    """Return the modules that exactly one other imports, with its name."""
    users = importers(found)
    return {
        module: next(iter(users[module.name]))
        for module in found
        if not module.is_package and len(users[module.name]) == 1
    }


def ambiguous_classes(found: Sequence[Module]) -> dict[str, list[str]]:
    """Return the names of classes that more than one module defines, with these modules."""
    homes: dict[str, list[str]] = defaultdict(list)
    for module in found:
        for name in module.classes():
            homes[name].append(module.name)
    return {name: homes[name] for name in sorted(homes) if len(homes[name]) > 1}


def documented_functions(found: Sequence[Module]) -> dict[tuple[Path, int], str]:
    """Return file and line of the docstring of each public function, and its first word; properties need no verb."""
    words = {}
    for module in found:
        for name, node in module.functions():
            private = any(step.startswith("_") and not step.endswith("__") for step in name.split("."))
            docstring = ast.get_docstring(node)
            if docstring and not private and not _is_property(node):
                words[module.path, node.body[0].lineno] = docstring.split()[0]
    return words


def may_be_verb(word: str) -> bool:
    """Return False for what is no verb in the imperative: a name, a plural, a word that begins a noun clause."""
    word = word.rstrip(".,;:")
    plural = word.endswith("s") and not word.endswith(("ss", "us"))
    return word.isalpha() and word.istitle() and not plural and not NO_VERB.fullmatch(word)


def _is_property(node: Function) -> bool:
    return any("property" in ast.unparse(decorator) for decorator in node.decorator_list)


def without_verb(root: Path) -> set[tuple[Path, int]]:
    """Return file and line of each docstring in which ruff misses a verb, whatever the checkout's own settings."""
    folders = [str(root / folder) for folder in PACKAGES.values() if (root / folder).is_dir()]
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--ignore-noqa", "--exit-zero"]
    command += ["--target-version", "py311", "--select", "D401", "--output-format", "json", *folders]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {(Path(one["filename"]), one["location"]["row"]) for one in json.loads(output)}


def structure(root: Path) -> Structure:
    """Read the figures of a checkout."""
    found = modules(root)
    words = documented_functions(found)
    unsuspected = words.keys() - without_verb(root)
    single = single_importers(found)
    gold = root.glob("corpus/*/*/findings.txt")
    return Structure(
        rooms=rooms(found),
        modules=sum(not module.is_package for module in found),
        longest_function=longest_function(found),
        single_importer=len(single),
        small_with_single_importer={module.name: user for module, user in single.items() if module.lines < SMALL},
        docstrings=len(words),
        docstrings_without_d401=len(unsuspected),
        docstrings_with_verb=sum(may_be_verb(words[place]) for place in unsuspected),
        ambiguous_classes=ambiguous_classes(found),
        readme_bytes=(root / "README.md").stat().st_size,
        gold_findings=sum(len(path.read_bytes().splitlines()) for path in gold),
    )


def start_up(roots: Sequence[Path], runs: int) -> list[dict[str, Times]]:
    """Measure ``import cleanup`` and a pipe call in each checkout, after a first run that fills the caches."""
    taken: list[dict[str, list[float]]] = [defaultdict(list) for _ in roots]
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, "text.txt")
        text.write_text(TEXT)
        for _ in range(runs + 1):
            for number, (root, times) in enumerate(zip(roots, taken, strict=True)):
                for name, milliseconds in _started(root, text, Path(folder, str(number))).items():
                    times[name].append(milliseconds)
    return [{name: Times(min(one[1:]), statistics.median(one[1:])) for name, one in times.items()} for times in taken]


def _started(root: Path, text: Path, caches: Path) -> dict[str, float]:
    """Import the package and call the command once. Compiled modules are kept in ``caches``, never in the checkout."""
    env = {"CORPUSCRUB_CACHE_DIR": str(caches / "cache"), "PYTHONPYCACHEPREFIX": str(caches / "compiled")}
    command = ["env", "-u", "PYTHONDONTWRITEBYTECODE", *(f"{name}={value}" for name, value in env.items())]
    command += [sys.executable, "-c"]
    start = START.format(root=str(root))
    imported = run([*command, start + IMPORT])
    called = run([*command, start + CALL, "clean"], source=text)
    return {
        "import cleanup": 1000 * float(imported.output),
        "pipe call": 1000 * called.wall,
        "pipe call, CPU": 1000 * called.cpu,
    }


def page(names: Sequence[str], trees: Sequence[Structure], times: Sequence[Mapping[str, Times]]) -> str:
    """Return the figures as Markdown tables, a column for each checkout."""
    verbs = [f"{tree.docstrings_with_verb / max(1, tree.docstrings):.0%} of {tree.docstrings}" for tree in trees]
    largest = [max(tree.rooms.items(), key=lambda room: sum(room[1])) for tree in trees]
    lines = [
        ("modules", [f"{tree.modules}" for tree in trees]),
        ("packages", [f"{len(tree.rooms)}" for tree in trees]),
        ("largest room", [f"{name}: {sum(room)}" for name, room in largest]),
        ("longest function", [f"{name}: {count} lines" for name, count in (tree.longest_function for tree in trees)]),
        ("modules with one importer", [f"{tree.single_importer}" for tree in trees]),
        (f"of these under {SMALL} lines", [f"{len(tree.small_with_single_importer)}" for tree in trees]),
        ("docstrings of public functions that begin with a verb", verbs),
        ("of these not caught by D401 alone", [f"{tree.docstrings_without_d401}" for tree in trees]),
        ("class names with several meanings", [f"{len(tree.ambiguous_classes)}" for tree in trees]),
        ("README, bytes", [f"{tree.readme_bytes:,}" for tree in trees]),
        ("gold findings", [f"{tree.gold_findings}" for tree in trees]),
    ]
    for name in times[0] if times else ():
        shown = [f"{one[name].minimum:.0f} / {one[name].median:.0f} ms" for one in times]
        lines.append((f"{name}, minimum / median", shown))
    rooms = sorted({name for tree in trees for name in tree.rooms})
    contents = [
        (name, [f"{room.modules} + {room.packages}" if (room := tree.rooms.get(name)) else "" for tree in trees])
        for name in rooms
    ]
    details = [
        *(f"- class {name}: {', '.join(homes)}" for name, homes in trees[-1].ambiguous_classes.items()),
        *(f"- {name}: imported by {user} alone" for name, user in trees[-1].small_with_single_importer.items()),
    ]
    return "\n\n".join(
        (
            data.table(["", *names], [(name, *cells) for name, cells in lines]),
            data.table(["room (modules + packages)", *names], [(name, *cells) for name, cells in contents]),
            "\n".join(details),
        )
    )


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkouts", nargs="*", type=Path, default=[OWN], metavar="CHECKOUT")
    parser.add_argument("--runs", type=int, default=20, help="runs of the import and of the pipe call; 0 for none")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    roots = [root.resolve() for root in args.checkouts]
    trees = [structure(root) for root in roots]
    times = start_up(roots, args.runs) if args.runs else []
    if args.json:
        started = [{name: one._asdict() for name, one in each.items()} for each in times] or [{} for _ in roots]
        figures = [tree.as_json() | {"milliseconds": each} for tree, each in zip(trees, started, strict=True)]
        print(json.dumps(figures if len(figures) > 1 else figures[0], indent=2))
    else:
        print(page([root.name for root in roots], trees, times))


if __name__ == "__main__":
    main()
