"""Datasets that ``clean`` cleans: each to a file of its own, or one after the other to standard output."""

import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleanup.cli.changes import changes
from cleanup.cli.documents import Documents
from cleanup.cli.into import Into
from cleanup.cli.output import Failure, Output
from cleanup.cli.pieces import places, shards_of
from cleanup.cli.progress import Progress
from cleanup.cli.search import name_of
from cleanup.cli.talk import Talk, count
from cleanup.datasets.bad import BadRecord
from cleanup.datasets.compression import compression_of
from cleanup.datasets.opening import is_remote, kind_of
from cleanup.entries import place
from cleanup.errors import LedgerError
from cleanup.files import STDIN, reason
from cleanup.ledger import Ledger
from cleanup.run.joining import Target
from cleanup.run.local import End, Spread, run
from cleanup.run.part import Part
from cleanup.run.parts import About
from cleanup.run.pool import ordered
from cleanup.run.shard import SIZE, Shard
from cleanup.run.wish import Wish as RecordWish
from cleanup.run.work import clean_shard

if TYPE_CHECKING:
    from cleanup.cli.writing import Wish


class Datasets:
    """The datasets among the documents of a call, and what is to be done with them.

    Raises UsageError where that cannot be meant.
    """

    def __init__(self, documents: Documents, todo: "Wish", output: Output, into: Into | None, talk: Talk) -> None:
        self._documents, self._todo, self._output, self._into, self._talk = documents, todo, output, into, talk
        self._kinds, self._stdin = documents.files.kinds, documents.search.stdin_filename
        for path in documents.datasets:
            self._refuse(path)
        self._spread = _spread(todo.engine, documents.jobs)

    def clean(self) -> None:
        """Clean them; what is wrong with one is told, and the others go on.

        Raises CleanupError where no other one could be cleaned.
        """
        paths = self._documents.datasets
        if self._documents.progress:
            self._talk.progress = Progress(sum(one.size for one in places(paths)), sys.stderr)
        saved = [path for path in paths if self._kind(path) == "datasets"]
        for path in saved:
            self._save(path)
        if paths == [STDIN] or self._streams:
            with self._output:
                for path in paths:
                    self._stream(path)
        elif targets := [target for path in paths if path not in saved for target in self._target(path)]:
            self._run(targets)

    @property
    def _streams(self) -> bool:
        """Whether all goes where nothing can be kept: to standard output, a pipe, a device."""
        path = self._output.path
        if self._todo.write or self._into or (path and (is_remote(path) or not Path(path).exists())):
            return False
        return path is None or not (Path(path).is_file() or Path(path).is_dir())

    def _kind(self, path: str) -> str:
        return self._kinds.of(self._stdin if path == STDIN else path)

    def _refuse(self, path: str) -> None:
        todo, kind = self._todo, self._kind(path)
        one = None if self._into else self._output.path
        if kind == "datasets" and (todo.write or todo.ledger or todo.max_translated is not None or not one):
            raise click.UsageError(f"{path}: a folder of datasets goes to another one, -o, whole and without a ledger")
        if kind == "parquet" and self._streams:
            raise click.UsageError(f"{path}: Parquet is no stream; name a file for it with -o")
        if todo.write and is_remote(path):
            raise click.UsageError(f"{path}: -w replaces files that are here; name another place with -o")
        if one is None or kind == "datasets":
            return
        if len(self._documents.found) > 1:
            raise click.UsageError(f"-o names one file and there are several; name a folder for them: -o {one}/")
        if kind_of(one) not in (kind, "text"):
            raise click.UsageError(f"{one}: {path} is {kind} and stays that; name it so")
        if path != STDIN and Path(one).exists() and Path(path).exists() and Path(one).samefile(path):
            raise click.UsageError(f"{path} would be written over itself; -w writes files in place")

    def _wish(self, path: str, output: str) -> RecordWish:
        todo, kind = self._todo, self._kind(path)
        return RecordWish(
            self._documents.search.of(name_of(path)),
            self._kinds.text_field,
            self._kinds.id_field,
            todo.max_translated,
            todo.mark,
            (output if is_remote(output) else place(output)) if todo.ledger else None,
            compression_of(output) if kind == "jsonl" else "",
            tells=todo.write,
        )

    def _save(self, path: str) -> None:
        """Clean a folder of datasets."""
        from cleanup.run.saved import clean_saved

        with self._talk.guard():
            output = self._into.place(path) if self._into else str(self._output.path)
            jobs, progress = self._documents.jobs, self._documents.progress
            _tell_bad(*clean_saved(path, output, self._wish(path, output), jobs, progress=progress), self._talk)

    def _stream(self, path: str) -> None:
        """Print a dataset cleaned."""
        wish = self._wish(path, self._output.path or STDIN)
        ends: deque[int] = deque([0])

        def shards() -> Iterator[Shard]:
            for shard in shards_of(path, self._kind(path), self._stdin, SIZE):
                ends.append(shard.upto)
                yield shard

        with self._talk.guard():
            for part in self._spread(partial(clean_shard, wish=wish), shards()):
                if not isinstance(part, Part):
                    raise Failure(f"{path}: the rest is not cleaned: {part.why}")
                if self._todo.ledger:
                    _add(self._todo.ledger, part.ledger)
                self._output.write(part.data)
                _tell(part, self._talk)
                self._talk.step(-ends.popleft() + ends[0])

    def _target(self, path: str) -> list[Target]:
        """A dataset and its output; none where that cannot be, which is told."""
        with self._talk.guard():
            output = path if self._todo.write else self._into.place(path) if self._into else str(self._output.path)
            wish = self._wish(path, output)
            return [Target(path, self._kind(path), output, wish, self._todo.ledger, self._todo.backup)]
        return []

    def _run(self, targets: list[Target]) -> None:
        """Clean datasets by parts, that are kept until all are there."""
        talk, left = self._talk, {target.folder.path: target for target in targets}
        try:
            for step in run(targets, self._spread, resume=self._todo.resume):
                if isinstance(step, End):
                    if self._ended(step):
                        del left[step.target.folder.path]
                    continue
                if step.part is None:
                    talk.error(step.why)
                else:
                    _tell(step.part, talk)
                talk.step(step.size)
        finally:  # also after Ctrl-C
            for folder in left:
                with suppress(OSError):
                    Path(folder).rmdir()  # where nothing is done yet
                if Path(folder).is_dir():
                    talk.note(f"{folder}: what is done is kept there; the same call with --resume goes on with it")

    def _ended(self, end: End) -> bool:
        """Say what became of a dataset; whether its output is in place."""
        talk, counts = self._talk, end.counts
        if end.why:
            talk.error(f"{end.target.output}: not written: {end.why}")
            return False
        done = f"{count(counts.edits, 'edit')} in {counts.changed} of {count(counts.records, 'record')}"
        done += f", {counts.dropped} left out" if counts.dropped else ""
        done += f", {counts.bad} bad" if counts.bad else ""
        touched = counts.changed or counts.dropped
        if touched or counts.bad:
            talk.note(f"{name_of(end.target.output)}: {'cleaned, ' if touched else ''}{done}")
        else:
            talk.detail(f"{name_of(end.target.output)}: {done}")
        if touched and self._todo.exit_non_zero_on_fix and self._todo.write:
            talk.found()
        return True


def _tell(part: Part | About, talk: Talk) -> None:
    """Say what is to be said of the records of a part."""
    _tell_bad(part.counts.bad, part.bad, talk)
    for problem in part.problems:
        talk.error(problem)
    talk.lines(changes(part.changes))


def _tell_bad(number: int, first: Sequence[BadRecord], talk: Talk) -> None:
    """Tell the first records that cannot be used, and how many more there are."""
    for wrong in first:
        talk.error(wrong)
    if number > len(first):
        talk.error(f"and {count(number - len(first), 'more record')} that cannot be used")


def _add(ledger: str, lines: bytes) -> None:
    try:
        with Ledger(ledger), Path(ledger).open("ab") as file:
            file.write(lines)
    except OSError as error:
        raise LedgerError(f"{ledger}: the ledger cannot be written: {reason(error)}") from error


def _spread(engine: str, jobs: int) -> Spread:
    if engine != "local":
        return partial(import_module(f"cleanup.run.{engine}").ordered, jobs=jobs)
    return partial(ordered, jobs=jobs, size=_weight, batch=1) if jobs > 1 else map


def _weight(task: Any) -> int:
    """The bytes that a task carries: a shard, or one that is to be kept."""
    return len(getattr(task, "shard", task).data or b"")
