"""``corpuscrub restore``: get the originals back from a ledger, byte for byte, for texts and datasets."""

from collections import defaultdict
from collections.abc import Iterable

import click

from cleanup.cli.commands.restore.datasets import restore_dataset
from cleanup.cli.input.search import read_stdin
from cleanup.cli.options.common import console_options, output_option
from cleanup.cli.options.trusted_paths import TrustedRoot, trusted_root
from cleanup.cli.output.console import Console
from cleanup.cli.output.path_conflicts import TEXT
from cleanup.cli.output.sink import Sink
from cleanup.errors import LedgerError
from cleanup.io.files import STDIN, read, write
from cleanup.io.ledger.common import ledger_path
from cleanup.io.ledger.documents import DocumentEntry, original
from cleanup.io.ledger.documents import read_entries as read_ledger
from cleanup.io.ledger.runs import read_runs, runs_by_path


@click.command()
@click.argument("ledger")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@trusted_root
@output_option
@console_options
@click.pass_obj
def restore(console: Console, /, ledger: str, paths: tuple[str, ...], root: TrustedRoot, output: Sink) -> None:
    """Undo what `clean --ledger LEDGER` changed.

    Restore all files in the ledger, or only each PATH. With -o the original of a single PATH is written elsewhere. A
    file that has changed since it was cleaned is not touched. With - as PATH, read the cleaned text from standard input
    and print its original.
    """
    entries, errors = read_ledger(ledger)
    for error in errors:
        console.error(error)
    texts, datasets = _by_path(entries), runs_by_path(read_runs(ledger))
    recorded = dict.fromkeys([*texts, *datasets])
    request = paths or tuple(path for path in recorded if path != STDIN)
    if output.path is not None and len(request) > 1:
        raise click.UsageError("-o writes a single original; name its PATH")
    output.inputs.append((ledger, "the ledger"))
    for path in request:
        with console.report_errors():
            if ledger_path(path) in datasets:
                restore_dataset(ledger, datasets[ledger_path(path)], path, root, output, console, named=bool(paths))
            elif path == STDIN:
                with output:
                    output.write(_original(ledger, entries, path, read_stdin()))
            else:
                _restore_text(ledger, texts, path, root, output, console)
    if not paths and STDIN in recorded:
        console.note(f"to restore a text from a pipe: corpuscrub restore {ledger} - < cleaned > original")


def _restore_text(
    ledger: str, entries: dict[str, list[DocumentEntry]], path: str, root: TrustedRoot, output: Sink, console: Console
) -> None:
    if path not in entries:
        raise LedgerError(f"{path}: the ledger {ledger} has no entry for it")
    file = root.resolve(path)
    data = read(str(file))
    restored = _original(ledger, entries[path], path, data)
    if output.path is not None:
        output.inputs.append((str(file), TEXT))
        with output:
            output.write(restored)
    elif restored == data:
        console.detail(f"{path}: already the original")
    else:
        write(str(file), restored, data)
        console.note(f"{path}: restored")


def _original(ledger: str, entries: list[DocumentEntry], path: str, data: bytes) -> bytes:
    restored = original(entries, data)
    if restored is None:
        raise LedgerError(
            f"{path}: changed since it was cleaned (no entry in {ledger} has its hash); undo the later changes, then "
            "restore again"
        )
    return restored


def _by_path(entries: Iterable[DocumentEntry]) -> dict[str, list[DocumentEntry]]:
    """Return the entries of each path, in order."""
    paths: defaultdict[str, list[DocumentEntry]] = defaultdict(list)
    for entry in entries:
        paths[entry.path].append(entry)
    return paths
