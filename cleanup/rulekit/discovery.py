"""The installed rules, each imported when it is first used.

The core never imports a rule by name. Rules are modules of ``cleanup.rules``, which is the folder ``rules/`` of a
checkout, and of packages that register under the entry-point group ``cleanup.rules``. Importing all of them takes as
long as cleaning a page, so their codes and names are cached until one of their files changes.
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
    """The code, the name and the module of a rule that is not imported yet."""

    code: str
    name: str
    module: str


class LazyRules(Sequence[Rule]):
    """The installed rules in the order of their codes.

    ``fingerprint`` changes whenever one of their files does, and ``refs`` lists them without importing any. Raises
    RuleError for a module without a rule.
    """

    def __init__(self) -> None:
        packages = [_package(), *map(importlib.import_module, _plugin_packages())]
        files = [file for package in packages for file in _files(package)]
        self.fingerprint = _digest(files)
        self._paths = [(module, Path(path)) for module, path, *_ in files]
        modules = sorted({module for module, *_ in files if module})
        labels = cache.recall(f"rules-{self.fingerprint}", lambda: _dump(modules), lambda data: _load(data, modules))
        self.refs = sorted(RuleRef(*label, module) for label, module in zip(labels, modules, strict=True))
        self._imported: list[Rule | None] = [None] * len(self.refs)

    @property
    def contents(self) -> str:
        """Return a hash of the files of all rules, the same on every machine that has the same rules."""
        return _digest((module, path.name, path.read_bytes()) for module, path in self._paths)

    def __len__(self) -> int:
        return len(self.refs)

    @overload
    def __getitem__(self, index: int) -> Rule: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Rule]: ...
    def __getitem__(self, index: int | slice) -> Rule | Sequence[Rule]:
        """Import the rule at an index, or all rules of a slice, and return them."""
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        rule = self._imported[index]
        if rule is None:
            rule = self._imported[index] = _import_rule(self.refs[index].module)
        return rule


def _dump(modules: Sequence[str]) -> bytes:
    """Return the codes and names of the rules in modules for the cache, which never names a module to import."""
    rules = map(_import_rule, modules)
    return cache.packed([label.encode() for rule in rules for label in (rule.code, rule.name)])


def _load(cached: bytes, modules: Sequence[str]) -> list[tuple[str, str]]:
    """Return the code and the name of each module's rule. Raises ValueError for those of other modules."""
    labels = [label.decode() for label in cache.unpacked(cached)]
    if len(labels) != 2 * len(modules):
        raise ValueError("the cached labels are those of other modules")
    return [*zip(labels[::2], labels[1::2], strict=True)]


def _import_rule(module: str) -> Rule:
    rule = getattr(importlib.import_module(module), "RULE", None)
    if not isinstance(rule, Rule):
        raise RuleError(f"{module}: this module defines no rule; assign a cleanup.engine.rule.Rule to RULE")
    return rule


def _files(package: ModuleType) -> Iterator[tuple[str, str, int, int]]:
    """Yield each file of a package: its module (empty for phrase tables), path, time of the last change, and size."""
    for root in package.__path__:
        for folder, subfolders, names in os.walk(root):
            subfolders[:] = sorted(name for name in subfolders if name.isidentifier() and name != "__pycache__")
            inside = ".".join([package.__name__, *Path(folder).relative_to(root).parts])
            for name in sorted(names):
                stem, suffix = os.path.splitext(name)  # noqa: PTH122  # a Path for each file takes longer than the walk
                if suffix in {".py", ".toml"}:
                    status = os.stat(f"{folder}/{name}")  # noqa: PTH116
                    module = f"{inside}.{stem}" if suffix == ".py" and stem != "__init__" else ""
                    yield module, f"{folder}/{name}", status.st_mtime_ns, status.st_size


def _package() -> ModuleType:
    """Return the package of the rules, that of the checkout where it is not installed. Raises RuleError for none."""
    try:
        return importlib.import_module(PACKAGE)
    except ModuleNotFoundError as error:
        if error.name != PACKAGE:
            raise
    # Not installed: a checkout, where the folder of the rules is beside the package.
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


def _plugin_packages() -> list[str]:
    """Return the names of the packages of rules that other distributions register.

    Searching all distributions takes a quarter of the time of cleaning one text, so that there are none is cached until
    a folder of the import path changes. Names are never cached: they are imported, and the cache must not decide that.
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
