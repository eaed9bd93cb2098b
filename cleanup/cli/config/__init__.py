"""What holds for a call: flags over the environment over one file over what is usual.

The file is the one that was named, or the nearest of ``corpuscrub.toml``, ``pyproject.toml`` and ``setup.cfg`` from the
working folder upwards. One file wins and nothing is merged, unless it says what it ``extend``s.
"""

from cleanup.cli.config.find import find_upwards
from cleanup.cli.config.layers import Config, Layer, SettingValue, chosen, from_environment

__all__ = ["Config", "Layer", "SettingValue", "chosen", "config_for"]


def config_for(path: str | None = None, *, isolated: bool = False) -> Config:
    """What the environment and a file say: the one at ``path``, else the nearest; nothing at all when ``isolated``.

    Raises ConfigError for a file or a variable that cannot be used.
    """
    if isolated:
        return Config()
    path = path or find_upwards()
    if path is None:
        return Config((), from_environment())
    from cleanup.cli.config.load import load

    return Config(load(path), from_environment())
