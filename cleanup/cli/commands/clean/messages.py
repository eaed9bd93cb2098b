"""What is said of the records of datasets."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from cleanup.cli.commands.changes import changes
from cleanup.cli.input.search import name_of
from cleanup.cli.output.console import Console
from cleanup.io.datasets.record import BadRecord
from cleanup.messages import plural
from cleanup.pipeline.checkpoint import ShardSummary
from cleanup.pipeline.result import ShardResult
from cleanup.pipeline.runner import JobFinished


def tell(part: ShardResult | ShardSummary, console: Console) -> None:
    """Say what is to be said of the records of a part."""
    report_bad_records(part.counts.bad, part.bad, console)
    for problem in part.problems:
        console.error(problem)
    console.lines(changes(part.changes))


def report_bad_records(number: int, first: Sequence[BadRecord], console: Console) -> None:
    """Tell the first records that cannot be used, and how many more there are."""
    for wrong in first:
        console.error(wrong)
    if number > len(first):
        console.error(f"and {plural(number - len(first), 'more record')} that cannot be used")


def report_end(end: JobFinished, console: Console) -> None:
    """Say what became of a dataset."""
    counts, output = end.counts, name_of(end.target.output)
    if end.reason:
        console.error(f"{output}: not written: {end.reason}")
        return
    done = f"{plural(counts.edits, 'edit')} in {counts.changed} of {plural(counts.records, 'record')}"
    done += f", {counts.dropped} left out" if counts.dropped else ""
    done += f", {counts.bad} bad" if counts.bad else ""
    if counts.changed or counts.dropped:
        console.note(f"{output}: cleaned, {done}")
    elif counts.bad:
        console.note(f"{output}: {done}")
    elif console.verbosity > 0:
        console.detail(f"{output}: {done}")
    else:
        console.outcome(f"{output}: {done}")


def note_resumable(folders: Iterable[str], console: Console) -> None:
    """Say how to go on with what is in work folders; those in which nothing is done yet are removed."""
    for folder in folders:
        with suppress(OSError):
            Path(folder).rmdir()
        if Path(folder).is_dir():
            console.note(f"{folder}: what is done is kept there; the same call with --resume goes on with it")
