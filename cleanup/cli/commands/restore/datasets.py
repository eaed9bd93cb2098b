"""Datasets put back as they were before they were cleaned."""

import sys
from collections.abc import Sequence

from cleanup.cli.options.trusted_paths import TrustedRoot
from cleanup.cli.output.console import Console
from cleanup.cli.output.path_conflicts import TEXT
from cleanup.cli.output.sink import Sink
from cleanup.errors import InputError
from cleanup.io.datasets.arrow import parquet
from cleanup.io.datasets.compression import compressed, compression_of
from cleanup.io.datasets.storage import is_remote, open_for_writing
from cleanup.io.files import STDIN
from cleanup.io.ledger.restore import restore_records
from cleanup.io.ledger.runs import Run
from cleanup.io.permissions import Permissions
from cleanup.pipeline.shard import contents, shards, streamed


def restore_dataset(
    ledger: str, runs: Sequence[Run], path: str, places: TrustedRoot, output: Sink, console: Console, *, named: bool
) -> None:
    """Undo the runs of a ledger on a dataset: in its place, or to the output if that has a path, or it came by a pipe.

    A URL is written to only where it was ``named``, or that is allowed. Raises InputError for a dataset that cannot be
    read or written, and LedgerError for one that is not what cleaning left.
    """
    if path == STDIN:
        if sys.stdin is None:
            raise InputError("standard input is closed")
        with output:
            for piece in restore_records(contents(streamed(path, sys.stdin.buffer)), ledger, runs):
                output.write(piece)
        return
    if is_remote(path) and not (named or places.anywhere):
        raise InputError(f"{path}: lies elsewhere; name it, or say --anywhere if you trust the ledger that names it")
    file = path if is_remote(path) else str(places.file(path))
    kind = runs[-1].head.kind
    target = output.path or file
    if output.path is not None:
        output.inputs.append((file, TEXT))
        output.validate()
    pieces = restore_records(contents(shards(file, kind)), ledger, runs)
    with open_for_writing(target, readers=Permissions.of([file])) as sink:
        if kind == "parquet":
            parquet.write(pieces, sink, file)
        else:
            sink.writelines(compressed(piece, compression_of(target)) for piece in pieces)
    if output.path is None:
        console.note(f"{path}: restored")
