"""Datasets that ``clean`` cleans: each to a file of its own, or one after the other to standard output."""

import sys
from collections import deque
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

import click

from cleanup.cli.commands.changes import tell_lasting
from cleanup.cli.commands.clean.messages import tell, tell_bad, tell_end, tell_left
from cleanup.cli.commands.clean.output_dir import Into
from cleanup.cli.input.documents import Documents
from cleanup.cli.input.search import name_of
from cleanup.cli.input.work_items import places, shards_of
from cleanup.cli.output.console import Talk
from cleanup.cli.output.progress import Progress
from cleanup.cli.output.sink import Failure, Output
from cleanup.io.datasets.compression import compression_of
from cleanup.io.datasets.storage import is_remote, kind_of
from cleanup.io.files import STDIN
from cleanup.io.ledger.common import place
from cleanup.io.ledger.runs import adding
from cleanup.io.permissions import Readers
from cleanup.pipeline.clean_shard import clean_shard
from cleanup.pipeline.commit import Target
from cleanup.pipeline.dataset_options import Wish as RecordWish
from cleanup.pipeline.result import Part
from cleanup.pipeline.runner import End, run
from cleanup.pipeline.shard import SIZE, Shard, with_texts
from cleanup.pipeline.workers.executors import spread

if TYPE_CHECKING:
    from cleanup.cli.commands.clean.texts import Wish


class Datasets:
    """The datasets among the documents of a call, and what is to be done with them.

    Raises UsageError where that cannot be meant.
    """

    def __init__(self, documents: Documents, todo: "Wish", output: Output, into: Into | None, talk: Talk) -> None:
        self._documents, self._todo, self._output, self._into, self._talk = documents, todo, output, into, talk
        self._kinds, self._stdin = documents.files.kinds, documents.search.stdin_filename
        for path in documents.datasets:
            self._refuse(path)
        self._spread = spread(todo.engine, documents.jobs, attrgetter("size"))

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
        return not (self._todo.write or self._into or (path and is_remote(path))) and self._output.streams

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

    def _wish(self, path: str, output: str) -> RecordWish:
        todo, kind = self._todo, self._kind(path)
        called = (name if is_remote(name) else place(name) for name in (output, path))
        ledger, origin = called if todo.ledger else (None, None)
        return RecordWish(
            self._documents.search.of(name_of(path)),
            self._kinds.text_field,
            self._kinds.id_field,
            todo.max_translated,
            todo.mark,
            ledger,
            None if output in (path, STDIN) else origin,
            compression_of(output) if kind == "jsonl" else "",
            tells=todo.write,
        )

    def _save(self, path: str) -> None:
        """Clean a folder of datasets."""
        from cleanup.pipeline.backends.huggingface_disk import clean_saved

        with self._talk.guard():
            output = self._into.place(path) if self._into else str(self._output.path)
            jobs, progress = self._documents.jobs, self._documents.progress
            tell_bad(*clean_saved(path, output, self._wish(path, output), jobs, progress=progress), self._talk)

    def _stream(self, path: str) -> None:
        """Print a dataset cleaned."""
        wish = self._wish(path, STDIN if self._output.streams else str(self._output.path))
        ends: deque[int] = deque([0])
        ledger = self._todo.ledger and adding(self._todo.ledger, wish.ledger or STDIN, Readers.of([path]))

        def shards() -> Iterator[Shard]:
            found = shards_of(path, self._kind(path), self._stdin, SIZE)
            for shard in with_texts(found, self._kinds.fields.text):
                ends.append(shard.upto)
                yield shard

        with self._talk.guard(), ledger or nullcontext(len) as add:
            for part in self._spread(partial(clean_shard, wish=wish), shards()):
                if not isinstance(part, Part):
                    raise Failure(f"{path}: the rest is not cleaned: {part.why}")
                add(part.ledger)
                self._output.write(part.data)
                self._documents.passed_over.add_some(part.counts.accepted)
                tell(part, self._talk)
                self._talk.step(-ends.popleft() + ends[0])

    def _target(self, path: str) -> list[Target]:
        """A dataset and its output; none where that cannot be, which is told."""
        with self._talk.guard():
            if self._todo.write:
                self._documents.files.refuse_link(path)
            output = path if self._todo.write else self._into.place(path) if self._into else str(self._output.path)
            wish = self._wish(path, output)
            return [Target(path, self._kind(path), output, wish, self._todo.ledger, self._todo.backup)]
        return []

    def _run(self, targets: list[Target]) -> None:
        """Clean datasets by parts, which are kept until all are there."""
        talk, todo = self._talk, self._todo
        left = {target.folder.path for target in targets}
        try:
            for step in run(targets, self._spread, resume=todo.resume):
                if isinstance(step, End):
                    self._documents.passed_over.add_some(step.counts.accepted)
                    tell_end(step, talk)
                    if todo.write and not (todo.ledger or todo.backup) and (step.counts.changed or step.counts.dropped):
                        tell_lasting(step.target.output, talk)
                    if not step.why:
                        left.remove(step.target.folder.path)
                        if todo.write and todo.exit_non_zero_on_fix and (step.counts.changed or step.counts.dropped):
                            talk.found()
                    continue
                if step.part is None:
                    talk.error(step.why)
                else:
                    tell(step.part, talk)
                talk.step(step.size)
        finally:  # also after Ctrl-C
            tell_left(sorted(left), talk)
