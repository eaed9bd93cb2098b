"""The effective settings of a call: options override the environment, which overrides a configuration file.

Values of the environment and the file become click's defaults.
"""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

import click
from click.core import ParameterSource

from cleanup.cli.config import Config, Layer, SettingValue, chosen, config_for
from cleanup.cli.config.schema import KEYS, Setting
from cleanup.errors import ConfigError, SelectionError
from cleanup.rulekit.registry import registry_for

if TYPE_CHECKING:
    from cleanup.cli.input.walk import ExcludedPaths

Command = Callable[..., Any]

# Keys of a context's meta: the configuration that was read, and the values of --config and --isolated.
CONFIG = "cleanup.cli.config"
CONFIG_OPTIONS = f"{CONFIG}.options"

# The keys that name rules.
RULE_KEYS = ("select", "ignore", "extend-select", "extend-ignore")


class SearchFields(TypedDict):
    """The fields of CleanOptions that may differ between paths."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    unsafe: bool
    min_confidence: float
    language: str | None


class EffectiveSettings(NamedTuple):
    """The configuration, and the options that override it."""

    config: Config
    options: Layer

    @property
    def settings(self) -> Mapping[str, SettingValue]:
        """The setting of each key, without those for some paths."""
        return self.config.settings(self.options)

    @property
    def by_path(self) -> Callable[[str], SearchFields] | None:
        """``search_fields`` for the name of a document; None where the configuration has nothing for some paths."""
        return self.search_fields if self.config.per_path is not None else None

    def search_fields(self, name: str | None = None) -> SearchFields:
        """Return how documents are searched, or the document of this name."""
        settings = self.config.settings(self.options, () if name is None else self._layers_for(name))
        language = settings["language"].value
        return {
            "select": chosen(settings, "select"),
            "ignore": chosen(settings, "ignore"),
            "unsafe": settings["unsafe"].value,
            "min_confidence": settings["min-confidence"].value,
            "language": None if language == "auto" else language,
        }

    def check(self) -> None:
        """Raise ConfigError for a glob that can match no path, and for a code that no rule has."""
        per_path = self.config.per_path or SettingValue({}, "")
        for glob in per_path.value:
            _paths_of(glob, os.path.realpath(per_path.folder))
        for layer in (*self.config.files, *per_path.value.values(), self.config.environment):
            for key in RULE_KEYS:
                if key in layer:
                    try:
                        registry_for(tuple(self.settings["rules"].value)).select(layer[key].value)
                    except SelectionError as error:
                        raise ConfigError(f"{layer[key].source}: {error}") from error

    def _layers_for(self, name: str) -> list[Layer]:
        """Return the settings for the path of a document; later ones override earlier ones."""
        per_path = self.config.per_path
        if per_path is None:
            return []
        path = Path(os.path.realpath(Path(name).parent), Path(name).name)
        folder = os.path.realpath(per_path.folder)
        if not path.is_relative_to(folder):
            return []
        return [layer for glob, layer in per_path.value.items() if _paths_of(glob, folder).contains(path)]


@cache
def _paths_of(glob: str, folder: str) -> "ExcludedPaths":
    """Return the paths that a glob matches, read as a line of an ignore file in ``folder``. Raises ConfigError."""
    from cleanup.cli.input.gitignore_patterns import compile_pattern
    from cleanup.cli.input.walk import ExcludedPaths

    pattern = compile_pattern(os.fsencode(glob))
    if pattern is None or not pattern[1]:
        raise ConfigError(f"per-path: {glob!r} matches no path; use a pattern such as de/** or *.de.txt")
    return ExcludedPaths([glob], folder)


def configured(command: Command) -> Command:
    """Add --config and --isolated; ``effective_settings`` then returns the settings of the call."""
    isolated = click.option(
        "--isolated",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_read_config,
        help="Ignore configuration, baseline and allow files that no option names, and all CORPUSCRUB_* variables.",
    )
    config = click.option(
        "--config",
        metavar="FILE",
        envvar="CORPUSCRUB_CONFIG",
        is_eager=True,
        expose_value=False,
        callback=_read_config,
        help="Configuration file; default: the nearest corpuscrub.toml, pyproject.toml or setup.cfg.",
    )
    return config(isolated(command))


def effective_settings(ctx: click.Context) -> EffectiveSettings:
    """Return the settings of a call; its command must be ``configured``."""
    options = {}
    for key, option in _options(ctx):
        if option.name is not None and ctx.get_parameter_source(option.name) is ParameterSource.COMMANDLINE:
            value = ctx.params.get(option.name)
            options[key.name] = SettingValue(key.default if value is None else value, key.flag)
    return EffectiveSettings(ctx.meta[CONFIG], options)


def is_isolated(ctx: click.Context) -> bool:
    """Return whether the call has --isolated."""
    return bool(ctx.meta.get(CONFIG_OPTIONS, {}).get("isolated"))


def _read_config(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Read the configuration once both --config and --isolated are parsed, in whichever order they come."""
    given = ctx.meta.setdefault(CONFIG_OPTIONS, {})
    given[param.name] = value
    if len(given) < 2 or ctx.resilient_parsing:
        return
    if given["isolated"] and ctx.get_parameter_source("config") is ParameterSource.COMMANDLINE:
        raise click.UsageError("--isolated reads no configuration and --config names one; give only one of them")
    config = ctx.meta[CONFIG] = config_for(given["config"], isolated=given["isolated"])
    settings = config.settings()
    ctx.default_map = {}
    for key, option in _options(ctx):
        value, source, _ = settings[key.name]
        if option.name is not None and source != "default":
            ctx.default_map[option.name] = [value] if option.multiple and isinstance(value, str) else value


def _options(ctx: click.Context) -> list[tuple[Setting, click.Option]]:
    """Return the options of a command that have a configuration key."""
    by_flag = {key.flag: key for key in KEYS}
    return [
        (by_flag[flag], option)
        for option in ctx.command.params
        if isinstance(option, click.Option)
        for flag in option.opts
        if flag in by_flag
    ]
