"""The parts of a dataset joined: its lines of the ledger first, then its output, each so that a call that was killed
amid of it can do it again.
"""

import json
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from cleanup.errors import InputError, LedgerError
from cleanup.io.datasets.arrow import parquet
from cleanup.io.datasets.storage import as_input_error, file_state, is_remote, open_for_writing, state_of
from cleanup.io.files import atomic_write
from cleanup.io.ledger.documents import open_to_append
from cleanup.io.ledger.runs import insert_position
from cleanup.io.permissions import NOBODY, Permissions
from cleanup.pipeline.checkpoint import WORK_FOLDER_SUFFIX, CheckpointDir, ShardSummary
from cleanup.pipeline.options import DatasetOptions
from cleanup.pipeline.result import RecordCounts


@dataclass(frozen=True, slots=True)
class DatasetJob:
    """A dataset, what is to be done with its records, and the file that they go to, which may be the same one.

    ``ledger`` is the file of its ledger, if there is one. ``backup`` keeps an original that is replaced as
    ``<path>.orig``.
    """

    path: str
    kind: str
    output: str
    options: DatasetOptions
    ledger: str | None = None
    backup: bool = False

    @property
    def in_place(self) -> bool:
        """Whether it is replaced."""
        return self.output == self.path

    @property
    def checkpoints(self) -> CheckpointDir:
        """Where its parts are kept: beside the output, where that is if there is a link to it; here, if it is a URL."""
        place = quote(self.output, safe="") if is_remote(self.output) else os.path.realpath(self.output)
        return CheckpointDir(place + WORK_FOLDER_SUFFIX)

    def prepare(self, *, resume: bool) -> None:
        """Make the work folder. Raises InputError where that, or the output, cannot be."""
        if self.in_place:
            with as_input_error(self.path):
                status = Path(self.path).stat()
            if not stat.S_ISREG(status.st_mode):
                raise InputError(f"{self.path}: not a regular file; it cannot be written in place")
            # The mode counts as well: to root every file is writable.
            if not (status.st_mode & 0o222 and os.access(self.path, os.W_OK)):
                raise InputError(f"{self.path}: read-only; `chmod u+w` allows writing it")
        self.checkpoints.create(resume=resume)

    @property
    def committed(self) -> dict[int, ShardSummary]:
        """What was known of the parts that are the output already, by their numbers."""
        try:
            return self.checkpoints.committed(state_of(self.output))
        except InputError:  # there is none
            return {}


def commit(target: DatasetJob, parts: Sequence[ShardSummary]) -> None:
    """Put the output of a dataset in place. Raises InputError or LedgerError where that cannot be; then all parts are
    still there.
    """
    if target.ledger is not None:
        _add(target, target.ledger, parts)
    counts = total_counts(parts)
    with as_input_error(target.checkpoints.path, "written"):
        if target.in_place and not (counts.changed or counts.dropped or target.options.score_field):
            target.checkpoints.mark_committed(parts, state_of(target.path))
        else:
            _write(target, parts)
        target.checkpoints.remove_checkpoints(parts)


def total_counts(parts: Iterable[ShardSummary]) -> RecordCounts:
    """Return the counts of all records."""
    counts = RecordCounts()
    for part in parts:
        counts = counts.plus(part.counts)
    return counts


def _write(target: DatasetJob, parts: Sequence[ShardSummary]) -> None:
    if target.backup:
        _back_up(target.path)
    with open_for_writing(target.output, target.checkpoints.path, readers=Permissions.of([target.path])) as file:
        if target.kind == "parquet":
            parquet.write((_data(target.checkpoints, part) for part in parts), file, target.path)
        else:
            for part in parts:
                with target.checkpoints.open_checkpoint(part) as kept:
                    kept.seek(part.ledger_size, os.SEEK_CUR)
                    shutil.copyfileobj(kept, file, 1 << 20)
        if not is_remote(target.output):
            file.flush()
            target.checkpoints.mark_committed(
                parts, file_state(os.fstat(file.fileno()))
            )  # before it is in place: that cannot be undone
    if is_remote(target.output):
        target.checkpoints.mark_committed(parts, state_of(target.output))


def _data(folder: CheckpointDir, part: ShardSummary) -> bytes:
    with folder.open_checkpoint(part) as kept:
        kept.seek(part.ledger_size, os.SEEK_CUR)
        return kept.read()


def _back_up(path: str) -> None:
    """Keep the original under another name: when the file is replaced, that name stays its own."""
    backup = f"{path}.orig"
    try:
        os.link(os.path.realpath(path), backup)
    except FileExistsError as error:
        if not os.path.samefile(path, backup):  # noqa: PTH121  # but our own, of a call that was killed
            raise InputError(f"{backup}: a backup is there already, perhaps of the original; move it away") from error
    except OSError:  # a file system without such links
        written = atomic_write(Path(backup), readers=Permissions.of([path]))
        with as_input_error(backup, "written"), written as file, Path(path).open("rb") as original:
            shutil.copyfileobj(original, file)


def _add(target: DatasetJob, ledger: str, parts: Sequence[ShardSummary]) -> None:
    """Add the lines of the ledger that are not there yet: where they begin is kept in the work folder."""
    place = Path(target.checkpoints.path, "ledger")
    try:
        if not place.exists():
            called = target.options.ledger_output or target.output
            with open_to_append(ledger, Permissions.of([target.path])):
                begins = insert_position(ledger, called, lambda: _lines(target, parts), in_place=target.in_place)
            with atomic_write(place, readers=NOBODY) as kept:
                kept.write(json.dumps(begins).encode())
        begins = json.loads(place.read_bytes())
        if begins is None:
            return
        with Path(ledger).open("r+b") as file:
            file.seek(begins)
            for lines in _lines(target, parts):
                there = file.read(len(lines))
                if not lines.startswith(there):
                    raise LedgerError(f"{ledger}: has been written to by somebody else since; name another one")
                file.write(lines[len(there) :])
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise LedgerError(f"{ledger}: the ledger cannot be written: {error.strerror}") from error


def _lines(target: DatasetJob, parts: Sequence[ShardSummary]) -> Iterator[bytes]:
    """Yield the lines of the ledger, shard by shard. May raise OSError."""
    for part in parts:
        with target.checkpoints.open_checkpoint(part) as kept:
            yield kept.read(part.ledger_size)
