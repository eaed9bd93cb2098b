"""What a call reads and what it writes: no file is both, however its path is spelled."""

import os
import stat
from collections.abc import Hashable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from cleanup.cli.config import Config, Layer
from cleanup.cli.options.from_config import SAID
from cleanup.io.datasets.storage import is_remote
from cleanup.io.files import STDIN

KINDS = {
    "rules": "the file of rules",
    "corpus_evidence": "the file of counts",
    "allow": "the allow file",
    "baseline": "the baseline",
    "files_from": "the list of files",
    "decisions": "the file of decisions",
}
"""Parameters of commands that name files, and what those are."""

TEXT = "a text"

MADE_OF = (TEXT, KINDS["decisions"])
"""What results are made of; what else is read says how."""


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


def refuse_conflicts(
    writes: Mapping[str, str], reads: Iterable[tuple[str, str]], hint: str = "name another file"
) -> None:
    """Raise UsageError where one of the files that options are to write is read, or two of them are one."""
    others = [*reads]
    for option, path in writes.items():
        _refuse(option, path, others, hint)
        others.append((path, f"what {option} names,"))


def _refuse(option: str, path: str, others: Iterable[tuple[str, str]], hint: str) -> None:
    written = identity(path)
    if written is None:
        return
    there = Path(path).exists()
    for other, kind in others:
        # what is not there can only be the same by its name
        if (other == STDIN or not there or Path(other).exists()) and identity(other) == written:
            what = "standard input" if other == STDIN else other if kind == TEXT else f"{kind} {other}"
            raise click.UsageError(f"{option} {path}: {what} would be written over itself; {hint}")


def identity(path: str) -> Hashable | None:
    """What a file is known by, whichever path, link or further name leads to it; None for what is no file here.

    One that is not there is known by its folder and name.
    """
    if path != STDIN and is_remote(path):
        return None
    try:
        status = os.fstat(0) if path == STDIN else os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None if path == STDIN else _to_be(path)
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _to_be(path: str) -> Hashable | None:
    try:
        place = Path(os.path.realpath(path))
        folder = place.parent.stat()
    except (OSError, ValueError):
        return None
    return folder.st_dev, folder.st_ino, place.name
