"""Datasets that ``clean`` cleans: each to a file of its own, or one after the other to standard output."""

import sys
from collections import deque
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

import click

from cleanup.cli.commands.changes import note_irreversible
from cleanup.cli.commands.clean.messages import note_resumable, report_bad_records, report_end, tell
from cleanup.cli.commands.clean.output_dir import OutputDir
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.search import name_of
from cleanup.cli.input.work_items import places, shards_of
from cleanup.cli.output.console import Console
from cleanup.cli.output.progress import Progress
from cleanup.cli.output.sink import Failure, Sink
from cleanup.io.datasets.compression import compression_of
from cleanup.io.datasets.storage import is_remote, kind_of
from cleanup.io.files import STDIN
from cleanup.io.ledger.common import ledger_path
from cleanup.io.ledger.runs import adding
from cleanup.io.permissions import Permissions
from cleanup.pipeline.clean_shard import clean_shard
from cleanup.pipeline.commit import DatasetJob
from cleanup.pipeline.options import DatasetOptions as RecordWish
from cleanup.pipeline.result import ShardResult
from cleanup.pipeline.runner import JobFinished, run
from cleanup.pipeline.shard import SIZE, Shard, with_texts
from cleanup.pipeline.workers.pool import executor_for

if TYPE_CHECKING:
    from cleanup.cli.commands.clean.texts import CleanRequest


class DatasetCleaner:
    """The datasets among the documents of a call, and what is to be done with them.

    Raises UsageError where that cannot be meant.
    """

    def __init__(
        self, documents: DocumentSet, request: "CleanRequest", output: Sink, into: OutputDir | None, console: Console
    ) -> None:
        self._documents, self._request, self._output, self._into, self._console = (
            documents,
            request,
            output,
            into,
            console,
        )
        self._kinds, self._stdin = documents.file_set.kinds, documents.search.stdin_filename
        for path in documents.datasets:
            self._refuse(path)
        self._spread = executor_for(request.engine, documents.jobs, attrgetter("size"))

    def clean(self) -> None:
        """Clean them; what is wrong with one is told, and the others go on.

        Raises CleanupError where no other one could be cleaned.
        """
        paths = self._documents.datasets
        if self._documents.progress:
            self._console.progress = Progress(sum(one.size for one in places(paths)), sys.stderr)
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
        return not (self._request.write or self._into or (path and is_remote(path))) and self._output.is_stream

    def _kind(self, path: str) -> str:
        return self._kinds.of(self._stdin if path == STDIN else path)

    def _refuse(self, path: str) -> None:
        request, kind = self._request, self._kind(path)
        one = None if self._into else self._output.path
        if kind == "datasets" and (request.write or request.ledger or request.max_translated is not None or not one):
            raise click.UsageError(f"{path}: a folder of datasets goes to another one, -o, whole and without a ledger")
        if kind == "parquet" and self._streams:
            raise click.UsageError(f"{path}: Parquet is no stream; name a file for it with -o")
        if request.write and is_remote(path):
            raise click.UsageError(f"{path}: -w replaces files that are here; name another place with -o")
        if one is None or kind == "datasets":
            return
        if len(self._documents.paths) > 1:
            raise click.UsageError(f"-o names one file and there are several; name a folder for them: -o {one}/")
        if kind_of(one) not in (kind, "text"):
            raise click.UsageError(f"{one}: {path} is {kind} and stays that; name it so")

    def _wish(self, path: str, output: str) -> RecordWish:
        request, kind = self._request, self._kind(path)
        called = (name if is_remote(name) else ledger_path(name) for name in (output, path))
        ledger, origin = called if request.ledger else (None, None)
        return RecordWish(
            self._documents.search.of(name_of(path)),
            self._kinds.text_field,
            self._kinds.id_field,
            request.max_translated,
            request.mark,
            ledger,
            None if output in (path, STDIN) else origin,
            compression_of(output) if kind == "jsonl" else "",
            tells=request.write,
        )

    def _save(self, path: str) -> None:
        """Clean a folder of datasets."""
        from cleanup.pipeline.backends.huggingface_disk import clean_saved

        with self._console.report_errors():
            output = self._into.place(path) if self._into else str(self._output.path)
            jobs, progress = self._documents.jobs, self._documents.progress
            report_bad_records(
                *clean_saved(path, output, self._wish(path, output), jobs, progress=progress), self._console
            )

    def _stream(self, path: str) -> None:
        """Print a dataset cleaned."""
        wish = self._wish(path, STDIN if self._output.is_stream else str(self._output.path))
        ends: deque[int] = deque([0])
        ledger = self._request.ledger and adding(self._request.ledger, wish.ledger or STDIN, Permissions.of([path]))

        def shards() -> Iterator[Shard]:
            found = shards_of(path, self._kind(path), self._stdin, SIZE)
            for shard in with_texts(found, self._kinds.fields.text):
                ends.append(shard.upto)
                yield shard

        with self._console.report_errors(), ledger or nullcontext(len) as add:
            for part in self._spread(partial(clean_shard, wish=wish), shards()):
                if not isinstance(part, ShardResult):
                    raise Failure(f"{path}: the rest is not cleaned: {part.reason}")
                add(part.ledger)
                self._output.write(part.data)
                self._documents.suppressed.add_records(part.counts.accepted)
                tell(part, self._console)
                self._console.step(-ends.popleft() + ends[0])

    def _target(self, path: str) -> list[DatasetJob]:
        """A dataset and its output; none where that cannot be, which is told."""
        with self._console.report_errors():
            if self._request.write:
                self._documents.file_set.check_link(path)
            output = path if self._request.write else self._into.place(path) if self._into else str(self._output.path)
            wish = self._wish(path, output)
            return [DatasetJob(path, self._kind(path), output, wish, self._request.ledger, self._request.backup)]
        return []

    def _run(self, targets: list[DatasetJob]) -> None:
        """Clean datasets by parts, which are kept until all are there."""
        console, request = self._console, self._request
        left = {target.folder.path for target in targets}
        try:
            for step in run(targets, self._spread, resume=request.resume):
                if isinstance(step, JobFinished):
                    self._documents.suppressed.add_records(step.counts.accepted)
                    report_end(step, console)
                    if (
                        request.write
                        and not (request.ledger or request.backup)
                        and (step.counts.changed or step.counts.dropped)
                    ):
                        note_irreversible(step.target.output, console)
                    if not step.reason:
                        left.remove(step.target.folder.path)
                        if (
                            request.write
                            and request.exit_non_zero_on_fix
                            and (step.counts.changed or step.counts.dropped)
                        ):
                            console.fail_with(1)
                    continue
                if step.part is None:
                    console.error(step.reason)
                else:
                    tell(step.part, console)
                console.step(step.size)
        finally:  # also after Ctrl-C
            note_resumable(sorted(left), console)
