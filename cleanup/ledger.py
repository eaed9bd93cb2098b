"""The ledger: every edit made, kept so that it can be undone byte for byte.

A line of JSON a document, with hashes of the bytes before and after, and the edits in code points of the text before
(a byte order mark not counted). A ledger is read as hostile input: an entry is undone only in a file with the very
hash it names, and only to bytes with the other one.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from cleanup.edits import apply, invert
from cleanup.entries import DOCUMENTS, RECORDS, Kept, digest, opened, place, texts
from cleanup.errors import CleanupError, LedgerError
from cleanup.files import Codec, Source, decode
from cleanup.report import Report


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done to one document: ``path`` is where the cleaned text went, ``-`` for a pipe."""

    path: str
    before: str
    after: str
    codec: Codec
    kept: Kept

    def undo(self, data: bytes) -> bytes:
        """The bytes before, from those after. Raises LedgerError when the entry does not lead back to them."""
        try:
            source = decode(self.path, data, self.codec)
            original = source.encode(apply(source.text, invert(self.kept.edits)))
        except CleanupError as error:
            raise LedgerError(f"{self.path}: the entry does not fit the text: {error}") from error
        if digest(original) != self.before:
            raise LedgerError(f"{self.path}: the entry does not lead back to the original; the file was left alone")
        return original


def record(path: str, source: Source, report: Report, cleaned: bytes) -> Entry:
    """The entry for a document whose cleaned text goes to ``path`` as these bytes.

    Raises LedgerError when the cleaned text, read again, would not lead back to the original: broken bytes that a
    removal brings together can make a character.
    """
    entry = Entry(place(path), digest(source.data), digest(cleaned), source.codec, Kept.of(report))
    entry.undo(cleaned)
    return entry


class Ledger:
    """A ledger file to which entries are added; what it holds already stays. Raises LedgerError if it cannot be."""

    def __init__(self, path: str) -> None:
        try:
            self._file = Path(path).open("a+b", buffering=0)  # noqa: SIM115  # closed by __exit__
            self._file.seek(0, os.SEEK_END)
            if self._file.tell():
                self._file.seek(-1, os.SEEK_END)
                if self._file.read() != b"\n":  # a killed process left half a line
                    self._file.write(b"\n")
        except OSError as error:
            raise LedgerError(f"{path}: the ledger cannot be written: {error.strerror}") from error
        self._path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def add(self, path: str, source: Source, report: Report, cleaned: bytes) -> None:
        """Add the entry of a document, see ``record``; it is on the disk when this returns.

        Raises LedgerError when that is not possible.
        """
        entry = record(path, source, report, cleaned)
        line = _dump(entry)
        try:
            if self._file.write(line) != len(line):
                raise LedgerError(f"{self._path}: the ledger cannot be written: no space")
            if entry.kept.edits:
                os.fsync(self._file.fileno())
        except OSError as error:
            raise LedgerError(f"{self._path}: the ledger cannot be written: {error.strerror}") from error


def _dump(entry: Entry) -> bytes:
    line = {
        "schema": DOCUMENTS,
        "path": entry.path,
        "before": entry.before,
        "after": entry.after,
        "encoding": entry.codec.encoding,
        "errors": entry.codec.errors,
        "edits": entry.kept.told,
    }
    return json.dumps(line).encode() + b"\n"  # ASCII: surrogates, which stand for broken bytes, survive as escapes


def read(path: str) -> tuple[list[Entry], list[LedgerError]]:
    """The entries about documents in order, and what is wrong with lines that cannot be used.

    Raises LedgerError when the file cannot be read or holds no entry, not even about records.
    """
    entries: list[Entry] = []
    wrong: list[LedgerError] = []
    records = False
    with opened(path) as file:
        for number, data in enumerate(file, 1):
            try:
                line = json.loads(data)
                if line["schema"] == RECORDS:
                    records = True
                else:
                    entries.append(_load(line))
            except (ValueError, KeyError, TypeError, RecursionError, CleanupError) as error:
                told = f"{path}, line {number}: not a whole entry of a ledger; it was left out ({error})"
                wrong.append(LedgerError(told))
    if not entries and not records:
        raise LedgerError(f"{path}: not a ledger of corpuscrub: it holds no line with the schema {DOCUMENTS}")
    return entries, wrong


def _load(line: Any) -> Entry:
    if line["schema"] != DOCUMENTS:
        raise ValueError(f"schema {line['schema']!r}, not {DOCUMENTS}")
    path, before, after = texts(line, "path", "before", "after")
    encoding, errors = texts(line, "encoding", "errors")
    os.fsencode(path)  # raises ValueError for what cannot be a path
    return Entry(path, before, after, Codec.named(encoding, errors), Kept.read(line["edits"]))


def original(entries: Sequence[Entry], data: bytes) -> bytes | None:
    """The bytes that cleaning made these from, through as many entries as follow one from the other.

    None when no entry speaks of these bytes; they come back as they are when they are an original.
    """
    current, known = digest(data), False
    for entry in reversed(entries):
        if entry.after == current:
            data, current, known = entry.undo(data), entry.before, True
    return data if known or any(entry.before == current for entry in entries) else None
