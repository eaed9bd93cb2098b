"""The settings in a configuration file and in the files it extends."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cleanup.cli.config.layers import Layer, SettingValue
from cleanup.cli.config.parse import SECTION, Table, is_ini, table
from cleanup.cli.config.schema import ALLOW, BY_NAME, BY_PATH, PER_PATH, Setting, SettingType, Value
from cleanup.cli.config.validate import checked, describe, from_text, shortened
from cleanup.errors import ConfigError
from cleanup.messages import did_you_mean

# The keys in the table ``allow``, and all others.
ALLOW_KEYS = {name: key for name, key in BY_NAME.items() if name.startswith(f"{ALLOW}.")}
TOP_KEYS = {name: key for name, key in BY_NAME.items() if name not in ALLOW_KEYS}


def load(path: str) -> tuple[Layer, ...]:
    """Return the settings in a file, after those in the files it extends.

    Raises ConfigError for a file that cannot be read or is broken, an unknown key, an invalid value, and a loop.
    """
    layers: list[Layer] = []
    seen: dict[str, str] = {}
    while True:
        try:
            layers.append(_layer(path))
        except ConfigError as error:
            by = f"; {[*seen.values()][-1]} extends it" if seen else ""
            raise ConfigError(f"{error}{by}") from error
        real = os.path.realpath(path)
        if real in seen:
            raise ConfigError(f"{path}: extend: circular, {' -> '.join([*seen.values(), path])}")
        seen[real] = path
        if "extend" not in layers[-1]:
            return tuple(reversed(layers))
        path = layers[-1]["extend"].value


def _layer(path: str) -> Layer:
    values = table(path)
    if values is None:
        raise ConfigError(f"{path}: no table [{SECTION if is_ini(path) else 'tool.corpuscrub'}]")
    try:
        return dict(_settings(path, values))
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


def _settings(path: str, values: Table) -> Iterator[tuple[str, SettingValue]]:
    outer, inner = dict(values), {}
    for name, value in _take_table(outer, ALLOW).items():
        inner[f"{ALLOW}.{name}"] = value
    globs = _take_table(outer, PER_PATH)
    yield from _read(path, outer, TOP_KEYS, also=(ALLOW, PER_PATH))
    yield from _read(path, inner, ALLOW_KEYS)
    if globs:
        layers = {}
        for glob in [*globs]:
            try:
                layers[glob] = dict(_read(path, _take_table(globs, glob), BY_PATH, f"{PER_PATH}: {shortened(glob)}: "))
            except ConfigError as error:
                raise ConfigError(f"{PER_PATH}: {error}") from error
        yield PER_PATH, SettingValue(layers, f"{path}: {PER_PATH}", str(Path(path).parent))


def _take_table(table: dict[str, Any], name: str) -> dict[str, Any]:
    """Remove an inner table from a table and return it."""
    inner = table.pop(name, {})
    if not isinstance(inner, dict):
        shown = name if name in (ALLOW, PER_PATH) else shortened(name)
        raise ConfigError(f"{shown}: expected a table, got {describe(inner)}")
    return inner


def _read(
    path: str, values: Table, keys: Mapping[str, Setting], within: str = "", also: Iterable[str] = ()
) -> Iterator[tuple[str, SettingValue]]:
    for name, value in values.items():
        if name not in keys:
            hint = did_you_mean(name, [*keys, *also]) or f"known keys: {', '.join([*keys, *also])}"
            raise ConfigError(f"unknown key {shortened(name)}; {hint}")
        key = keys[name]
        setting = from_text(key, value) if is_ini(path) and isinstance(value, str) else checked(key, value)
        yield (
            name,
            SettingValue(_relative_to_file(path, key, setting), f"{path}: {within}{name}", str(Path(path).parent)),
        )


def _relative_to_file(path: str, key: Setting, value: Value) -> Value:
    """Return a value whose paths are relative to the working folder; in a file they are relative to the file."""
    folder = Path(path).parent
    if key.kind is SettingType.PATH:
        return str(folder / value)
    return tuple(str(folder / each) for each in value) if key.kind is SettingType.PATHS else value
