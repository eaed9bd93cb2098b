"""Folders that Hugging Face datasets are saved in, cleaned to other folders."""

import os
import stat
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleanup.errors import InputError
from cleanup.io.datasets.arrow.rows import records
from cleanup.io.datasets.optional import require
from cleanup.io.datasets.record import BadRecord
from cleanup.io.permissions import Permissions
from cleanup.io.temporary import temporary_folder
from cleanup.messages import reason
from cleanup.pipeline.backends.huggingface import clean_dataset
from cleanup.pipeline.clean_shard import MAX_BAD_RECORDS
from cleanup.pipeline.options import DatasetOptions

if TYPE_CHECKING:
    from datasets import Dataset

# Rows per batch.
ROWS = 1024


class BadRecords(NamedTuple):
    """How many records could not be used and stay as they were, and the first of them."""

    total: int
    first: list[BadRecord]


def clean_saved(folder: str, output: str, options: DatasetOptions, jobs: int, *, progress: bool = False) -> BadRecords:
    """Clean a dataset, or one of several splits, that is saved in a folder, with ``jobs`` processes.

    The other folder is there when it is whole, and the same for any number of processes. Of the options, what is to be
    dropped and a ledger are left out. Raises InputError when there is such a folder already, or one of them cannot be
    read or written.
    """
    target = Path(output)
    if target.exists():
        raise InputError(f"{output}: is there already; name a folder that is not, or remove it")
    os.environ["HF_HUB_OFFLINE"] = "1"
    datasets = require("datasets", "datasets", "a dataset that is saved in a folder")
    if not progress:
        datasets.disable_progress_bars()
    try:
        with temporary_folder(target.parent) as scratch:
            found = datasets.load_from_disk(folder)
            several = isinstance(found, dict)
            splits = dict(found) if several else {"": found}
            wrong = chain.from_iterable(_bad(split, str(Path(folder, name)), options) for name, split in splits.items())
            first = list(islice(wrong, MAX_BAD_RECORDS))
            bad = BadRecords(len(first) + sum(1 for _ in wrong), first)
            for place, (name, split) in enumerate(splits.items()):
                kept = str(Path(scratch, f"{place}.arrow"))  # or it would be kept beside the original
                splits[name] = clean_dataset(
                    split,
                    options.clean_options,
                    options.text_field,
                    options.score_field,
                    cache_file_name=kept,
                    num_proc=jobs,
                )
            whole = Path(scratch, "whole")
            (datasets.DatasetDict(splits) if several else splits[""]).save_to_disk(whole)
            _narrow(whole, Path(folder))
            whole.rename(target)
    except OSError as error:
        raise InputError(f"{folder}: cannot be cleaned to {output}: {reason(error)}") from error
    return bad


def _narrow(made: Path, original: Path) -> None:
    """Take a folder that was made of another one from all who may not read all of that."""
    readers = Permissions.of(str(path) for path in original.rglob("*"))
    for path in (made, *made.rglob("*")):
        status = path.stat()
        path.chmod(readers.limit_mode(stat.S_IMODE(status.st_mode), status.st_gid))


def _bad(split: "Dataset", path: str, options: DatasetOptions) -> Iterator[BadRecord]:
    """Yield the unusable records of a split."""
    first = 1
    for table in split.with_format("arrow").iter(ROWS):
        yield from (one for one in records(table, path, first, options.fields) if isinstance(one, BadRecord))
        first += table.num_rows
