"""``corpuscrub restore``: the originals back, byte for byte."""

import click

from cleanup.cli import options
from cleanup.cli.output import Output
from cleanup.cli.places import Places, in_places
from cleanup.cli.search import stdin
from cleanup.cli.talk import Talk
from cleanup.errors import LedgerError
from cleanup.files import STDIN, read, write
from cleanup.ledger import Entry, original
from cleanup.ledger import read as read_ledger


@click.command()
@click.argument("ledger")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@in_places
@options.destination
@options.talking
@click.pass_obj
def restore(talk: Talk, /, ledger: str, paths: tuple[str, ...], places: Places, output: Output) -> None:
    """Undo what `clean --ledger LEDGER` did.

    All files of the ledger are restored, or the PATHs of it that are named. A file that has changed since it was
    cleaned is refused. With - as the path, a cleaned text is read from standard input, and its original printed.
    """
    entries, wrong = read_ledger(ledger)
    for error in wrong:
        talk.error(error)
    known = _by_path(entries)
    for path in paths or (path for path in known if path != STDIN):
        with talk.guard():
            if path == STDIN:
                with output:
                    output.write(_original(ledger, entries, path, stdin()))
            else:
                _restore(ledger, known, path, places, talk)
    if not paths and STDIN in known:
        talk.note(f"texts that went through a pipe: corpuscrub restore {ledger} - < cleaned > original")


def _restore(ledger: str, known: dict[str, list[Entry]], path: str, places: Places, talk: Talk) -> None:
    if path not in known:
        raise LedgerError(f"{path}: the ledger {ledger} does not speak of it")
    place = places.file(path)
    data = read(str(place))
    restored = _original(ledger, known[path], path, data)
    if restored == data:
        talk.detail(f"{path}: is the original already")
    else:
        write(str(place), restored, data)
        talk.note(f"{path}: restored")


def _original(ledger: str, entries: list[Entry], path: str, data: bytes) -> bytes:
    restored = original(entries, data)
    if restored is None:
        raise LedgerError(
            f"{path}: is not what cleaning left there (its hash is in no entry of {ledger}); undo what was changed "
            "since then, and restore again"
        )
    return restored


def _by_path(entries: list[Entry]) -> dict[str, list[Entry]]:
    """The entries of each path, in order."""
    paths: dict[str, list[Entry]] = {}
    for entry in entries:
        paths.setdefault(entry.path, []).append(entry)
    return paths
