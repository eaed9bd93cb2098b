"""The datasets that ``clean`` cleans: each into a file of its own, or one after another to standard output."""

import sys
from collections import deque
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from operator import attrgetter

import click

from cleanup.cli.commands.changes import note_irreversible
from cleanup.cli.commands.clean.messages import note_resumable, print_bad_records, print_finished, print_shard
from cleanup.cli.commands.clean.output_dir import OutputDir
from cleanup.cli.commands.clean.request import CleanRequest
from cleanup.cli.input.documents import DocumentSet
from cleanup.cli.input.search import display_name
from cleanup.cli.input.work_items import file_infos, shards_of
from cleanup.cli.output.console import Console
from cleanup.cli.output.progress import Progress
from cleanup.cli.output.sink import Failure, Sink
from cleanup.io.datasets.compression import compression_of
from cleanup.io.datasets.storage import is_remote, kind_of
from cleanup.io.files import STDIN
from cleanup.io.ledger.common import ledger_path
from cleanup.io.ledger.runs import append_run
from cleanup.io.permissions import Permissions
from cleanup.pipeline.clean_shard import clean_shard
from cleanup.pipeline.commit import DatasetJob
from cleanup.pipeline.options import DatasetOptions
from cleanup.pipeline.result import ShardResult
from cleanup.pipeline.runner import JobFinished, run
from cleanup.pipeline.shard import SHARD_BYTES, Shard, require_texts
from cleanup.pipeline.workers.pool import executor_for


class DatasetCleaner:
    """Cleans the datasets of a call. Raises UsageError where the options do not fit them."""

    def __init__(
        self,
        documents: DocumentSet,
        request: CleanRequest,
        output: Sink,
        output_dir: OutputDir | None,
        console: Console,
    ) -> None:
        self._documents, self._request, self._console = documents, request, console
        self._output, self._output_dir = output, output_dir
        self._file_types, self._stdin_filename = documents.file_set.file_types, documents.search.stdin_filename
        for path in documents.datasets:
            self._validate(path)
        self._executor = executor_for(request.engine, documents.jobs, attrgetter("size"))

    def clean(self) -> None:
        """Clean the datasets. Errors in one are reported, and the others continue.

        Raises CleanupError for an error that affects all of them.
        """
        paths = self._documents.datasets
        if self._documents.progress:
            self._console.progress = Progress(sum(info.size for info in file_infos(paths)), sys.stderr)
        saved = [path for path in paths if self._kind(path) == "datasets"]
        for path in saved:
            self._clean_saved(path)
        if paths == [STDIN] or self._is_stream:
            with self._output:
                for path in paths:
                    self._stream(path)
        elif jobs := [job for path in paths if path not in saved for job in self._jobs(path)]:
            self._run(jobs)

    @property
    def _is_stream(self) -> bool:
        """Whether all output goes to standard output, a pipe or a device."""
        path = self._output.path
        return not (self._request.write or self._output_dir or (path and is_remote(path))) and self._output.is_stream

    def _kind(self, path: str) -> str:
        return self._file_types.type_of(self._stdin_filename if path == STDIN else path)

    def _validate(self, path: str) -> None:
        request, kind = self._request, self._kind(path)
        file = None if self._output_dir else self._output.path
        if kind == "datasets" and (request.write or request.ledger or request.max_translated is not None or not file):
            raise click.UsageError(
                f"{path}: a folder of datasets is cleaned as a whole; name another folder with -o, without -w, "
                "--ledger or --max-translated"
            )
        if kind == "parquet" and self._is_stream:
            raise click.UsageError(f"{path}: Parquet cannot be written to a stream; name a file for it with -o")
        if request.write and is_remote(path):
            raise click.UsageError(f"{path}: -w only replaces local files; name a target with -o")
        if file is None or kind == "datasets":
            return
        if len(self._documents.paths) > 1:
            raise click.UsageError(f"-o names one file, but there are several datasets; name a folder: -o {file}/")
        if kind_of(file) not in (kind, "text"):
            raise click.UsageError(f"{file}: cannot convert {path}, which is {kind}; name a file of the same format")

    def _options(self, path: str, output: str) -> DatasetOptions:
        request, kind = self._request, self._kind(path)
        ledger_names = (name if is_remote(name) else ledger_path(name) for name in (output, path))
        ledger, origin = ledger_names if request.ledger else (None, None)
        return DatasetOptions(
            self._documents.search.options_for(display_name(path)),
            self._file_types.text_field,
            self._file_types.id_field,
            request.max_translated,
            request.mark,
            ledger,
            None if output in (path, STDIN) else origin,
            compression_of(output) if kind == "jsonl" else "",
            collect_fixes=request.write,
        )

    def _clean_saved(self, path: str) -> None:
        """Clean a folder of datasets."""
        from cleanup.pipeline.backends.huggingface_disk import clean_saved

        with self._console.report_errors():
            output = self._output_dir.target(path) if self._output_dir else str(self._output.path)
            jobs, progress = self._documents.jobs, self._documents.progress
            number, first = clean_saved(path, output, self._options(path, output), jobs, progress=progress)
            print_bad_records(number, first, self._console)

    def _stream(self, path: str) -> None:
        """Print a cleaned dataset."""
        options = self._options(path, STDIN if self._output.is_stream else str(self._output.path))
        ends: deque[int] = deque([0])
        ledger = self._request.ledger and append_run(
            self._request.ledger, options.ledger_output or STDIN, Permissions.of([path])
        )

        def shards() -> Iterator[Shard]:
            found = shards_of(path, self._kind(path), self._stdin_filename, SHARD_BYTES)
            for shard in require_texts(found, self._file_types.fields.text):
                ends.append(shard.bytes_read)
                yield shard

        with self._console.report_errors(), ledger or nullcontext(len) as add:
            for result in self._executor(partial(clean_shard, options=options), shards()):
                if not isinstance(result, ShardResult):
                    raise Failure(f"{path}: the rest is not cleaned: {result.reason}")
                add(result.ledger)
                self._output.write(result.data)
                self._documents.suppressed.add_records(result.counts.accepted)
                print_shard(result, self._console)
                self._console.step(-ends.popleft() + ends[0])

    def _jobs(self, path: str) -> list[DatasetJob]:
        """Return the job for a dataset; none where it has no possible output, which is reported."""
        request = self._request
        with self._console.report_errors():
            if request.write:
                self._documents.file_set.check_link(path)
                output = path
            else:
                output = self._output_dir.target(path) if self._output_dir else str(self._output.path)
            options = self._options(path, output)
            return [DatasetJob(path, self._kind(path), output, options, request.ledger, request.backup)]
        return []

    def _run(self, jobs: list[DatasetJob]) -> None:
        """Clean datasets by shards, which are kept until all are done."""
        unfinished = {job.checkpoints.path for job in jobs}
        try:
            for step in run(jobs, self._executor, resume=self._request.resume):
                if isinstance(step, JobFinished):
                    self._finish(step)
                    if not step.reason:
                        unfinished.remove(step.job.checkpoints.path)
                    continue
                if step.summary is None:
                    self._console.error(step.reason)
                else:
                    print_shard(step.summary, self._console)
                self._console.step(step.size)
        finally:  # also after Ctrl-C
            note_resumable(sorted(unfinished), self._console)

    def _finish(self, job: JobFinished) -> None:
        """Report a dataset whose output is in place, or why it is not."""
        request, changed = self._request, bool(job.counts.changed or job.counts.dropped)
        self._documents.suppressed.add_records(job.counts.accepted)
        print_finished(job, self._console)
        if request.write and changed and not (request.ledger or request.backup):
            note_irreversible(job.job.output, self._console)
        if request.write and changed and request.exit_non_zero_on_fix and not job.reason:
            self._console.fail_with(1)
