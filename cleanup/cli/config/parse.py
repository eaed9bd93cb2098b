"""Configuration files as tables: TOML, and the INI of setup.cfg, where inner tables are sections of their own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from cleanup.cli.config.validate import describe
from cleanup.errors import ConfigError
from cleanup.io import toml_file
from cleanup.messages import io_failure

PYPROJECT = "pyproject.toml"
SECTION = "tool:corpuscrub"

Table: TypeAlias = Mapping[str, Any]


def is_ini(path: str) -> bool:
    """Return whether a file is INI, by its name."""
    return Path(path).suffix.lower() in (".cfg", ".ini")


def table(path: str) -> Table | None:
    """Return the table of corpuscrub in a file, None where it has none.

    Raises ConfigError for a file that cannot be read or is broken.
    """
    try:
        text = toml_file.read(path)
    except (OSError, ValueError) as error:
        raise ConfigError(io_failure(path, "read", error)) from error
    if is_ini(path):
        return _parse_ini(path, text)
    whole = _parse_toml(path, text)
    return _tool_table(path, whole) if Path(path).name == PYPROJECT else whole


def _parse_toml(path: str, text: str) -> Table:
    try:
        return toml_file.parse(text)
    except ValueError as error:  # it names line and column
        raise ConfigError(f"{path}: invalid TOML: {error}") from error


def _tool_table(path: str, whole: Table) -> Table | None:
    tool = whole.get("tool", {})
    own: Table | None = tool.get("corpuscrub") if isinstance(tool, dict) else None
    if own is not None and not isinstance(own, dict):
        raise ConfigError(f"{path}: tool.corpuscrub: expected a table, got {describe(own)}")
    return own


def _parse_ini(path: str, text: str) -> Table | None:
    import configparser

    parser = configparser.ConfigParser(interpolation=None, default_section="")
    try:
        parser.read_string(text)
    except (configparser.DuplicateSectionError, configparser.DuplicateOptionError) as error:
        raise ConfigError(f"{path}: invalid INI: line {error.lineno} repeats a section or a key") from error
    except configparser.MissingSectionHeaderError as error:
        raise ConfigError(f"{path}: invalid INI: line {error.lineno} comes before the first [section]") from error
    except configparser.ParsingError as error:
        raise ConfigError(f"{path}: invalid INI: line {error.errors[0][0]} is not key = value") from error
    sections = [section.split(":", 3) for section in parser.sections() if f"{section}:".startswith(f"{SECTION}:")]
    own: dict[str, Any] = {}
    for names in sorted(sections, key=len, reverse=True):  # inner tables first, so that none is put into a text
        inner = own
        for name in names[2:]:
            inner = inner.setdefault(name, {})
        inner.update(parser[":".join(names)])
    return own if sections else None
