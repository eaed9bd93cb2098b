"""What is said of the records of datasets."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from cleanup.cli.commands.changes import changes
from cleanup.cli.input.search import name_of
from cleanup.cli.output.console import Talk, count
from cleanup.io.datasets.bad import BadRecord
from cleanup.pipeline.checkpoint import About
from cleanup.pipeline.result import Part
from cleanup.pipeline.runner import End


def tell(part: Part | About, talk: Talk) -> None:
    """Say what is to be said of the records of a part."""
    tell_bad(part.counts.bad, part.bad, talk)
    for problem in part.problems:
        talk.error(problem)
    talk.lines(changes(part.changes))


def tell_bad(number: int, first: Sequence[BadRecord], talk: Talk) -> None:
    """Tell the first records that cannot be used, and how many more there are."""
    for wrong in first:
        talk.error(wrong)
    if number > len(first):
        talk.error(f"and {count(number - len(first), 'more record')} that cannot be used")


def tell_end(end: End, talk: Talk) -> None:
    """Say what became of a dataset."""
    counts, output = end.counts, name_of(end.target.output)
    if end.why:
        talk.error(f"{output}: not written: {end.why}")
        return
    done = f"{count(counts.edits, 'edit')} in {counts.changed} of {count(counts.records, 'record')}"
    done += f", {counts.dropped} left out" if counts.dropped else ""
    done += f", {counts.bad} bad" if counts.bad else ""
    if counts.changed or counts.dropped:
        talk.note(f"{output}: cleaned, {done}")
    elif counts.bad:
        talk.note(f"{output}: {done}")
    elif talk.loudness > 0:
        talk.detail(f"{output}: {done}")
    else:
        talk.outcome(f"{output}: {done}")


def tell_left(folders: Iterable[str], talk: Talk) -> None:
    """Say how to go on with what is in work folders; those in which nothing is done yet are removed."""
    for folder in folders:
        with suppress(OSError):
            Path(folder).rmdir()
        if Path(folder).is_dir():
            talk.note(f"{folder}: what is done is kept there; the same call with --resume goes on with it")
