"""The files that suppress findings, a baseline and allow files, and the options that name them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleanup.cli.config.find import find_upwards
from cleanup.cli.options.from_config import is_isolated

if TYPE_CHECKING:
    from cleanup.engine.suppress.baseline import Baseline

# File names that are looked up when no option names a file.
BASELINE = "corpuscrub-baseline.txt"
ALLOW = "corpuscrub-allow.toml"


def nearest(name: str) -> Path | None:
    """Return the file of this name in the working folder or the nearest folder above."""
    return next((Path(path) for path in find_upwards(name)), None)


def _default(ctx: click.Context, name: str) -> Path | None:
    return None if is_isolated(ctx) else nearest(name)


def _load_baseline(ctx: click.Context, _: click.Parameter, value: str | None) -> "Baseline | None":
    path = _default(ctx, BASELINE) if value is None else Path(value)
    if path is None:
        return None
    from cleanup.io.suppressions.baseline_file import load

    return load(path)


def _allow_files(ctx: click.Context, _: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    default = None if values else _default(ctx, ALLOW)
    return values if default is None else (str(default),)


baseline_option = click.option(
    "--baseline",
    metavar="FILE",
    callback=_load_baseline,
    help=f"Baseline of existing findings, which are neither reported nor fixed; default: the nearest {BASELINE}.",
)

allow_option = click.option(
    "--allow",
    multiple=True,
    metavar="FILE",
    callback=_allow_files,
    help=f"Allow file, as `allow` and `apply --learn` write it; default: the nearest {ALLOW}.",
)
