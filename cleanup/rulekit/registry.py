"""Rules by their codes and names: found, and chosen by prefix."""

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
        if isinstance(rules, LazyRules):  # in order, and not to be imported yet
            self.rules = rules
            self.fingerprint: str | None = rules.fingerprint
            labels = [(entry.code, entry.name) for entry in rules.entries]
        else:
            self.rules = sorted(rules, key=lambda rule: rule.code)
            self.fingerprint = None
            labels = [(rule.code, rule.name) for rule in self.rules]
        self.codes = [code for code, _ in labels]
        self._places: dict[str, int] = {}
        for place, label in enumerate(labels):
            for name in label:
                if name in self._places:
                    raise RuleError(f"two rules are called {name}: {labels[self._places[name]]} and {label}")
                self._places[name] = place

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __getitem__(self, name: str) -> Rule:
        """The rule of a code or a name. Raises SelectionError, with the nearest one, where there is none."""
        place = self._places.get(name.strip())
        if place is None:
            raise self._unknown(name)
        return self.rules[place]

    def hash_rules(self) -> str:
        """Return a hash that changes whenever a rule does: the same on every machine that has the same rules."""
        return self.rules.contents if isinstance(self.rules, LazyRules) else rules_hash(self.rules)

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
        """The codes of the rules that are in ``select`` (all, when empty) and not in ``ignore``.

        Both hold code prefixes or names. Raises SelectionError for one that no rule has.
        """
        chosen = self._codes(select) if select else set(self.codes)
        return frozenset(chosen - self._codes(ignore))

    def places(self, select: Sequence[str]) -> tuple[int, ...]:
        """Where the rules that are in ``select`` stand, in order. Raises SelectionError as ``select`` does."""
        chosen = self._codes(select)
        return tuple(place for place, code in enumerate(self.codes) if code in chosen)

    def _codes(self, wanted: Sequence[str]) -> set[str]:
        codes: set[str] = set()
        for name in wanted:
            found = {code for code in self.codes if name and code.startswith(name.upper())}
            if name in self._places:
                found.add(self.codes[self._places[name]])
            if not found:
                raise self._unknown(name)
            codes |= found
        return codes

    def _unknown(self, name: str) -> SelectionError:
        hint = did_you_mean(name.strip(), self._places, 0.5) or "`corpuscrub rules` lists them"
        return SelectionError(f"no rule has the code, prefix or name {name!r}; {hint}")


@lru_cache(maxsize=1)
def discover() -> RuleRegistry:
    """All rules that are installed. Raises RuleError for a module without a rule."""
    return RuleRegistry(LazyRules())


@lru_cache(maxsize=16)
def registry_for(files: tuple[str, ...] = ()) -> RuleRegistry:
    """Return the installed rules, and those of files: TOML files with custom rules, or counts of a corpus.

    Raises RuleError for a file that cannot be used, and for two rules of one name.
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
