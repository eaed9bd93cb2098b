"""What holds for a call: its flags over what the environment and a file say, which become click's defaults."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from cleanup.cli.config import Config, Layer, SettingValue, chosen, config_for
from cleanup.cli.config.schema import KEYS, Setting
from cleanup.errors import ConfigError, SelectionError
from cleanup.rulekit.registry import registry_for

if TYPE_CHECKING:
    from cleanup.cli.input.walk import ExcludedPaths

Command = Callable[..., Any]

SAID = "cleanup.cli.config"
"""Where a context keeps what files and the environment say."""

NAMED = ("select", "ignore", "extend-select", "extend-ignore")
"""The keys that name rules."""


GIVEN = f"{SAID}.options"
"""Where it keeps the values of --config and --isolated."""


def _configure(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Once both options are known, in whichever order they stand, read what they speak of."""
    given = ctx.meta.setdefault(GIVEN, {})
    given[param.name] = value
    if len(given) < 2 or ctx.resilient_parsing:
        return
    if given["isolated"] and ctx.get_parameter_source("config") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--isolated reads no configuration and --config names one; give one of them")
    said = ctx.meta[SAID] = config_for(given["config"], isolated=given["isolated"])
    settings = said.settings()
    ctx.default_map = {}
    for key, option in _options(ctx):
        value, source, _ = settings[key.name]
        if option.name is not None and source != "default":
            ctx.default_map[option.name] = [value] if option.multiple and isinstance(value, str) else value


def isolated(ctx: click.Context) -> bool:
    """Whether a call goes by nothing that it does not name."""
    return bool(ctx.meta.get(GIVEN, {}).get("isolated"))


def _options(ctx: click.Context) -> list[tuple[Setting, click.Option]]:
    """The keys that a verb has options for."""
    by_flag = {key.flag: key for key in KEYS}
    return [
        (by_flag[flag], option)
        for option in ctx.command.params
        if isinstance(option, click.Option)
        for flag in option.opts
        if flag in by_flag
    ]


def configured(verb: Command) -> Command:
    """--config and --isolated; ``effective_settings`` then says what holds."""
    alone = click.option(
        "--isolated",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_configure,
        help="Go by no file that is not named here, and by no CORPUSCRUB_* variable.",
    )
    config = click.option(
        "--config",
        metavar="FILE",
        envvar="CORPUSCRUB_CONFIG",
        is_eager=True,
        expose_value=False,
        callback=_configure,
        help="The configuration file; default: the nearest corpuscrub.toml, pyproject.toml or setup.cfg.",
    )
    return config(alone(verb))


def effective_settings(ctx: click.Context) -> "EffectiveSettings":
    """What holds for a call of a verb that is ``configured``."""
    flags = {}
    for key, option in _options(ctx):
        if option.name is not None and ctx.get_parameter_source(option.name) is ParameterSource.COMMANDLINE:
            value = ctx.params.get(option.name)
            flags[key.name] = SettingValue(key.default if value is None else value, key.flag)
    return EffectiveSettings(ctx.meta[SAID], flags)


class EffectiveSettings(NamedTuple):
    """What files and the environment say, and the flags that go over it."""

    said: Config
    flags: Layer

    @property
    def settings(self) -> Mapping[str, SettingValue]:
        """What holds, whatever the path is."""
        return self.said.settings(self.flags)

    @property
    def by_path(self) -> "Callable[[str], dict[str, Any]] | None":
        """What holds for a document of a name, as ``search_fields`` has it, where that depends on the name."""
        return self.search_fields if self.said.per_path is not None else None

    def search_fields(self, name: str | None = None) -> dict[str, Any]:
        """How documents, or the one of a name, are searched: fields of a Search."""
        settings = self.said.settings(self.flags, () if name is None else self._own(name))
        language = settings["language"].value
        return {
            "select": chosen(settings, "select"),
            "ignore": chosen(settings, "ignore"),
            "unsafe": settings["unsafe"].value,
            "min_confidence": settings["min-confidence"].value,
            "language": None if language == "auto" else language,
        }

    def check(self) -> None:
        """Raise ConfigError for a glob that matches nothing, and for a code that no rule has."""
        own = self.said.per_path or SettingValue({}, "")
        for glob in own.value:
            _matching(glob, os.path.realpath(own.folder))
        for layer in (*self.said.files, *own.value.values(), self.said.environment):
            for name in NAMED:
                if name in layer:
                    try:
                        registry_for(tuple(self.settings["rules"].value)).select(layer[name].value)
                    except SelectionError as error:
                        raise ConfigError(f"{layer[name].source}: {error}") from error

    def _own(self, name: str) -> list[Layer]:
        """What files say of the document of a name, the last word last."""
        per_path = self.said.per_path
        if per_path is None:
            return []
        path = Path(os.path.realpath(Path(name).parent), Path(name).name)
        folder = os.path.realpath(per_path.folder)
        if not path.is_relative_to(folder):
            return []
        return [layer for glob, layer in per_path.value.items() if _matching(glob, folder).holds(path)]


@cache
def _matching(glob: str, folder: str) -> "ExcludedPaths":
    """The paths that a glob is about, as a line of an ignore file in a folder. Raises ConfigError for none."""
    from cleanup.cli.input.gitignore_patterns import compiled
    from cleanup.cli.input.walk import ExcludedPaths

    pattern = compiled(os.fsencode(glob))
    if pattern is None or not pattern[1]:
        raise ConfigError(f"per-path: {glob!r} is about no path; de/** and *.de.txt are")
    return ExcludedPaths([glob], folder)
