"""What ledgers have in common: edits as lines of JSON keep them, and the hashes and paths in them.

``docs/ledger.md`` describes every field.
"""

import os
import re
import stat
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from cleanup.engine.document import Span
from cleanup.engine.edits import Edit
from cleanup.engine.report import Outcome, Report
from cleanup.errors import LedgerError
from cleanup.io.files import STDIN

# The schema of entries about documents.
DOCUMENTS = "corpuscrub/ledger/1"

# The schema of entries about the records of datasets, which the same ledger may hold.
RECORDS = "corpuscrub/records/1"


# The first bytes of an entry about a record. There may be millions, and not all are worth parsing.
RECORD_START = re.compile(rb'\{"schema": "' + RECORDS.encode() + rb'", "path": "(?:[^"\\]|\\.)*", "record": ')


class RecordedEdits(NamedTuple):
    """Edits, and the codes of the rules behind each."""

    edits: tuple[Edit, ...]
    codes: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, report: Report) -> "RecordedEdits":
        """Return the edits of a report."""
        starts = [edit.span.start for edit in report.edits]
        codes: list[list[str]] = [[] for _ in starts]
        for finding in report.findings:
            if finding.outcome is Outcome.FIXED and starts:
                codes[bisect_right(starts, finding.span.start) - 1].append(finding.code)
        return cls(report.edits, tuple(map(tuple, codes)))

    @classmethod
    def from_json(cls, edits_json: Iterable[Any]) -> "RecordedEdits":
        """Read edits in the form of the ledger. Raises KeyError, TypeError or ValueError for anything else."""
        edits, codes = [], []
        for edit in edits_json:
            old, new = read_strings(edit, "old", "new")
            start, end = edit["start"], edit["end"]
            if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end and end - start == len(old)):
                raise ValueError(f"an edit at {start!r} to {end!r}")
            edits.append(Edit(Span(start, end), old, new))
            codes.append(tuple(map(str, edit["codes"])))
        return cls(tuple(edits), tuple(codes))

    def to_json(self) -> list[dict[str, Any]]:
        """Return the edits in the form of the ledger."""
        return [
            {"start": span.start, "end": span.end, "old": old, "new": new, "codes": codes}
            for (span, old, new), codes in zip(self.edits, self.codes, strict=True)
        ]


def digest(data: bytes) -> str:
    """Return the hash that identifies bytes in a ledger."""
    return sha256(data).hexdigest()


def ledger_path(path: str) -> str:
    """Return a path relative to the current folder; an absolute path where it is outside, and a URL as it is."""
    if path == STDIN or "://" in path:
        return path
    here = Path.cwd()
    whole = Path(os.path.normpath(here / path))  # the path as it was given: links are not resolved
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


@contextmanager
def open_ledger(path: str) -> Iterator[BinaryIO]:
    """Open a ledger for reading. Raises LedgerError when that fails; a pipe fails, because a ledger is read more than
    once.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            raise LedgerError(f"{path}: not a regular file, and so no ledger")
        with Path(path).open("rb") as file:
            yield file
    except OSError as error:
        raise LedgerError(f"{path}: the ledger cannot be read: {error.strerror}") from error


def read_strings(line: Any, *keys: str) -> Iterator[str]:
    """Yield the values of these keys in a parsed line; ``path`` must be a possible path.

    Raises KeyError, TypeError or ValueError for a line without them.
    """
    for key in keys:
        if not isinstance(line[key], str) or (key == "path" and (not line[key] or "\0" in line[key])):
            raise ValueError(f"{key}: {line[key]!r}")
        yield line[key]
