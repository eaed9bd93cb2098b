"""Parts as files: what comes of a shard is kept until all parts of an output are there, so that nothing is done twice.

A part is one file, whole or not there: a line of JSON about it, its lines of the ledger, its bytes of the output. Its
name says what it depends on, so that no other one is taken for it.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cleanup.errors import InputError
from cleanup.io.datasets.record import BadRecord
from cleanup.io.datasets.storage import FileState, as_input_error
from cleanup.io.files import atomic_write
from cleanup.io.permissions import NOBODY
from cleanup.pipeline.result import AppliedFix, RecordCounts, ShardResult

# Errors from a file that was changed since; its work is then repeated.
UNREADABLE = (ValueError, TypeError, RecursionError)

# Suffix of a work folder, after the name of the output.
WORK_FOLDER_SUFFIX = ".corpuscrub"


class ShardSummary(NamedTuple):
    """What is known of a part without its bytes; ``ledger_size`` is how many of them are lines of the ledger."""

    number: int
    key: str
    counts: RecordCounts
    bad_records: tuple[BadRecord, ...]
    problems: tuple[str, ...]
    fixes: tuple[AppliedFix, ...]
    ledger_size: int

    @classmethod
    def from_line(cls, line: bytes) -> "ShardSummary":
        """Read a summary from its line of JSON, which this module wrote."""
        number, key, counts, bad, problems, changes, ledger = json.loads(line)
        known = tuple(BadRecord(*one) for one in bad), tuple(problems), tuple(AppliedFix(*one) for one in changes)
        return cls(number, key, RecordCounts(*counts), *known, ledger)

    def to_line(self) -> bytes:
        """Return the summary as a line of JSON."""
        return json.dumps(self).encode() + b"\n"  # ASCII: names of files may hold what UTF-8 cannot write


@dataclass(frozen=True, slots=True)
class CheckpointDir:
    """A work folder, in which the parts of one output are kept until it is in its place, for the owner's eyes only."""

    path: str

    def create(self, *, resume: bool) -> None:
        """Make it. Raises InputError where that cannot be, and without ``resume`` where it is there."""
        try:
            Path(self.path).mkdir(0o700, exist_ok=resume)
        except FileExistsError as error:
            raise InputError(
                f"{self.path}: holds what a call before this one has done; --resume goes on with it, and without that "
                "folder all begins anew"
            ) from error
        except OSError as error:
            raise InputError(f"{self.path}: cannot be made: {error.strerror}") from error

    def checkpoint_path(self, number: int, key: str) -> Path:
        """Return the path of a shard's checkpoint."""
        return Path(self.path, f"{number:06}-{key}.part")

    def summary(self, number: int, key: str) -> ShardSummary | None:
        """Return the summary of a shard's result, if the checkpoint is complete. May raise OSError."""
        try:
            with self.checkpoint_path(number, key).open("rb") as file:
                return ShardSummary.from_line(file.readline())
        except (FileNotFoundError, *UNREADABLE):
            return None

    def save(self, part: ShardResult, key: str) -> ShardSummary:
        """Keep a part. Raises InputError when that cannot be."""
        about = ShardSummary(
            part.number, key, part.counts, part.bad_records, part.problems, part.fixes, len(part.ledger)
        )
        place = self.checkpoint_path(part.number, key)
        with as_input_error(str(place), "written"), atomic_write(place, readers=NOBODY) as file:
            file.writelines((about.to_line(), part.ledger, part.data))
        return about

    @contextmanager
    def open_checkpoint(self, about: ShardSummary) -> Iterator[BinaryIO]:
        """Open a checkpoint after its summary, where the lines of the ledger begin. May raise OSError."""
        with self.checkpoint_path(about.number, about.key).open("rb") as file:
            file.readline()
            yield file

    def committed(self, output: FileState) -> dict[int, ShardSummary]:
        """Return the summaries, by number, of the results in an output, if the output is in this state."""
        try:
            state, *lines = self._committed_path.read_bytes().splitlines()
            if json.loads(state) != [*output]:
                return {}
            return {about.number: about for about in map(ShardSummary.from_line, lines)}
        except (FileNotFoundError, *UNREADABLE):
            return {}

    def mark_committed(self, parts: Sequence[ShardSummary], output: FileState) -> None:
        """Keep what is known of parts that are about to be the output, in that state. May raise OSError."""
        with atomic_write(self._committed_path, readers=NOBODY) as file:
            file.write(json.dumps(output).encode() + b"\n")
            for part in parts:
                with self.checkpoint_path(part.number, part.key).open("rb") as kept:
                    file.write(kept.readline())

    def remove_checkpoints(self, parts: Sequence[ShardSummary]) -> None:
        """Remove the checkpoints of an output that is in its place. May raise OSError."""
        for part in parts:
            self.checkpoint_path(part.number, part.key).unlink()

    def unmark(self) -> None:
        """Remove the note about the output, which is no longer true. May raise OSError."""
        self._committed_path.unlink()

    def remove(self) -> None:
        """Remove it."""
        shutil.rmtree(self.path, ignore_errors=True)

    @property
    def _committed_path(self) -> Path:
        return Path(self.path, "done")
