"""The ledger: every edit made, kept so that it can be undone byte for byte.

A line of JSON a document, with hashes of the bytes before and after, and the edits in code points of the text before
(a byte order mark not counted). A ledger is read as hostile input: an entry is undone only in a file with the very
hash it names, and only to bytes with the other one.
"""

import errno
import json
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from types import TracebackType
from typing import Any, BinaryIO, Self

from cleanup.engine.edits import apply, invert
from cleanup.engine.report import Report
from cleanup.errors import CleanupError, LedgerError
from cleanup.io.files import STDIN, Codec, TextFile, decode
from cleanup.io.ledger.common import (
    DOCUMENTS,
    RECORD_START,
    RECORDS,
    RecordedEdits,
    digest,
    ledger_path,
    open_ledger,
    read_strings,
)
from cleanup.io.permissions import EVERYBODY, Permissions

# The first bytes of the lines of a ledger.
LINE_STARTS = tuple(f'{{"schema": "{schema}"'.encode() for schema in (DOCUMENTS, RECORDS))


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """What was done to one document: ``path`` is where the cleaned text went, ``-`` for a pipe, and ``origin`` the file
    that it came from, where that is another one.
    """

    path: str
    before: str
    after: str
    codec: Codec
    recorded: RecordedEdits
    origin: str | None = None

    def undo(self, data: bytes) -> bytes:
        """Return the bytes before cleaning, from those after. Raises LedgerError when the entry does not lead back to
        them.
        """
        try:
            source = decode(self.path, data, self.codec)
            original = source.encode(apply(source.text, invert(self.recorded.edits)))
        except CleanupError as error:
            raise LedgerError(f"{self.path}: the entry does not fit the text: {error}") from error
        if digest(original) != self.before:
            raise LedgerError(f"{self.path}: the entry does not lead back to the original; the file was left alone")
        return original


def make_entry(path: str, source: TextFile, report: Report, cleaned: bytes, origin: str | None = None) -> DocumentEntry:
    """Return the entry for a document whose cleaned text goes to ``path`` as these bytes, from the file ``origin`` if
    that is another one.

    Raises LedgerError when the cleaned text, read again, would not lead back to the original: broken bytes that a
    removal brings together can make a character.
    """
    origin = None if origin is None else ledger_path(origin)
    entry = DocumentEntry(
        ledger_path(path), digest(source.data), digest(cleaned), source.codec, RecordedEdits.of(report), origin
    )
    entry.undo(cleaned)
    return entry


def require_ledger(path: str) -> None:
    """Raise LedgerError for a file that is there and no ledger: nothing is to be added to it."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:  # it is not there, or will be an error when it is opened
        return
    if not stat.S_ISREG(status.st_mode):
        raise LedgerError(f"{path}: not a regular file; a ledger is read again by `restore`, name a file for it")
    if status.st_size and not _is_ledger(path):
        raise LedgerError(f"{path}: is there already and no ledger of corpuscrub; name another file with --ledger")


def _is_ledger(path: str) -> bool:
    with open_ledger(path) as file:
        line = file.readline(2**20)
    if any(line.startswith(begin) or begin.startswith(line) for begin in LINE_STARTS):
        return True  # also half a line, which a killed process left
    try:
        return json.loads(line)["schema"] in (DOCUMENTS, RECORDS)
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


@contextmanager
def open_to_append(path: str, readers: Permissions = EVERYBODY) -> Iterator[BinaryIO]:
    """Open a ledger, or a new one, to add lines at its end, which these readers may read, and no others any more.

    Raises LedgerError when it is no ledger or cannot be written.
    """
    require_ledger(path)
    with ExitStack() as stack:
        with _writing(path):
            file = stack.enter_context(open(path, "a+b", buffering=0, opener=readers.opener))
            readers.restrict(file.fileno())
            file.seek(0, os.SEEK_END)
            if file.tell():
                file.seek(-1, os.SEEK_END)
                if file.read() != b"\n":  # a killed process left half a line
                    file.write(b"\n")
        yield file


def append_lines(file: BinaryIO, lines: bytes, *, safe: bool = True) -> None:
    """Add lines to a ledger that is open; if they are to be ``safe``, they are on the disk when this returns.

    Raises LedgerError when that is not possible.
    """
    with _writing(file.name):
        if file.write(lines) != len(lines):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if safe:
            os.fsync(file.fileno())


@contextmanager
def _writing(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LedgerError(f"{path}: the ledger cannot be written: {error.strerror}") from error


class Ledger:
    """A ledger file to which entries are added; what it holds already stays. Raises LedgerError if it cannot be.

    ``readers`` are those of the texts that it names.
    """

    def __init__(self, path: str, readers: Permissions = EVERYBODY) -> None:
        self._path = path
        self._stack = ExitStack()
        self._file = self._stack.enter_context(open_to_append(path, readers))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def add(self, path: str, source: TextFile, report: Report, cleaned: bytes, origin: str | None = None) -> None:
        """Add the entry of a document, see ``make_entry``, unless it is there; it is on the disk when this returns.

        Raises LedgerError when that is not possible.
        """
        entry = make_entry(path, source, report, cleaned, origin)
        line = _dump(entry)
        if self._said.add(entry, line):
            append_lines(self._file, line, safe=bool(entry.recorded.edits))

    @cached_property
    def _said(self) -> "_Known":
        return _Known(self._path)


class _Known:
    """What a ledger says already, so that a run that is done again is not in it twice."""

    def __init__(self, path: str) -> None:
        self._ledger = path
        self.last: dict[str, bytes] = {}
        self._known: dict[tuple[str, str], bytes] = {}
        self._datasets: set[str] = set()
        with open_ledger(path) as file:
            for data in file:
                self._read(data)

    def add(self, entry: DocumentEntry, line: bytes) -> bool:
        """Take over an entry; False where nothing is gained by having it once more.

        What is cleaned in place is cleaned again and again, and each time counts, unless nothing was to be cleaned or
        it is the last time done again. What comes from elsewhere counts by what came of it. Raises LedgerError for an
        entry about what was a dataset before: the two cannot be told apart.
        """
        if entry.path in self._datasets:
            raise LedgerError(mixed_kinds(self._ledger, entry.path))
        key, hashed = (entry.path, entry.after), _hash(line)
        moved = entry.origin is not None or entry.path == STDIN
        there = self._known.get(key) if moved else self.last.get(entry.path)
        if there == hashed or (entry.origin is None and not entry.recorded.edits and key in self._known):
            return False
        self._known[key] = self.last[entry.path] = hashed
        return True

    def _read(self, data: bytes) -> None:
        if RECORD_START.match(data):
            return
        with suppress(ValueError, KeyError, TypeError, RecursionError):
            line = json.loads(data)
            path, schema = line["path"], line["schema"]
            if schema == RECORDS:
                self._datasets.add(path)
            elif schema == DOCUMENTS:
                self._known[path, line["after"]] = self.last[path] = _hash(data)


def document_paths(ledger: str) -> frozenset[str]:
    """Return the paths of the texts in a ledger. Raises LedgerError when it cannot be read."""
    return frozenset(_Known(ledger).last)


def mixed_kinds(ledger: str, path: str) -> str:
    """Return the message that a ledger cannot hold both texts and datasets of one path."""
    what = "standard input" if path == STDIN else path
    return f"{ledger}: already has entries about {what}, with other records or texts; name another ledger"


def _hash(line: bytes) -> bytes:
    return blake2b(line, digest_size=12).digest()


def _dump(entry: DocumentEntry) -> bytes:
    line: dict[str, Any] = {
        "schema": DOCUMENTS,
        "path": entry.path,
        "before": entry.before,
        "after": entry.after,
        "encoding": entry.codec.encoding,
        "errors": entry.codec.errors,
        "edits": entry.recorded.to_json(),
    }
    if entry.origin is not None:
        line["input"] = entry.origin
    return json.dumps(line).encode() + b"\n"  # ASCII: surrogates, which stand for broken bytes, survive as escapes


def read_entries(path: str) -> tuple[list[DocumentEntry], list[LedgerError]]:
    """Return the entries about documents, in order, and the errors in unusable lines.

    Raises LedgerError when the file cannot be read, or has no entry, about records included.
    """
    entries: list[DocumentEntry] = []
    wrong: list[LedgerError] = []
    records = False
    with open_ledger(path) as file:
        for number, data in enumerate(file, 1):
            try:
                line = json.loads(data)
                if line["schema"] == RECORDS:
                    records = True
                else:
                    entries.append(_load(line))
            except (ValueError, KeyError, TypeError, RecursionError, CleanupError) as error:
                message = f"{path}, line {number}: not a whole entry of a ledger; it was left out ({error})"
                wrong.append(LedgerError(message))
    if not entries and not records:
        raise LedgerError(f"{path}: not a ledger of corpuscrub: it holds no line with the schema {DOCUMENTS}")
    return entries, wrong


def _load(line: Any) -> DocumentEntry:
    if line["schema"] != DOCUMENTS:
        raise ValueError(f"schema {line['schema']!r}, not {DOCUMENTS}")
    path, before, after = read_strings(line, "path", "before", "after")
    encoding, errors = read_strings(line, "encoding", "errors")
    os.fsencode(path)  # raises ValueError for what cannot be a path
    (origin,) = read_strings(line, "input") if "input" in line else (None,)
    return DocumentEntry(
        path, before, after, Codec.named(encoding, errors), RecordedEdits.from_json(line["edits"]), origin
    )


def original(entries: Sequence[DocumentEntry], data: bytes) -> bytes | None:
    """Return the bytes from which cleaning made these, through a chain of entries, back to the one that read another
    file.

    Returns None when no entry matches the bytes, and the bytes themselves when they are an original.
    """
    current, known = digest(data), False
    for entry in reversed(entries):
        if entry.after == current:
            data, current, known = entry.undo(data), entry.before, True
            if entry.origin is not None:
                break
    return data if known or any(entry.before == current for entry in entries) else None
