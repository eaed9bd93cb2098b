"""What each room of the package may import, and which names may not come back."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cleanup"

# A room is a package or a module. It may import itself and the rooms named here; a room that is named covers none of
# the rooms inside it. The façade is the package itself: who imports a name of it imports what it imports.
FACADE = "__init__"
MAY_IMPORT = {
    "errors": "",
    "messages": "",
    "version": "",
    "cache": "",
    "layout": "",
    "engine": "engine.export engine.index engine.language engine.suppress errors layout",
    "engine.language": "messages",
    "engine.export": "engine",
    "engine.index": "cache engine errors",
    "engine.suppress": "engine engine.index",
    "models": "engine engine.language",
    "io": "errors messages",
    "io.formats": "",
    "io.datasets": "engine errors io messages",
    "io.ledger": "engine errors io io.datasets",
    "io.suppressions": "engine.suppress errors io messages",
    "rulekit": "cache engine engine.index errors io layout messages rulekit.guards",
    "rulekit.guards": "engine engine.index layout rulekit",
    "ruledocs": "engine engine.language errors messages rulekit",
    "pipeline": "engine engine.index engine.suppress errors io io.datasets io.ledger io.suppressions models "
    "pipeline.workers rulekit version",
    "pipeline.workers": "",
    "pipeline.backends": "engine errors io io.datasets messages pipeline pipeline.workers",
    "reporting": "engine engine.language messages models reporting.terminal",
    "reporting.terminal": "engine messages reporting",
    "reporting.data": "engine engine.export reporting version",
    "reporting.ci": "engine reporting reporting.data version",
    "review": "engine engine.index errors io io.suppressions messages reporting rulekit",
    "review.page": "engine reporting review ruledocs version",
    "review.server": "errors io messages review version",
    "mining": "engine engine.index errors io io.datasets mining.judging mining.passes mining.stats models pipeline "
    "review rulekit",
    "mining.stats": "engine.index models rulekit",
    "mining.passes": "engine engine.index layout mining.stats models pipeline",
    "mining.judging": "engine.index mining.passes mining.stats",
    FACADE: "engine errors pipeline version",
    "cli": "cli.output errors messages __init__",
    "cli.config": "engine engine.language errors io messages reporting",
    "cli.output": "cli errors io io.datasets messages reporting",
    "cli.input": "cache cli.output engine engine.suppress errors io io.datasets io.formats messages pipeline "
    "pipeline.workers review __init__",
    "cli.options": "cli.config cli.input cli.output engine engine.language engine.suppress errors io io.suppressions "
    "messages pipeline pipeline.workers rulekit",
    "cli.commands": "*",
    "__main__": "cli",
}

# The few modules that a rule may import besides `cleanup.rulekit`, which has everything most rules need.
RULES_MAY_IMPORT = {
    *("cleanup.engine.document", "cleanup.engine.rule", "cleanup.rulekit", "cleanup.rulekit.dates"),
    *("cleanup.models.foreign_text", "cleanup.models.line_features", "cleanup.models.line_model"),
}

# Libraries that one module or room uses, and no other.
OWNERS = {
    "langdetect": "engine.language.detection",
    "hyperscan": "engine.index.scanner",
    "platformdirs": "cache",
    "py3langid": "models.foreign_text",
    "textstat": "models.readability",
    "jinja2": "review.page",
    "markupsafe": "review.page",
    "waitress": "review.server",
    "ray": "pipeline.backends.ray",
    "pyspark": "pipeline.backends.spark",
    "py4j": "pipeline.backends.spark",
    "datatrove": "pipeline.backends.datatrove",
    "datasets": "pipeline.backends",
    "numpy": "mining",
}
# Libraries that a few rooms share.
SHARED = {
    # Reports are styled for terminals where they are written.
    "click": {"cli", "reporting.terminal"},
    # The ledger restores tables, and engines that exchange tables use Arrow.
    "pyarrow": {"io.datasets.arrow", "io.ledger", "pipeline.backends"},
}

MOST = 12
MORE = {
    "": "the rooms themselves, and the modules that all of them may import",
    "cli.commands": "one module or package for each command",
    "rulekit": "one module for each shape of rule and for each source of rules",
}

# Names that meant several things, or nothing to a reader who is new here, each with the term that replaced it.
MODULES_GONE = {
    "account": "baseline_diff",
    "as_json": "encode",
    "attributes": "dolma",
    "away": "in_directory",
    "bad": "record",
    "baselinefile": "baseline_file",
    "batch": "options",
    "catalogue": "rule_page",
    "choosing": "documents",
    "crew": "processes",
    "cuts": "segments",
    "decided": "texts",
    "entries": "common",
    "expressions": "regex_cache",
    "figures": "readability",
    "folding": "normalize",
    "fragments": "foreign_text",
    "gitlines": "git_positions",
    "glyphs": "safe_text",
    "into": "output_dir",
    "joining": "commit",
    "keeping": "runner",
    "kinds": "file_types",
    "learning": "learn",
    "linemodel": "line_model",
    "listed": "paths",
    "literals": "literal_edit",
    "lowest": "bottom_k",
    "margins": "line_features",
    "marks": "score_field",
    "matchers": "lines",
    "measured": "measurements",
    "measuredtables": "measurement_tables",
    "notices": "diagnostics",
    "opening": "storage",
    "originals": "datasets",
    "part": "result",
    "parts": "checkpoint",
    "pieces": "work_items",
    "places": "relocate, trusted_paths",
    "reading": "corpus, decision_file",
    "rulebook": "registry",
    "rulepages": "family_pages",
    "settle": "resolve",
    "sharing": "parallel",
    "shelf": "discovery",
    "sketch": "count_min",
    "sources": "source_language",
    "spared": "exempt_terms",
    "spreading": "pool",
    "still": "static_view",
    "sums": "totals",
    "tables": "phrase_file",
    "talk": "console",
    "tally": "clean_shard",
    "telling": "messages",
    "templates": "slots",
    "told": "show",
    "trees": "boosted_trees",
    "userrules": "custom",
    "values": "types, validate",
    "verbs": "main",
    "wire": "json",
    "wish": "options",
    "work": "clean_shard",
}
CLASSES_GONE = {
    "About": "ShardSummary",
    "Account": "BaselineDiff",
    "Away": "InDirectory",
    "Counts": "RecordCounts, TextCounts",
    "Crew": "ProcessGroup",
    "Cuts": "Segments",
    "Decided": "DocumentDecisions",
    "Died": "WorkerDied",
    "Entry": "BaselineEntry, DocumentEntry, RecordEntry, RuleRef",
    "Fact": "Value",
    "Figures": "Readability",
    "Folder": "CheckpointDir",
    "Here": "DocumentView",
    "How": "CleanOptions",
    "Into": "OutputDir",
    "Judgement": "LineScore",
    "Kept": "RecordedEdits",
    "Kind": "ArtifactCount",
    "Kinds": "FileTypes",
    "Lesson": "LearnedRules",
    "Loudness": "Verbosity",
    "Lowest": "BottomK",
    "Mine": "Miner",
    "Notice": "Diagnostic",
    "Part": "ShardResult",
    "Piece": "Segment, WorkItem",
    "Places": "TrustedRoot",
    "Rulebook": "RuleRegistry",
    "Seen": "RuleMatch",
    "Settled": "EffectiveSettings",
    "Shelf": "LazyRules",
    "Sight": "ArtifactFigures",
    "Sought": "ExampleQuery, Relocation",
    "Spared": "ExemptTerms",
    "Spread": "Executor",
    "Still": "StaticView",
    "Subject": "ReviewItem",
    "Talk": "Console",
    "Tally": "ShardBuilder",
    "Template": "SlotPhrase",
    "Told": "Finding",
    "Verbs": "CommandGroup",
    "Wish": "CleanRequest, DatasetOptions",
    "Work": "DecisionApplier",
}
FUNCTIONS_GONE = {
    "absorb": "absorb_blank_lines",
    "fact": "cached",
    "fold": "normalize",
    "forgive": "clear_failure",
    "gone": "removed",
    "hush": "silence_stdout",
    "look_again": "relocate",
    "loudness": "verbosity",
    "manner": "search_fields",
    "needed": "require",
    "refuse": "validate, fail",
    "settle": "resolve_overlaps, merge, mark_committed",
    "survey": "candidate_lines",
    "tell": "describe",
    "telling": "messages",
    "tells": "narrow_sources",
    "told": "to_json, to_findings, as_input_error",
    "unsettle": "unmark",
    "upto": "bytes_read",
}


def _module(path: Path) -> str:
    """Return the name of a module of the package without the package's own; empty for the façade."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == FACADE else parts)


FILES = {_module(path): path for path in sorted(PACKAGE.rglob("*.py"))}
RULES = sorted((ROOT / "rules").rglob("*.py"))
PACKAGES = [name for name, path in FILES.items() if path.stem == FACADE]


def _nodes(path: Path, *, types: bool = True) -> Iterator[ast.AST]:
    """Yield the nodes of a module, also those inside of functions; without ``types`` no import for annotations."""
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        yield node
        if not types and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
        else:
            waiting += ast.iter_child_nodes(node)


def _imported(path: Path, *, types: bool = True) -> set[str]:
    """Return the full names of what a module imports: of modules, and of names of the façade and of other modules."""
    names: set[str] = set()
    for node in _nodes(path, types=types):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides the room"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _own(names: set[str]) -> set[str]:
    """Return the modules of the package that these names are, or are names of; empty for the façade."""
    own = set()
    for name in names:
        top, *parts = name.split(".")
        if top == "cleanup" and parts[:1] != ["rules"]:
            while parts and ".".join(parts) not in FILES:
                parts.pop()
            own.add(".".join(parts))
    return own


def _room(module: str) -> str:
    """Return the innermost room of the table that a module is in."""
    parts = module.split(".") if module else [FACADE]
    return next((room for end in range(len(parts), 0, -1) if (room := ".".join(parts[:end])) in MAY_IMPORT), module)


def _circle(graph: dict[str, set[str]]) -> list[str]:
    """Return a circle of a graph, its first node also at the end; an empty list where there is none."""
    done: set[str] = set()

    def walk(node: str, way: list[str]) -> list[str]:
        if node in way:
            return [*way[way.index(node) :], node]
        if node in done:
            return []
        for other in sorted(graph[node]):
            if found := walk(other, [*way, node]):
                return found
        done.add(node)
        return []

    return next((found for node in sorted(graph) if (found := walk(node, []))), [])


@pytest.mark.parametrize("module", FILES)
def test_a_module_imports_what_its_room_may(module):
    room = _room(module)
    assert room in MAY_IMPORT
    used = {_room(other) for other in _own(_imported(FILES[module]))} - {room}
    assert MAY_IMPORT[room] == "*" or used <= set(MAY_IMPORT[room].split())


def test_the_table_allows_nothing_that_is_not_used():
    used: dict[str, set[str]] = {room: set() for room in MAY_IMPORT}
    for module, path in FILES.items():
        used[_room(module)] |= {_room(other) for other in _own(_imported(path))}
    spare = {room: {*may.split()} - used[room] - {"*"} for room, may in MAY_IMPORT.items()}
    assert {room: names for room, names in spare.items() if names} == {}


def test_no_rooms_import_each_other():
    graph: dict[str, set[str]] = {_room(module).split(".")[0]: set() for module in FILES}
    for module, path in FILES.items():
        top = _room(module).split(".")[0]
        graph[top] |= {_room(other).split(".")[0] for other in _own(_imported(path))} - {top}
    assert _circle(graph) == []


def test_no_modules_import_each_other():
    graph = {module: _own(_imported(path, types=False)) - {module} for module, path in FILES.items()}
    assert _circle(graph) == []


def test_a_circle_is_found():
    assert _circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert _circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_imports_the_terms_of_a_rule_only(path):
    assert {f"cleanup.{name}" for name in _own(_imported(path))} <= RULES_MAY_IMPORT


@pytest.mark.parametrize("module", FILES)
def test_no_module_imports_a_rule(module):
    assert not [name for name in _imported(FILES[module]) if name.startswith(("rules.", "cleanup.rules."))]


@pytest.mark.parametrize(
    ("library", "owners"),
    [*((name, {owner}) for name, owner in OWNERS.items()), *SHARED.items()],
    ids=lambda value: value if isinstance(value, str) else "-".join(sorted(value)),
)
def test_a_library_has_its_owners(library, owners):
    users = {module for module, path in FILES.items() if library in {n.split(".")[0] for n in _imported(path)}}
    used = {owner for owner in owners for user in users if f"{user}.".startswith(f"{owner}.")}
    assert used == owners
    assert not [user for user in users if not any(f"{user}.".startswith(f"{owner}.") for owner in owners)]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package or "cleanup")
def test_a_room_can_be_surveyed(package):
    inside = [name for name in FILES if name and name.rpartition(".")[0] == package]
    assert len(inside) > MOST if package in MORE else len(inside) <= MOST


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package or "cleanup")
def test_a_room_describes_itself(package):
    docstring = ast.get_docstring(ast.parse(FILES[package].read_text("utf-8"))) or ""
    assert len(docstring.split()) >= 10


def test_no_old_name_comes_back():
    back = [f"{path.name}: {MODULES_GONE[path.stem]}" for path in FILES.values() if path.stem in MODULES_GONE]
    for path in [*FILES.values(), *RULES]:
        for node in _nodes(path):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                gone = CLASSES_GONE if isinstance(node, ast.ClassDef) else FUNCTIONS_GONE
                if better := gone.get(node.name.lstrip("_")):
                    back.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}: {better}")
    assert back == []


def test_each_old_name_is_listed_once():
    for names in (MODULES_GONE, CLASSES_GONE, FUNCTIONS_GONE):
        assert all(first < second for first, second in pairwise(names))
