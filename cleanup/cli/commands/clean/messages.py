"""Messages about datasets and their records."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from cleanup.cli.commands.changes import change_lines
from cleanup.cli.input.search import display_name
from cleanup.cli.output.console import Console
from cleanup.io.datasets.record import BadRecord
from cleanup.messages import plural
from cleanup.pipeline.checkpoint import ShardSummary
from cleanup.pipeline.result import ShardResult
from cleanup.pipeline.runner import JobFinished


def print_shard(shard: ShardResult | ShardSummary, console: Console) -> None:
    """Print the errors and changes in the records of a shard."""
    print_bad_records(shard.counts.bad, shard.bad_records, console)
    for problem in shard.problems:
        console.error(problem)
    console.lines(change_lines(shard.fixes))


def print_bad_records(number: int, first: Sequence[BadRecord], console: Console) -> None:
    """Print the first bad records, and how many more there are."""
    for record in first:
        console.error(record)
    if number > len(first):
        console.error(f"and {plural(number - len(first), 'more record')} that cannot be used")


def print_finished(job: JobFinished, console: Console) -> None:
    """Print what was done with a dataset."""
    counts, output = job.counts, display_name(job.job.output)
    if job.reason:
        console.error(f"{output}: not written: {job.reason}")
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
    """Print how to continue from work folders, and remove those in which nothing is done yet."""
    for folder in folders:
        with suppress(OSError):
            Path(folder).rmdir()
        if Path(folder).is_dir():
            console.note(f"{folder}: finished parts are kept here; repeat the call with --resume to continue")
