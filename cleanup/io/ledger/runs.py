"""The ledger of datasets: for each cleaning a line with what was cleaned, and a line for each record that is not as it
was.
"""

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from cleanup.errors import LedgerError
from cleanup.io.files import CHUNK_SIZE, STDIN
from cleanup.io.ledger.common import RECORD_START, RECORDS, open_ledger, read_strings
from cleanup.io.ledger.documents import append_lines, document_paths, mixed_kinds, open_to_append
from cleanup.io.ledger.records import RecordEntry, dumped
from cleanup.io.permissions import Permissions
from cleanup.io.temporary import temporary_file


class RunHeader(NamedTuple):
    """What a run begins with: the output, whether that is jsonl or parquet, the field of its texts, the column of
    marks that a table got, and the dataset that was cleaned, if that is not the output itself.
    """

    path: str
    kind: str
    field: str
    score_column: str | None
    input_path: str | None = None

    def to_line(self) -> bytes:
        """Return the header as a line of the ledger."""
        line = {
            "schema": RECORDS,
            "path": self.path,
            "kind": self.kind,
            "field": self.field,
            "marks": self.score_column,
        }
        return dumped(line if self.input_path is None else line | {"input": self.input_path})

    @classmethod
    def from_json(cls, line: Any) -> "RunHeader":
        """Read a header from a parsed line. Raises KeyError, TypeError or ValueError for other lines."""
        path, kind, field = read_strings(line, "path", "kind", "field")
        if not isinstance(line["marks"], str | None):
            raise TypeError(f"marks: {line['marks']!r}")
        (origin,) = read_strings(line, "input") if "input" in line else (None,)
        return cls(path, kind, field, line["marks"], origin)


class Run(NamedTuple):
    """One cleaning of one output in a ledger: where its head begins, where its entries do, and where they end, in
    bytes.
    """

    header: RunHeader
    header_start: int
    entries_start: int
    end: int


def read_runs(ledger: str) -> list[Run]:
    """Return the runs in a ledger, in order. Unreadable lines and lines about documents are skipped.

    Raises LedgerError when it cannot be read.
    """
    found: list[Run] = []
    at = 0
    with open_ledger(ledger) as file:
        for data in file:
            begin, at = at, at + len(data)
            one = None if RECORD_START.match(data) else _read(data)
            if isinstance(one, RunHeader):
                found.append(Run(one, begin, at, at))
            elif found and (one is not None or RECORD_START.match(data)):
                found[-1] = found[-1]._replace(end=at)
    return found


def runs_by_path(found: Iterable[Run]) -> dict[str, list[Run]]:
    """Return, by path, the runs that led to its current content, in order.

    When an output was overwritten, its content is what the last run made of another file.
    """
    paths: defaultdict[str, list[Run]] = defaultdict(list)
    for run in found:
        if run.header.input_path is not None:
            paths[run.header.path].clear()
        paths[run.header.path].append(run)
    return paths


@contextmanager
def append_run(ledger: str, path: str, readers: Permissions) -> Iterator[Callable[[bytes], object]]:
    """Add the lines of a run to a ledger, given piece by piece: at once where the run goes through a pipe, for then it
    cannot be taken back, else when the block has ended well.

    Raises LedgerError when that cannot be, as ``insert_position`` does before anything is added.
    """
    with open_to_append(ledger, readers) as file:
        if path == STDIN:
            insert_position(ledger, path, lambda: iter(()), in_place=False)
            yield partial(append_lines, file)
            return
        with temporary_file(Path(ledger).absolute().parent) as kept:
            yield kept.write

            def lines() -> Iterator[bytes]:
                kept.seek(0)
                while piece := kept.read(CHUNK_SIZE):
                    yield piece

            if insert_position(ledger, path, lines, in_place=False) == os.fstat(file.fileno()).st_size:
                for piece in lines():
                    append_lines(file, piece)


def insert_position(ledger: str, path: str, lines: Callable[[], Iterator[bytes]], *, in_place: bool) -> int | None:
    """Return the byte offset for the lines of a run: the end, or their old place if the last run of that path is
    repeated. None where they would say nothing: a header alone, of a file that was cleaned in place and is known.

    Raises LedgerError when the ledger cannot be read, or has entries about texts at that path, or about another dataset
    from standard input.
    """
    last = next((run for run in reversed(read_runs(ledger)) if run.header.path == path), None)
    if last is not None and _is_there(ledger, last, lines()):
        return last.header_start
    if (last is not None and path == STDIN) or path in document_paths(ledger):
        raise LedgerError(mixed_kinds(ledger, path))
    if last is not None and in_place and sum(piece.count(b"\n") for piece in lines()) == 1:
        return None
    return os.stat(ledger).st_size  # noqa: PTH116


def _is_there(ledger: str, run: Run, lines: Iterator[bytes]) -> bool:
    """Whether a run has these lines."""
    with open_ledger(ledger) as file:
        file.seek(run.header_start)
        return all(file.read(len(piece)) == piece for piece in lines) and file.tell() == run.end


def read_entries(ledger: str, run: Run) -> Iterator[RecordEntry]:
    """Yield the entries of a run. Raises LedgerError when the ledger cannot be read or its entries are out of order."""
    last = 0
    with open_ledger(ledger) as file:
        file.seek(run.entries_start)
        while file.tell() < run.end:
            one = _read(file.readline())
            if isinstance(one, RecordEntry):
                if one.path != run.header.path or one.record <= last:
                    raise one.error("the entry stands where it does not belong")
                last = one.record
                yield one


def _read(data: bytes) -> RecordEntry | RunHeader | None:
    with suppress(ValueError, KeyError, TypeError, RecursionError, AttributeError):
        line = json.loads(data)
        if line["schema"] == RECORDS:
            return RecordEntry.from_json(line) if "record" in line else RunHeader.from_json(line)
    return None
