"""The rules that are installed, each imported when it is first taken.

The core never imports a rule by name. Rules live in ``cleanup.rules``, which is the folder ``rules/`` of a checkout,
and in packages that announce themselves under the entry-point group ``cleanup.rules``. Importing them all takes as long
as cleaning a page, so their codes and names are cached, and known until a file of theirs changes.
"""

import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, overload

from cleanup import cache
from cleanup.engine.rule import Rule
from cleanup.errors import RuleError

PACKAGE = "cleanup.rules"


class RuleRef(NamedTuple):
    """What is known of a rule before it is imported."""

    code: str
    name: str
    module: str


class LazyRules(Sequence[Rule]):
    """The installed rules in the order of their codes; ``fingerprint`` changes whenever one of them does.

    Raises RuleError for a module without a rule.
    """

    def __init__(self) -> None:
        packages = [_package(), *map(importlib.import_module, _announced())]
        files = [file for package in packages for file in _files(package)]
        self.fingerprint = _digest(files)
        self._places = [(module, Path(place)) for module, place, *_ in files]
        modules = sorted({module for module, *_ in files if module})
        labels = cache.recall(f"rules-{self.fingerprint}", lambda: _labels(modules), lambda data: _read(data, modules))
        self.entries = sorted(RuleRef(*label, module) for label, module in zip(labels, modules, strict=True))
        self._taken: list[Rule | None] = [None] * len(self.entries)

    @property
    def contents(self) -> str:
        """A hash of all that the rules are made of: the same on every machine that has the same rules."""
        return _digest((module, place.name, place.read_bytes()) for module, place in self._places)

    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, place: int) -> Rule: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Rule]: ...
    def __getitem__(self, place: int | slice) -> Rule | Sequence[Rule]:
        """The rule at a place, or several."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        rule = self._taken[place]
        if rule is None:
            rule = self._taken[place] = _rule(self.entries[place].module)
        return rule


def _labels(modules: Sequence[str]) -> bytes:
    """Codes and names of the rules in modules, to be kept: no module is ever named by what is kept."""
    rules = map(_rule, modules)
    return cache.packed([label.encode() for rule in rules for label in (rule.code, rule.name)])


def _read(known: bytes, modules: Sequence[str]) -> list[tuple[str, str]]:
    labels = [label.decode() for label in cache.unpacked(known)]
    if len(labels) != 2 * len(modules):
        raise ValueError("these are the labels of other modules")
    return [*zip(labels[::2], labels[1::2], strict=True)]


def _rule(module: str) -> Rule:
    rule = getattr(importlib.import_module(module), "RULE", None)
    if not isinstance(rule, Rule):
        raise RuleError(f"{module}: a rule module must define RULE, a cleanup.engine.rule.Rule")
    return rule


def _files(package: ModuleType) -> Iterator[tuple[str, str, int, int]]:
    """Each file of a package: its module (empty for phrase tables), its path, when it was changed, and its size."""
    for folder in package.__path__:
        for place, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if name.isidentifier() and name != "__pycache__")
            inside = ".".join([package.__name__, *Path(place).relative_to(folder).parts])
            for name in sorted(names):
                stem, suffix = os.path.splitext(name)  # noqa: PTH122  # a Path for each file takes longer than the walk
                if suffix in {".py", ".toml"}:
                    status = os.stat(f"{place}/{name}")  # noqa: PTH116
                    module = f"{inside}.{stem}" if suffix == ".py" and stem != "__init__" else ""
                    yield module, f"{place}/{name}", status.st_mtime_ns, status.st_size


def _package() -> ModuleType:
    try:
        return importlib.import_module(PACKAGE)
    except ModuleNotFoundError as error:
        if error.name != PACKAGE:
            raise
    # Not installed: a checkout, where the rules lie beside the package.
    folder = Path(__file__).resolve().parents[2] / "rules"
    spec = importlib.util.spec_from_file_location(
        PACKAGE, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None or not folder.is_dir():
        raise RuleError(f"no rules: {PACKAGE} is not installed and {folder} does not exist")
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)
    return module


def _announced() -> list[str]:
    """The packages of rules that other distributions announce, by name.

    Asking all distributions takes a quarter of a pipe call, so it is known until a folder in which modules are searched
    changes that there are none. Names are never known: they are imported, and what is kept must not say what is.
    """
    key = f"packs-{_digest((folder, Path(folder).stat().st_mtime_ns) for folder in sys.path if Path(folder).is_dir())}"
    if cache.load(key) is not None:
        return []
    from importlib.metadata import entry_points

    packages = sorted(entry.value for entry in entry_points(group=PACKAGE))
    if not packages:
        cache.save(key, b"none")
    return packages


def _digest(values: object) -> str:
    return blake2b(repr(list(values)).encode(), digest_size=16).hexdigest()  # type: ignore[call-overload]
