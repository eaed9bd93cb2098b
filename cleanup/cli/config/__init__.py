"""The configuration: options override the environment, which overrides one file, which overrides the defaults.

The file is the one that was named, or the nearest of ``corpuscrub.toml``, ``pyproject.toml`` and ``setup.cfg`` from the
working folder upwards. Only one file counts, and files it ``extend``s. Imports no other room of the command line.
"""

from cleanup.cli.config.find import find_config
from cleanup.cli.config.layers import Config, Layer, SettingValue, chosen, from_environment

__all__ = ["Config", "Layer", "SettingValue", "chosen", "config_for"]


def config_for(path: str | None = None, *, isolated: bool = False) -> Config:
    """Return the settings in the environment and in the file ``path``, else the nearest; none when ``isolated``.

    Raises ConfigError for a file or a variable that cannot be used.
    """
    if isolated:
        return Config()
    path = path or find_config()
    if path is None:
        return Config((), from_environment())
    from cleanup.cli.config.load import load

    return Config(load(path), from_environment())
