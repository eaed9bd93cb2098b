"""Settings from several sources, where later ones override earlier ones."""

import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from cleanup.cli.config.schema import KEYS, PER_PATH, Value
from cleanup.errors import ConfigError


class SettingValue(NamedTuple):
    """A value and its source: a file and its key, a variable, an option, or ``default``.

    Globs in the value are relative to ``folder``.
    """

    value: Value
    source: str
    folder: str = "."


# The settings of one source, by key.
Layer: TypeAlias = Mapping[str, SettingValue]

EMPTY: Layer = {}
DEFAULTS: Layer = {key.name: SettingValue(key.default, "default") for key in KEYS}
EXTEND_PREFIX = "extend-"


class Config(NamedTuple):
    """The settings in files, the extended ones first, and in the environment."""

    files: tuple[Layer, ...] = ()
    environment: Layer = EMPTY

    @property
    def per_path(self) -> SettingValue | None:
        """The layers for some paths, by glob."""
        return merge(self.files).get(PER_PATH)

    def settings(self, options: Layer = EMPTY, for_path: Iterable[Layer] = ()) -> Mapping[str, SettingValue]:
        """Return the effective settings under some options; ``for_path`` are layers for the path of a document."""
        return merge((*self.files, *for_path, self.environment, options))


def merge(layers: Iterable[Layer]) -> dict[str, SettingValue]:
    """Return the last value of each key. An ``extend-`` list adds to earlier ones until the list itself is set."""
    merged: dict[str, SettingValue] = {}
    for layer in layers:
        for name in layer:
            merged.pop(EXTEND_PREFIX + name, None)
        for name, setting in layer.items():
            before = merged.get(name) if name.startswith(EXTEND_PREFIX) else None
            merged[name] = setting
            if before is not None:
                merged[name] = SettingValue(before.value + setting.value, f"{before.source}, {setting.source}")
    return {**DEFAULTS, **merged}


def chosen(settings: Mapping[str, SettingValue], name: str) -> tuple[str, ...]:
    """Return the codes of ``select`` or ``ignore`` with their extensions; an empty ``select``, all rules, has none."""
    codes: tuple[str, ...] = settings[name].value
    return codes + settings[EXTEND_PREFIX + name].value if codes or name == "ignore" else ()


def from_environment() -> Layer:
    """Return the settings in ``CORPUSCRUB_*`` variables. Raises ConfigError for a value that cannot be used."""
    keys = (key for key in KEYS if key.name != "extend")
    given = {key: text for key in keys if (text := os.environ.get(key.variable, "").strip())}
    if not given:
        return EMPTY
    from cleanup.cli.config.validate import from_text

    layer = {}
    for key, text in given.items():
        try:
            layer[key.name] = SettingValue(from_text(key, text), key.variable)
        except ConfigError as error:
            raise ConfigError(f"{key.variable}: {error}") from error
    return layer
