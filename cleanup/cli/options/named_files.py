"""The files that a call reads besides its texts."""

from collections.abc import Iterator
from pathlib import Path

import click

from cleanup.cli.config import Config, Layer
from cleanup.cli.options.from_config import SAID
from cleanup.cli.output.path_conflicts import DECISIONS

KINDS = {
    "rules": "the file of rules",
    "corpus_evidence": "the file of counts",
    "allow": "the allow file",
    "baseline": "the baseline",
    "files_from": "the list of files",
    "decisions": DECISIONS,
}
"""Parameters of commands that name files, and what those are."""


def named(ctx: click.Context) -> Iterator[tuple[str, str]]:
    """The files that a call names, or goes by without that, besides its texts, each with what it is."""
    for name, kind in KINDS.items():
        value = ctx.params.get(name)
        for path in value if isinstance(value, tuple) else (getattr(value, "file", value),):
            if isinstance(path, str | Path):
                yield str(path), kind
    said = ctx.meta.get(SAID)
    yield from ((path, "the configuration") for path in _configuration(said if said is not None else Config()))


def _configuration(said: Config) -> set[str]:
    layers: list[Layer] = [*said.files]
    return {setting.source.partition(": ")[0] for layer in layers for setting in layer.values()}
