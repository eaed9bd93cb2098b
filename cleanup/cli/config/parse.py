"""Files as tables: TOML, and the INI of setup.cfg, where tables in the table are sections of their own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from cleanup.cli.config.validate import described
from cleanup.errors import ConfigError
from cleanup.io import toml_file as tomlfile
from cleanup.io.files import reason

PYPROJECT = "pyproject.toml"
SECTION = "tool:corpuscrub"

Table: TypeAlias = Mapping[str, Any]


def is_ini(path: str) -> bool:
    """Whether a file is taken for INI, by its name."""
    return Path(path).suffix.lower() in (".cfg", ".ini")


def table(path: str) -> Table | None:
    """Our table in a file, None where it has none. Raises ConfigError for a file that cannot be read or is broken."""
    try:
        text = tomlfile.read(path)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read: {reason(error)}") from error
    if is_ini(path):
        return _ini(path, text)
    whole = _toml(path, text)
    return _tool(path, whole) if Path(path).name == PYPROJECT else whole


def _toml(path: str, text: str) -> Table:
    try:
        return tomlfile.parse(text)
    except ValueError as error:  # it names line and column
        raise ConfigError(f"{path}: broken TOML: {error}") from error


def _tool(path: str, whole: Table) -> Table | None:
    tool = whole.get("tool", {})
    ours: Table | None = tool.get("corpuscrub") if isinstance(tool, dict) else None
    if ours is not None and not isinstance(ours, dict):
        raise ConfigError(f"{path}: tool.corpuscrub: a table is wanted, there is {described(ours)}")
    return ours


def _ini(path: str, text: str) -> Table | None:
    import configparser

    parser = configparser.ConfigParser(interpolation=None, default_section="")
    try:
        parser.read_string(text)
    except (configparser.DuplicateSectionError, configparser.DuplicateOptionError) as error:
        raise ConfigError(f"{path}: broken INI: line {error.lineno} says again what was said") from error
    except configparser.MissingSectionHeaderError as error:
        raise ConfigError(f"{path}: broken INI: line {error.lineno} stands before any [section]") from error
    except configparser.ParsingError as error:
        raise ConfigError(f"{path}: broken INI: line {error.errors[0][0]} is no key = value") from error
    found = [section.split(":", 3) for section in parser.sections() if f"{section}:".startswith(f"{SECTION}:")]
    ours: dict[str, Any] = {}
    for names in sorted(found, key=len, reverse=True):  # so that no table is put into a text
        place = ours
        for name in names[2:]:
            place = place.setdefault(name, {})
        place.update(parser[":".join(names)])
    return ours if found else None
