"""Datasets put back as they were before they were cleaned."""

import sys
from collections.abc import Sequence

from cleanup.cli.options.trusted_paths import TrustedRoot
from cleanup.cli.output.console import Console
from cleanup.cli.output.path_conflicts import TEXT
from cleanup.cli.output.sink import Sink
from cleanup.errors import InputError
from cleanup.io.datasets.arrow import parquet
from cleanup.io.datasets.compression import compress, compression_of
from cleanup.io.datasets.storage import is_remote, open_for_writing
from cleanup.io.files import STDIN
from cleanup.io.ledger.restore import restore_records
from cleanup.io.ledger.runs import Run
from cleanup.io.permissions import Permissions
from cleanup.pipeline.shard import contents, shards, stream_shards


def restore_dataset(
    ledger: str, runs: Sequence[Run], path: str, root: TrustedRoot, output: Sink, console: Console, *, named: bool
) -> None:
    """Undo the runs of a ledger on a dataset, in place or into the output.

    Standard input is restored to the output. A URL is only written to if it was ``named``, or with --anywhere. Raises
    InputError for a dataset that cannot be read or written, and LedgerError for one that changed since it was cleaned.
    """
    if path == STDIN:
        if sys.stdin is None:
            raise InputError("standard input is closed")
        with output:
            output.write_all(restore_records(contents(stream_shards(path, sys.stdin.buffer)), ledger, runs))
        return
    if is_remote(path) and not (named or root.anywhere):
        raise InputError(f"{path}: not on this machine; name it, or add --anywhere if you trust the ledger")
    file = path if is_remote(path) else str(root.resolve(path))
    kind = runs[-1].header.kind
    target = output.path or file
    if output.path is not None:
        output.inputs.append((file, TEXT))
        output.validate()
    pieces = restore_records(contents(shards(file, kind)), ledger, runs)
    with open_for_writing(target, readers=Permissions.of([file])) as sink:
        if kind == "parquet":
            parquet.write(pieces, sink, file)
        else:
            sink.writelines(compress(piece, compression_of(target)) for piece in pieces)
    if output.path is None:
        console.note(f"{path}: restored")
