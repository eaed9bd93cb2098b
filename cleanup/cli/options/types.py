"""What is made of the values of options, and what is wrong with them in words.

The functions are callbacks of click: they raise BadParameter for a value that cannot be.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.options.from_config import isolated
from cleanup.engine.rule import is_share
from cleanup.errors import InputError
from cleanup.io.files import Codec

if TYPE_CHECKING:
    from cleanup.engine.suppress.baseline import Baseline

BASELINE, ALLOW = "corpuscrub-baseline.txt", "corpuscrub-allow.toml"
"""What the files with accepted and allowed findings are called; the nearest is taken where none is named."""


def flat(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of lists with commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def language(_: click.Context, __: click.Parameter, value: str) -> str | None:
    """A code such as en; None for auto."""
    if value == "auto":
        return None
    from cleanup.engine.iso639 import hint, is_language

    if not is_language(value):
        raise click.BadParameter(f"{value!r} is neither auto nor an ISO 639-1 code such as en{hint(value)}")
    return value


def score(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """A number from 0 to 1, or none."""
    if value is not None and not is_share(value):
        raise click.BadParameter(f"{value:g} is not a score: scores go from 0 to 1, such as 0.8")
    return value


def jobs(_: click.Context, __: click.Parameter, value: str) -> int:
    """How many processes that are."""
    if not re.fullmatch("[0-9]{1,4}|auto", value):
        raise click.BadParameter(f"{value!r} is neither a number of processes nor auto")
    if value == "auto" or not int(value):
        from cleanup.pipeline.workers.pool import cores

        return cores()
    return int(value)


def encoding(_: click.Context, __: click.Parameter, value: str) -> str:
    """An encoding that Python knows."""
    try:
        return Codec.named(value, "strict").encoding
    except InputError as error:
        raise click.BadParameter(str(error)) from error


def baseline(ctx: click.Context, _: click.Parameter, value: str | None) -> "Baseline | None":
    """The baseline that was named, or the nearest from here upwards unless with --isolated."""
    path = _found(ctx, BASELINE) if value is None else Path(value)
    if path is None:
        return None
    from cleanup.io.suppressions.baseline_file import load

    return load(path)


def allow(ctx: click.Context, _: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The files that were named, or the nearest from here upwards unless with --isolated."""
    return values or tuple(str(path) for path in [_found(ctx, ALLOW)] if path is not None)


def _found(ctx: click.Context, name: str) -> Path | None:
    return None if isolated(ctx) else nearest(name)


def nearest(name: str) -> Path | None:
    """The file of a name that is here, or in the folder above that is nearest."""
    with suppress(OSError):  # the folder in which we are may be gone
        here = Path.cwd()
        for folder in (here, *here.parents):
            if os.path.isfile(folder / name):  # noqa: PTH113  # which is False where nobody may look
                return Path(os.path.relpath(folder / name))
    return None


def complete(_: click.Context, __: click.Parameter, typed: str) -> list[str]:
    """Codes and names that go on with what was typed after the last comma."""
    from cleanup.rulekit.registry import registry_for

    before, comma, word = typed.rpartition(",")
    book = registry_for()
    known = [*book.codes, *(rule.name for rule in book)]
    return [f"{before}{comma}{label}" for label in known if label.startswith((word, word.upper()))]
