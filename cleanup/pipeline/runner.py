"""Datasets cleaned, each to an output of its own, by processes of this machine or wherever their shards are sent.

Nothing is put in the place of an output before all of its parts are there, and a call that was killed at any moment is
taken up where it was.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from cleanup.errors import CleanupError, InputError
from cleanup.io.datasets.storage import state_of
from cleanup.pipeline.checkpoint import CheckpointDir, ShardSummary
from cleanup.pipeline.clean_shard import clean_shard
from cleanup.pipeline.commit import DatasetJob, commit, total_counts
from cleanup.pipeline.options import DatasetOptions
from cleanup.pipeline.result import RecordCounts
from cleanup.pipeline.shard import Shard, require_texts, shards
from cleanup.pipeline.workers.executors import Executor


class ShardFinished(NamedTuple):
    """A shard is done, which is so many bytes of its file: what is known of its part, or why there is none."""

    size: int
    summary: ShardSummary | None
    reason: str = ""


class JobFinished(NamedTuple):
    """A dataset is done: what became of its records, or why its output is not in place."""

    job: DatasetJob
    counts: RecordCounts
    reason: str = ""


class UnreadShard(NamedTuple):
    """The answer to a shard that cannot be read."""

    reason: str


class ShardTask(NamedTuple):
    """A shard, what is to be done with its records, and where its part is kept.

    ``options_key`` is the key of the options. ``committed_key`` is the key of the part that is in the output already.
    """

    shard: Shard
    options: DatasetOptions
    options_key: str
    checkpoints: CheckpointDir
    committed_key: str | None

    @property
    def size(self) -> int:
        """How many bytes of work it is, about."""
        return self.shard.size


def run(jobs: Sequence[DatasetJob], executor: Executor, *, resume: bool) -> Iterator[ShardFinished | JobFinished]:
    """Clean datasets and yield each step; ``resume`` continues what another call has begun.

    Errors in a dataset are reported at its end, and the others go on. Raises InputError when results cannot be stored,
    because then none can.
    """
    todo, ended = [], []
    for target in jobs:
        try:
            todo.append(_JobProgress(target, resume=resume))
        except InputError as error:
            yield JobFinished(target, RecordCounts(), str(error))
    while todo:
        again: list[_JobProgress] = []
        for step in _steps(todo, again, executor):
            yield step
            if isinstance(step, JobFinished) and not step.reason:
                ended.append(step.job)
        todo = again
    for target in ended:
        target.checkpoints.remove()


def _steps(
    todo: Sequence["_JobProgress"], again: list["_JobProgress"], spread: Executor
) -> Iterator[ShardFinished | JobFinished]:
    """Yield the steps of several datasets, and add those that must be repeated to ``again``."""
    given: deque[tuple[_JobProgress, ShardTask | None]] = deque()
    """Tasks in the order of their answers, and None after the last one of a dataset."""

    def tasks() -> Iterator[ShardTask]:
        for work in todo:
            for task in work.tasks():
                given.append((work, task))
                yield task
            given.append((work, None))

    def ends() -> Iterator[ShardFinished | JobFinished]:
        while given and given[0][1] is None:
            work, _ = given.popleft()
            if work.stale:
                again.append(work.restarted())
            else:
                yield from work.end()

    for answer in spread(ensure_checkpoint, tasks()):
        yield from ends()
        work, task = given.popleft()
        if task is not None:
            yield work.step(task, answer)
    yield from ends()


class _JobProgress:
    """What is done about one dataset. Raises InputError where it cannot be read, or nothing be written."""

    def __init__(self, target: DatasetJob, *, resume: bool) -> None:
        target.prepare(resume=resume)
        self._job, self._input_state, self._committed = target, state_of(target.path), target.committed
        self._summaries: list[ShardSummary] = []
        self._bytes_read = self._reused = self._failed = 0
        self._problem = ""

    def tasks(self) -> Iterator[ShardTask]:
        """Its shards as tasks, as far as it can be read."""
        if self._replaced:
            return
        target = self._job
        wished = target.options.key
        try:
            for shard in require_texts(shards(target.path, target.kind), target.options.fields.text):
                done = self._committed.get(shard.number)
                yield ShardTask(shard, target.options, wished, target.checkpoints, done.key if done else None)
        except InputError as error:
            self._problem = str(error)

    def step(self, task: ShardTask, answer: Any) -> ShardFinished:
        """Take the answer to a task."""
        size, self._bytes_read = task.shard.bytes_read - self._bytes_read, task.shard.bytes_read
        if answer is None:
            answer = self._committed[task.shard.number]
            self._reused += 1
        if not isinstance(answer, ShardSummary):
            self._failed += 1
            return ShardFinished(
                size, None, f"{task.shard.path}, records from {task.shard.first}: not cleaned: {answer.reason}"
            )
        self._summaries.append(
            answer._replace(bad_records=(), problems=(), fixes=())
        )  # there may be many, and they are reported now
        return ShardFinished(size, answer)

    @property
    def stale(self) -> bool:
        """Whether parts are missing because they are in an output that is not the right one."""
        return self._reused > 0 and not self._is_done

    def restarted(self) -> "_JobProgress":
        """Return a copy that starts again without the output."""
        self._job.checkpoints.unmark()
        return _JobProgress(self._job, resume=True)

    def end(self) -> Iterator[ShardFinished | JobFinished]:
        """Put the output in place, if all of its parts are there."""
        target = self._job
        if self._replaced:
            self._summaries = [*self._committed.values()]
            yield from (ShardFinished(0, part) for part in self._summaries)
        elif self._failed:
            self._problem = (
                self._problem or f"{self._failed} of {self._failed + len(self._summaries)} parts are missing"
            )
        elif not self._problem and not self._is_done:
            try:
                if state_of(target.path) != self._input_state:
                    raise InputError("it has changed since it was read")
                commit(target, self._summaries)
            except CleanupError as error:
                self._problem = str(error)
        yield JobFinished(target, total_counts(self._summaries), self._problem)

    @property
    def _replaced(self) -> bool:
        return self._job.in_place and bool(self._committed)

    @property
    def _is_done(self) -> bool:
        return self._reused == len(self._summaries) == len(self._committed) > 0 and not self._failed


def ensure_checkpoint(task: ShardTask) -> ShardSummary | UnreadShard | None:
    """See to it that the part of a shard is kept; None where it is in the output. Raises InputError for a full disk."""
    try:
        shard = task.shard.loaded()
        key = _key(shard, task.options_key)
        if key == task.committed_key:
            return None
        about = task.checkpoints.summary(shard.number, key)
        if about is not None:
            return about
        part = clean_shard(shard, task.options)
    except InputError as error:
        return UnreadShard(str(error))
    return task.checkpoints.save(part, key)


def _key(shard: Shard, wished: str) -> str:
    key = f"{wished} {shard.kind} {shard.number} {shard.first} {shard.path}".encode("utf-8", "surrogateescape")
    hashed = blake2b(key + b"\0", digest_size=16)
    hashed.update(shard.data or b"")
    return hashed.hexdigest()
