"""The configuration as people and editors see it: what holds, a file to begin with, and a JSON Schema."""

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
    """What holds, as TOML; behind each value stands where it was said."""
    for key in KEYS:
        value, source, _ = settings[key.name]
        yield f"# {key.name} is not set" if value is None else f"{key.name} = {toml(value)}  # {printable(source)}"
    if PER_PATH in settings:
        for glob, layer in settings[PER_PATH].value.items():
            yield f"\n[{PER_PATH}.{toml(glob)}]"
            yield from (f"{name} = {toml(value)}  # {printable(source)}" for name, (value, source, _) in layer.items())


def starter() -> Iterator[str]:
    """A file to begin with: every key with what it means, what holds without it, and a sample; all in comments."""
    yield "# Configuration of corpuscrub. Whatever stands here holds in this folder and below, unless a flag or a"
    yield "# CORPUSCRUB_* variable says otherwise. Paths are relative to this file."
    for key in KEYS:
        usual = "" if key.default is None else f" Default: {toml(key.default)}"
        choices = f" One of {', '.join(key.choices)}." if key.choices else ""
        yield f"\n# {key.help}{choices}{usual}"
        yield f"# {key.name} = {toml(key.sample)}"
    yield f"\n# For some paths, as in a .gitignore: {', '.join(BY_PATH)}. The last that matches goes over those before."
    yield f'# [{PER_PATH}."de/**"]\n# language = "de"'


def schema() -> Mapping[str, Any]:
    """The keys as JSON Schema, by which editors complete and check a corpuscrub.toml."""
    inner: dict[str, Any] = {}
    outer: dict[str, Any] = {}
    for key in KEYS:
        name = key.name.removeprefix(f"{ALLOW}.")
        (outer if name == key.name else inner)[name] = _property(key)
    outer[ALLOW] = _table("What is neither reported nor fixed.", inner)
    by_path = _table(
        "What holds for the paths that a glob matches.", {name: _property(BY_PATH[name]) for name in BY_PATH}
    )
    outer[PER_PATH] = {
        "type": "object",
        "description": "Settings for some paths: globs as in a .gitignore, relative to the file.",
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
    made = {"description": key.help, **(LIST if key.kind.several else TYPES[key.kind])}
    if key.choices:
        made["enum"] = list(key.choices)
    if key.fits:
        made["pattern"] = f"^({key.fits})$"
    if key.default is not None:
        made["default"] = list(key.default) if key.kind.several else key.default
    return made


def toml(value: Value) -> str:
    """A value as TOML in one line; what cannot be printed is escaped."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, str):
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{printable(quoted)}"'
    return str(value).lower()


def printable(text: str) -> str:
    """A text whose every character is seen."""
    return "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in text)
