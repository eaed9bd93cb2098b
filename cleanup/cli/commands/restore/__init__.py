"""``corpuscrub restore``: the originals back, byte for byte."""

from collections import defaultdict
from collections.abc import Iterable

import click

from cleanup.cli.commands.restore.datasets import restore_dataset
from cleanup.cli.input.search import stdin
from cleanup.cli.options import common as options
from cleanup.cli.options.path_conflicts import TEXT
from cleanup.cli.options.trusted_paths import Places, in_places
from cleanup.cli.output.console import Talk
from cleanup.cli.output.sink import Output
from cleanup.errors import LedgerError
from cleanup.io.files import STDIN, read, write
from cleanup.io.ledger.common import place
from cleanup.io.ledger.documents import Entry, original
from cleanup.io.ledger.documents import read as read_ledger
from cleanup.io.ledger.runs import by_path, runs


@click.command()
@click.argument("ledger")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@in_places
@options.destination
@options.talking
@click.pass_obj
def restore(talk: Talk, /, ledger: str, paths: tuple[str, ...], places: Places, output: Output) -> None:
    """Undo what `clean --ledger LEDGER` did.

    All files of the ledger are restored, or the PATHs of it that are named; the original of one goes elsewhere with -o.
    A file that has changed since it was cleaned is refused. With - as the path, what was cleaned is read from standard
    input, and its original printed.
    """
    entries, wrong = read_ledger(ledger)
    for error in wrong:
        talk.error(error)
    texts, datasets = _texts(entries), by_path(runs(ledger))
    known = dict.fromkeys([*texts, *datasets])
    todo = paths or tuple(path for path in known if path != STDIN)
    if output.path is not None and len(todo) > 1:
        raise click.UsageError("-o takes one original; name the PATH of which")
    output.reads.append((ledger, "the ledger"))
    for path in todo:
        with talk.guard():
            if place(path) in datasets:
                restore_dataset(ledger, datasets[place(path)], path, places, output, talk, named=bool(paths))
            elif path == STDIN:
                with output:
                    output.write(_original(ledger, entries, path, stdin()))
            else:
                _restore(ledger, texts, path, places, output, talk)
    if not paths and STDIN in known:
        talk.note(f"what went through a pipe: corpuscrub restore {ledger} - < cleaned > original")


def _restore(ledger: str, known: dict[str, list[Entry]], path: str, places: Places, output: Output, talk: Talk) -> None:
    if path not in known:
        raise LedgerError(f"{path}: the ledger {ledger} does not speak of it")
    file = places.file(path)
    data = read(str(file))
    restored = _original(ledger, known[path], path, data)
    if output.path is not None:
        output.reads.append((str(file), TEXT))
        with output:
            output.write(restored)
    elif restored == data:
        talk.detail(f"{path}: is the original already")
    else:
        write(str(file), restored, data)
        talk.note(f"{path}: restored")


def _original(ledger: str, entries: list[Entry], path: str, data: bytes) -> bytes:
    restored = original(entries, data)
    if restored is None:
        raise LedgerError(
            f"{path}: is not what cleaning left there (its hash is in no entry of {ledger}); undo what was changed "
            "since then, and restore again"
        )
    return restored


def _texts(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """The entries of each path, in order."""
    paths: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        paths[entry.path].append(entry)
    return paths
