"""The rules there are: found at run time, checked, and chosen by code or name.

The core never imports a rule: rules live in ``cleanup.rules``, which is the folder ``rules/`` of a checkout, and in
packages that announce themselves under the entry-point group ``cleanup.rules``.
"""

import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import ModuleType

from cleanup import cache
from cleanup.errors import RuleError, SelectionError
from cleanup.rule import Rule

PACKAGE = "cleanup.rules"


class Rulebook:
    """Rules in the order of their codes. Raises RuleError when two share a code or a name."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: tuple[Rule, ...] = tuple(sorted(rules, key=lambda rule: rule.code))
        names: dict[str, Rule] = {}
        for rule in self.rules:
            for name in (rule.code, rule.name):
                if name in names:
                    raise RuleError(f"two rules are called {name}: {names[name].name} and {rule.name}")
                names[name] = rule
        self._names = names

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __getitem__(self, name: str) -> Rule:
        """The rule of a code or a name. Raises SelectionError, with the nearest one, where there is none."""
        try:
            return self._names[name.strip()]
        except KeyError:
            raise self._unknown(name) from None

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
        """The codes of the rules that are in ``select`` (all, when empty) and not in ``ignore``.

        Both hold code prefixes or names. Raises SelectionError for one that no rule has.
        """
        chosen = self._codes(select) if select else {rule.code for rule in self.rules}
        return frozenset(chosen - self._codes(ignore))

    def _codes(self, wanted: Sequence[str]) -> set[str]:
        codes: set[str] = set()
        for name in wanted:
            found = {rule.code for rule in self.rules if rule.name == name or rule.code.startswith(name.upper())}
            if not name or not found:
                raise self._unknown(name)
            codes |= found
        return codes

    def _unknown(self, name: str) -> SelectionError:
        near = get_close_matches(name.strip(), [*self._names, *(name.lower() for name in self._names)], 1, 0.5)
        hint = f"did you mean {near[0]}?" if near else "`corpuscrub rules` lists them"
        return SelectionError(f"no rule has the code, prefix or name {name!r}; {hint}")


@lru_cache(maxsize=1)
def discover() -> Rulebook:
    """All rules that are installed. Raises RuleError for a module without a rule."""
    packages = [_package(), *map(importlib.import_module, _announced())]
    return Rulebook(_rule(module) for package in packages for module in _walk(package))


def _rule(module: ModuleType) -> Rule:
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise RuleError(f"{module.__file__}: a rule module must define RULE, a cleanup.rule.Rule")
    return rule


def _walk(package: ModuleType) -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        module = importlib.import_module(info.name)
        if info.ispkg:
            yield from _walk(module)
        else:
            yield module


def _package() -> ModuleType:
    try:
        return importlib.import_module(PACKAGE)
    except ModuleNotFoundError as error:
        if error.name != PACKAGE:
            raise
    # Not installed: a checkout, where the rules lie beside the package.
    folder = Path(__file__).resolve().parent.parent / "rules"
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
    """The names of the packages of rules that other distributions announce.

    Asking all distributions takes as long as the rest of a pipe call, so the answer is cached until a folder in which
    modules are searched changes.
    """
    folders = [(folder, Path(folder).stat().st_mtime_ns) for folder in sys.path if Path(folder).is_dir()]
    key = f"packs-{blake2b(repr(folders).encode(), digest_size=16).hexdigest()}"
    known = cache.load(key)
    if known is None:
        from importlib.metadata import entry_points

        known = "\n".join(sorted(entry.value for entry in entry_points(group=PACKAGE))).encode()
        cache.save(key, known)
    return known.decode().split()
