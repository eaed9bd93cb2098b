"""``corpuscrub restore``: the originals back, byte for byte."""

from pathlib import Path

import click

from cleanup.cli import options
from cleanup.cli.documents import stdin
from cleanup.cli.output import Output
from cleanup.cli.talk import Talk
from cleanup.errors import InputError, LedgerError
from cleanup.files import STDIN, read, write
from cleanup.ledger import Entry, original
from cleanup.ledger import read as read_ledger


@click.command()
@click.argument("ledger")
@click.argument("paths", nargs=-1, metavar="[PATH|-]...")
@click.option("--root", default=".", metavar="FOLDER", help="The folder that clean was run in (default: this one).")
@click.option("--anywhere", is_flag=True, help="Also write files outside of that folder, where the ledger says so.")
@options.destination
@options.talking
@click.pass_obj
def restore(talk: Talk, /, ledger: str, paths: tuple[str, ...], root: str, output: Output, *, anywhere: bool) -> None:
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
                _restore(ledger, known, path, _target(path, Path(root), anywhere=anywhere), talk)
    if not paths and STDIN in known:
        talk.note(f"texts that went through a pipe: corpuscrub restore {ledger} - < cleaned > original")


def _restore(ledger: str, known: dict[str, list[Entry]], path: str, place: Path, talk: Talk) -> None:
    if path not in known:
        raise LedgerError(f"{path}: the ledger {ledger} does not speak of it")
    if not place.is_file():
        raise InputError(f"{place}: no such file; put the cleaned file there, or name the folder with --root")
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


def _target(path: str, root: Path, *, anywhere: bool) -> Path:
    """The file that an entry speaks of, seen from ``root``.

    Raises LedgerError when it lies outside, or is reached by a link that leads out, unless ``anywhere``.
    """
    place = root / path
    if not anywhere and not place.resolve().is_relative_to(root.resolve()):
        raise LedgerError(
            f"{path}: lies outside of {root.resolve()}; run restore with --root set to the folder that clean was run "
            "in, or with --anywhere if you trust this ledger"
        )
    return place


def _by_path(entries: list[Entry]) -> dict[str, list[Entry]]:
    """The entries of each path, in order."""
    paths: dict[str, list[Entry]] = {}
    for entry in entries:
        paths.setdefault(entry.path, []).append(entry)
    return paths
