"""The arguments of the Python API, checked as the command line checks its options."""

import os
from collections.abc import Iterable
from typing import Any

from cleanup.engine.document import check_language
from cleanup.engine.rule import is_share
from cleanup.errors import ArgumentTypeError, ArgumentValueError, unwanted


def check(*, language: Any, unsafe: Any, min_confidence: Any) -> None:
    """Check the options of ``clean`` that name no rules. Raises ArgumentTypeError or ArgumentValueError."""
    check_language(language)
    if not isinstance(unsafe, bool):
        raise ArgumentTypeError(unwanted("unsafe", "True or False", unsafe))
    if not is_share(min_confidence):
        is_number = isinstance(min_confidence, int | float) and not isinstance(min_confidence, bool)
        error = ArgumentValueError if is_number else ArgumentTypeError
        raise error(unwanted("min_confidence", "a number from 0 to 1", min_confidence))


def selectors(name: str, value: Any) -> tuple[str, ...]:
    """Return codes and names of rules, which may be one text with commas between them, as on the command line.

    Raises ArgumentTypeError for anything else.
    """
    return tuple(part.strip() for text in texts(name, value) for part in text.split(",") if part.strip())


def texts(name: str, value: Any) -> tuple[str, ...]:
    """Return several texts or paths, one of which may stand for itself. Raises ArgumentTypeError for anything else."""
    if isinstance(value, str | os.PathLike):
        value = (value,)
    if isinstance(value, bytes | bytearray | memoryview) or not isinstance(value, Iterable):
        raise ArgumentTypeError(unwanted(name, "a str or a sequence of them", value))
    found = tuple(os.fspath(one) if isinstance(one, os.PathLike) else one for one in value)
    for one in found:
        if not isinstance(one, str):
            raise ArgumentTypeError(unwanted(name, "a str or a sequence of them", one) + " in it")
    return found
