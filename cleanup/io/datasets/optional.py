"""Packages that not everybody installs."""

from importlib import import_module
from typing import Any

from cleanup.errors import InputError


def require(module: str, extra: str, what: str) -> Any:
    """Import an optional module. Raises InputError with the name of the extra that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise InputError(f"{what} needs {module.partition('.')[0]}: pip install 'corpuscrub[{extra}]'") from error


def arrow(module: str = "pyarrow") -> Any:
    """Import pyarrow, or a module of it. Raises InputError where it is not installed."""
    return require(module, "parquet", "Parquet")
