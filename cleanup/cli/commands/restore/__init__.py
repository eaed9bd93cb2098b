"""``corpuscrub restore``: the originals back, byte for byte."""

from collections import defaultdict
from collections.abc import Iterable

import click

from cleanup.cli.commands.restore.datasets import restore_dataset
from cleanup.cli.input.search import stdin
from cleanup.cli.options import common as options
from cleanup.cli.options.trusted_paths import TrustedRoot, trusted_root
from cleanup.cli.output.console import Console
from cleanup.cli.output.path_conflicts import TEXT
from cleanup.cli.output.sink import Sink
from cleanup.errors import LedgerError
from cleanup.io.files import STDIN, read, write
from cleanup.io.ledger.common import ledger_path
from cleanup.io.ledger.documents import DocumentEntry, original
from cleanup.io.ledger.documents import read as read_ledger
from cleanup.io.ledger.runs import by_path, runs


@click.command()
@click.argument("ledger")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@trusted_root
@options.destination
@options.console_options
@click.pass_obj
def restore(console: Console, /, ledger: str, paths: tuple[str, ...], places: TrustedRoot, output: Sink) -> None:
    """Undo what `clean --ledger LEDGER` did.

    All files of the ledger are restored, or the PATHs of it that are named; the original of one goes elsewhere with -o.
    A file that has changed since it was cleaned is refused. With - as the path, what was cleaned is read from standard
    input, and its original printed.
    """
    entries, wrong = read_ledger(ledger)
    for error in wrong:
        console.error(error)
    texts, datasets = _texts(entries), by_path(runs(ledger))
    known = dict.fromkeys([*texts, *datasets])
    request = paths or tuple(path for path in known if path != STDIN)
    if output.path is not None and len(request) > 1:
        raise click.UsageError("-o takes one original; name the PATH of which")
    output.inputs.append((ledger, "the ledger"))
    for path in request:
        with console.report_errors():
            if ledger_path(path) in datasets:
                restore_dataset(ledger, datasets[ledger_path(path)], path, places, output, console, named=bool(paths))
            elif path == STDIN:
                with output:
                    output.write(_original(ledger, entries, path, stdin()))
            else:
                _restore(ledger, texts, path, places, output, console)
    if not paths and STDIN in known:
        console.note(f"what went through a pipe: corpuscrub restore {ledger} - < cleaned > original")


def _restore(
    ledger: str, known: dict[str, list[DocumentEntry]], path: str, places: TrustedRoot, output: Sink, console: Console
) -> None:
    if path not in known:
        raise LedgerError(f"{path}: the ledger {ledger} does not speak of it")
    file = places.file(path)
    data = read(str(file))
    restored = _original(ledger, known[path], path, data)
    if output.path is not None:
        output.inputs.append((str(file), TEXT))
        with output:
            output.write(restored)
    elif restored == data:
        console.detail(f"{path}: is the original already")
    else:
        write(str(file), restored, data)
        console.note(f"{path}: restored")


def _original(ledger: str, entries: list[DocumentEntry], path: str, data: bytes) -> bytes:
    restored = original(entries, data)
    if restored is None:
        raise LedgerError(
            f"{path}: is not what cleaning left there (its hash is in no entry of {ledger}); undo what was changed "
            "since then, and restore again"
        )
    return restored


def _texts(entries: Iterable[DocumentEntry]) -> dict[str, list[DocumentEntry]]:
    """The entries of each path, in order."""
    paths: defaultdict[str, list[DocumentEntry]] = defaultdict(list)
    for entry in entries:
        paths[entry.path].append(entry)
    return paths
