"""Settings from several places, one over the other."""

import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from cleanup.cli.config.schema import KEYS, PER_PATH, Value
from cleanup.errors import ConfigError


class SettingValue(NamedTuple):
    """A value and where it was said: a file and its key, a variable, an option, or ``default``.

    ``folder`` is where its globs begin.
    """

    value: Value
    source: str
    folder: str = "."


Layer: TypeAlias = Mapping[str, SettingValue]
"""What one place says, by key."""

NOTHING: Layer = {}
DEFAULTS: Layer = {key.name: SettingValue(key.default, "default") for key in KEYS}
EXTENDING = "extend-"


class Config(NamedTuple):
    """What files (the extended first) and the environment say."""

    files: tuple[Layer, ...] = ()
    environment: Layer = NOTHING

    @property
    def per_path(self) -> SettingValue | None:
        """Layers for some paths, by glob."""
        return merge(self.files).get(PER_PATH)

    def settings(self, flags: Layer = NOTHING, own: Iterable[Layer] = ()) -> Mapping[str, SettingValue]:
        """What holds under some flags; ``own`` is what files say of the paths of a document."""
        return merge((*self.files, *own, self.environment, flags))


def merge(layers: Iterable[Layer]) -> dict[str, SettingValue]:
    """The last word on each key. What extends a list is added to what was said before, until the list is said anew."""
    last: dict[str, SettingValue] = {}
    for layer in layers:
        for name in layer:
            last.pop(EXTENDING + name, None)
        for name, setting in layer.items():
            before = last.get(name) if name.startswith(EXTENDING) else None
            last[name] = setting
            if before is not None:
                last[name] = SettingValue(before.value + setting.value, f"{before.source}, {setting.source}")
    return {**DEFAULTS, **last}


def chosen(settings: Mapping[str, SettingValue], name: str) -> tuple[str, ...]:
    """The codes of ``select`` or ``ignore`` with those that extend them; nothing extends all rules."""
    codes: tuple[str, ...] = settings[name].value
    return codes + settings[EXTENDING + name].value if codes or name == "ignore" else ()


def from_environment() -> Layer:
    """What ``CORPUSCRUB_*`` variables say. Raises ConfigError for a value that cannot be used."""
    keys = (key for key in KEYS if key.name != "extend")
    given = {key: text for key in keys if (text := os.environ.get(key.variable, "").strip())}
    if not given:
        return NOTHING
    from cleanup.cli.config.validate import from_text

    layer = {}
    for key, text in given.items():
        try:
            layer[key.name] = SettingValue(from_text(key, text), key.variable)
        except ConfigError as error:
            raise ConfigError(f"{key.variable}: {error}") from error
    return layer
