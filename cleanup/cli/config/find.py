"""Files that are looked for from the working folder upwards, and the configuration file among them."""

import os
from collections.abc import Iterator
from pathlib import Path

from cleanup.errors import ConfigError
from cleanup.messages import io_failure

OWN = "corpuscrub.toml"

# Files that other tools share, with the bytes of one that configures corpuscrub as well. Others may be broken: only
# files with these bytes are parsed.
SHARED = {"pyproject.toml": b"corpuscrub", "setup.cfg": b"[tool:corpuscrub"}


def find_upwards(*names: str) -> Iterator[str]:
    """Yield the files with one of these names from the working folder up to the root, as relative paths."""
    try:
        here = Path.cwd()
    except OSError:  # it was removed
        return
    for folder in (here, *here.parents):
        for name in names:
            if os.path.isfile(folder / name):  # noqa: PTH113  # Path.is_file raises where a folder is closed to us
                yield os.path.relpath(folder / name)


def find_config() -> str | None:
    """Return the nearest file with settings of corpuscrub.

    Raises ConfigError for one that cannot be read or is broken.
    """
    for path in find_upwards(OWN, *SHARED):
        name = Path(path).name
        if name == OWN or _has_settings(path, SHARED[name]):
            return path
    return None


def _has_settings(path: str, signature: bytes) -> bool:
    try:
        if signature not in Path(path).read_bytes():
            return False
    except OSError as error:
        raise ConfigError(io_failure(path, "read", error)) from error
    from cleanup.cli.config.parse import table

    return table(path) is not None
