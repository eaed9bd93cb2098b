"""The configuration for people and editors: the effective settings, a file to start from, and a JSON Schema."""

from collections.abc import Iterator, Mapping
from typing import Any

from cleanup.cli.config.layers import SettingValue
from cleanup.cli.config.schema import ALLOW, BY_PATH, KEYS, PER_PATH, Setting, SettingType, Value

TYPES: Mapping[SettingType, Mapping[str, Any]] = {
    SettingType.FLAG: {"type": "boolean"},
    SettingType.SHARE: {"type": "number", "minimum": 0, "maximum": 1},
    SettingType.COUNT: {"type": "integer", "minimum": 0, "maximum": 9999},
    SettingType.WORD: {"type": "string", "minLength": 1},
    SettingType.ENCODING: {"type": "string", "minLength": 1},
    SettingType.PATH: {"type": "string", "minLength": 1},
}
LIST = {"type": "array", "items": {"type": "string"}}


def shown(settings: Mapping[str, SettingValue]) -> Iterator[str]:
    """Yield the effective settings as lines of TOML, each with a comment that names its source."""
    for key in KEYS:
        value, source, _ = settings[key.name]
        yield f"# {key.name} is not set" if value is None else f"{key.name} = {toml(value)}  # {printable(source)}"
    if PER_PATH in settings:
        for glob, layer in settings[PER_PATH].value.items():
            yield f"\n[{PER_PATH}.{toml(glob)}]"
            yield from (f"{name} = {toml(value)}  # {printable(source)}" for name, (value, source, _) in layer.items())


def starter() -> Iterator[str]:
    """Yield the lines of a file to start from: every key with its help, its default and a sample, all commented out."""
    yield "# Configuration of corpuscrub for this folder and everything below it. Options and CORPUSCRUB_* variables"
    yield "# override it. Paths are relative to this file."
    for key in KEYS:
        default = "" if key.default is None else f" Default: {toml(key.default)}"
        choices = f" One of {', '.join(key.choices)}." if key.choices else ""
        yield f"\n# {key.help}{choices}{default}"
        yield f"# {key.name} = {toml(key.sample)}"
    yield f"\n# For some paths, with patterns as in a .gitignore: {', '.join(BY_PATH)}. Later tables override earlier."
    yield f'# [{PER_PATH}."de/**"]\n# language = "de"'


def schema() -> Mapping[str, Any]:
    """Return the keys as JSON Schema, with which editors complete and check a corpuscrub.toml."""
    inner: dict[str, Any] = {}
    outer: dict[str, Any] = {}
    for key in KEYS:
        name = key.name.removeprefix(f"{ALLOW}.")
        (outer if name == key.name else inner)[name] = _property(key)
    outer[ALLOW] = _table("Findings that are neither reported nor fixed.", inner)
    by_path = _table(
        "Settings for the paths that a pattern matches.", {name: _property(BY_PATH[name]) for name in BY_PATH}
    )
    outer[PER_PATH] = {
        "type": "object",
        "description": "Settings for some paths: patterns as in a .gitignore, relative to the file.",
        "additionalProperties": by_path,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "corpuscrub",
        **_table("Configuration of corpuscrub.", outer),
    }


def _table(description: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "additionalProperties": False,
    }


def _property(key: Setting) -> dict[str, Any]:
    made = {"description": key.help, **(LIST if key.kind.is_list else TYPES[key.kind])}
    if key.choices:
        made["enum"] = list(key.choices)
    if key.pattern:
        made["pattern"] = f"^({key.pattern})$"
    if key.default is not None:
        made["default"] = list(key.default) if key.kind.is_list else key.default
    return made


def toml(value: Value) -> str:
    """Return a value as TOML in one line, with unprintable characters escaped."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, str):
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{printable(quoted)}"'
    return str(value).lower()


def printable(text: str) -> str:
    """Return a text with unprintable characters escaped."""
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in text)
