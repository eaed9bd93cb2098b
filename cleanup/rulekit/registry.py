"""The registry of rules: look one up by code or name, and select several by prefix."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from cleanup.engine.rule import Rule, Stage, rules_hash
from cleanup.errors import RuleError, SelectionError
from cleanup.messages import did_you_mean
from cleanup.rulekit.discovery import LazyRules


class RuleRegistry:
    """Rules in the order of their codes. Raises RuleError when two share a code or a name."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules: Sequence[Rule]
        if isinstance(rules, LazyRules):  # already sorted, and not imported yet
            self.rules = rules
            self.fingerprint: str | None = rules.fingerprint
            labels = [(ref.code, ref.name) for ref in rules.refs]
        else:
            self.rules = sorted(rules, key=lambda rule: rule.code)
            self.fingerprint = None
            labels = [(rule.code, rule.name) for rule in self.rules]
        self.codes = [code for code, _ in labels]
        self._indexes: dict[str, int] = {}
        for index, label in enumerate(labels):
            for name in label:
                if name in self._indexes:
                    other = " ".join(labels[self._indexes[name]])
                    raise RuleError(f"two rules are called {name}: {other} and {' '.join(label)}; rename one of them")
                self._indexes[name] = index

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __getitem__(self, name: str) -> Rule:
        """Return the rule with a code or a name. Raises SelectionError, with the closest one, if there is none."""
        index = self._indexes.get(name.strip())
        if index is None:
            raise self._unknown(name)
        return self.rules[index]

    def hash_rules(self) -> str:
        """Return a hash that changes whenever a rule does: the same on every machine that has the same rules."""
        return self.rules.contents if isinstance(self.rules, LazyRules) else rules_hash(self.rules)

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
        """Return the codes of the rules in ``select`` (all rules if it is empty) and not in ``ignore``.

        Both contain code prefixes or names. Raises SelectionError for one that no rule has.
        """
        chosen = self._codes(select) if select else set(self.codes)
        return frozenset(chosen - self._codes(ignore))

    def indexes(self, select: Sequence[str]) -> tuple[int, ...]:
        """Return the indexes in ``rules`` of the rules in ``select``. Raises SelectionError as ``select`` does."""
        chosen = self._codes(select)
        return tuple(index for index, code in enumerate(self.codes) if code in chosen)

    def _codes(self, prefixes: Sequence[str]) -> set[str]:
        """Return the codes that begin with one of the prefixes, or whose rule has one of them as its name."""
        codes: set[str] = set()
        for name in prefixes:
            found = {code for code in self.codes if name and code.startswith(name.upper())}
            if name in self._indexes:
                found.add(self.codes[self._indexes[name]])
            if not found:
                raise self._unknown(name)
            codes |= found
        return codes

    def _unknown(self, name: str) -> SelectionError:
        hint = did_you_mean(name.strip(), self._indexes, 0.5) or "`corpuscrub rules` lists them"
        return SelectionError(f"no rule has the code, prefix or name {name!r}; {hint}")


@lru_cache(maxsize=1)
def discover() -> RuleRegistry:
    """Return the registry of the installed rules. Raises RuleError for a module without a rule."""
    return RuleRegistry(LazyRules())


@lru_cache(maxsize=16)
def registry_for(files: tuple[str, ...] = ()) -> RuleRegistry:
    """Return the registry of the installed rules and those of files with custom rules or with counts of a corpus.

    Raises RuleError for a file that cannot be used, and for two rules with the same code or name.
    """
    if not files:
        return discover()
    return RuleRegistry([*discover(), *(rule for file in files for rule in _from_file(Path(file)))])


def _from_file(path: Path) -> Sequence[Rule]:
    """Return the rules of a file. Raises RuleError."""
    if path.suffix != ".toml":
        from cleanup.rulekit import recurring_line

        if recurring_line.is_counts(path):
            return [recurring_line.load(path, [rule for rule in discover() if rule.stage is Stage.REMAINS])]
    from cleanup.rulekit.custom import load

    return load(path)
