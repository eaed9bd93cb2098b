"""The files that a call reads besides its texts: those its options name, and its configuration.

A module of its own, which only calls that write a file import.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from cleanup.cli.config import Config, Layer
from cleanup.cli.options.from_config import CONFIG
from cleanup.cli.output.path_conflicts import DECISIONS

# Parameters of commands that name files, each with the noun for messages.
NOUNS = {
    "rules": "the rule file",
    "corpus_evidence": "the counts file",
    "allow": "the allow file",
    "baseline": "the baseline",
    "files_from": "the list of files",
    "decisions": DECISIONS,
}


def named_files(ctx: click.Context) -> Iterator[tuple[str, str]]:
    """Yield each of these files with its noun."""
    for name, noun in NOUNS.items():
        value = ctx.params.get(name)
        for path in value if isinstance(value, tuple) else (getattr(value, "file", value),):
            if isinstance(path, str | Path):
                yield str(path), noun
    yield from ((path, "the configuration") for path in _configuration_files(ctx.meta.get(CONFIG) or Config()))


def _configuration_files(config: Config) -> set[str]:
    layers: list[Layer] = [*config.files]
    return {setting.source.partition(": ")[0] for layer in layers for setting in layer.values()}
