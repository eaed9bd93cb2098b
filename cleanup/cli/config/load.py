"""What a configuration file says, and what it extends."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cleanup.cli.config.layers import Layer, SettingValue
from cleanup.cli.config.parse import SECTION, Table, is_ini, table
from cleanup.cli.config.schema import ALLOW, BY_NAME, BY_PATH, PER_PATH, Setting, SettingType, Value
from cleanup.cli.config.validate import checked, described, from_text, shortened
from cleanup.errors import ConfigError
from cleanup.messages import did_you_mean

INNER = {name: key for name, key in BY_NAME.items() if name.startswith(f"{ALLOW}.")}
OUTER = {name: key for name, key in BY_NAME.items() if name not in INNER}


def load(path: str) -> tuple[Layer, ...]:
    """What a file says, after what those say that it extends.

    Raises ConfigError for a file that cannot be read or is broken, for a key or a value that is none, and for a loop.
    """
    layers: list[Layer] = []
    seen: dict[str, str] = {}
    while True:
        try:
            layers.append(_layer(path))
        except ConfigError as error:
            by = f"; {[*seen.values()][-1]} extends it" if seen else ""
            raise ConfigError(f"{error}{by}") from error
        place = os.path.realpath(path)
        if place in seen:
            raise ConfigError(f"{path}: extend: a loop, {' -> '.join([*seen.values(), path])}")
        seen[place] = path
        if "extend" not in layers[-1]:
            return tuple(reversed(layers))
        path = layers[-1]["extend"].value


def _layer(path: str) -> Layer:
    ours = table(path)
    if ours is None:
        raise ConfigError(f"{path}: has no table [{SECTION if is_ini(path) else 'tool.corpuscrub'}]")
    try:
        return dict(_settings(path, ours))
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


def _settings(path: str, ours: Table) -> Iterator[tuple[str, SettingValue]]:
    outer, inner = dict(ours), {}
    for name, value in _inner(outer, ALLOW).items():
        inner[f"{ALLOW}.{name}"] = value
    globs = _inner(outer, PER_PATH)
    yield from _read(path, outer, OUTER, also=(ALLOW, PER_PATH))
    yield from _read(path, inner, INNER)
    if globs:
        layers = {}
        for glob in [*globs]:
            try:
                layers[glob] = dict(_read(path, _inner(globs, glob), BY_PATH, f"{PER_PATH}: {shortened(glob)}: "))
            except ConfigError as error:
                raise ConfigError(f"{PER_PATH}: {error}") from error
        yield PER_PATH, SettingValue(layers, f"{path}: {PER_PATH}", str(Path(path).parent))


def _inner(table: dict[str, Any], name: str) -> dict[str, Any]:
    """A table that is taken out of another one."""
    inner = table.pop(name, {})
    if not isinstance(inner, dict):
        shown = name if name in (ALLOW, PER_PATH) else shortened(name)
        raise ConfigError(f"{shown}: a table is wanted, there is {described(inner)}")
    return inner


def _read(
    path: str, values: Table, keys: Mapping[str, Setting], within: str = "", also: Iterable[str] = ()
) -> Iterator[tuple[str, SettingValue]]:
    for name, value in values.items():
        if name not in keys:
            hint = did_you_mean(name, [*keys, *also]) or f"keys are {', '.join([*keys, *also])}"
            raise ConfigError(f"unknown key {shortened(name)}; {hint}")
        key = keys[name]
        said = from_text(key, value) if is_ini(path) and isinstance(value, str) else checked(key, value)
        yield name, SettingValue(_placed(path, key, said), f"{path}: {within}{name}", str(Path(path).parent))


def _placed(path: str, key: Setting, value: Value) -> Value:
    """A value whose paths lead from the working folder, as those in a file lead from the file."""
    folder = Path(path).parent
    if key.kind is SettingType.PATH:
        return str(folder / value)
    return tuple(str(folder / each) for each in value) if key.kind is SettingType.PATHS else value
