"""The nearest configuration file; to look for it takes next to nothing where there is none."""

import os
from pathlib import Path

from cleanup.errors import ConfigError
from cleanup.io.files import reason

OWN = "corpuscrub.toml"
OTHERS = {"pyproject.toml": b"corpuscrub", "setup.cfg": b"[tool:corpuscrub"}
"""Files of all tools, with what stands in those that are ours, too. Whether others are broken is not our business."""


def find_upwards() -> str | None:
    """The first file with settings of ours, from the working folder up to the root.

    Raises ConfigError for one that cannot be read or is broken.
    """
    try:
        here = Path.cwd()
    except OSError:  # it was removed
        return None
    for folder in (here, *here.parents):
        for name in (OWN, *OTHERS):
            if os.path.isfile(folder / name):  # noqa: PTH113  # the other one raises where a folder is closed to us
                path = os.path.relpath(folder / name)
                if name == OWN or _holds_settings(path, OTHERS[name]):
                    return path
    return None


def _holds_settings(path: str, mark: bytes) -> bool:
    try:
        if mark not in Path(path).read_bytes():
            return False
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {reason(error)}") from error
    from cleanup.cli.config.parse import table

    return table(path) is not None
