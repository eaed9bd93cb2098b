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
from cleanup.pipeline.commit import DatasetJob, commit, total
from cleanup.pipeline.options import DatasetOptions
from cleanup.pipeline.result import RecordCounts
from cleanup.pipeline.shard import Shard, shards, with_texts
from cleanup.pipeline.workers.executors import Executor


class ShardFinished(NamedTuple):
    """A shard is done, which is so many bytes of its file: what is known of its part, or why there is none."""

    size: int
    part: ShardSummary | None
    reason: str = ""


class JobFinished(NamedTuple):
    """A dataset is done: what became of its records, or why its output is not in place."""

    target: DatasetJob
    counts: RecordCounts
    reason: str = ""


class UnreadShard(NamedTuple):
    """The answer to a shard that cannot be read."""

    reason: str


class ShardTask(NamedTuple):
    """A shard, what is to be done with its records, and where its part is kept.

    ``wished`` is the key of the wish. ``done`` is the key of the part that is in the output already.
    """

    shard: Shard
    wish: DatasetOptions
    wished: str
    folder: CheckpointDir
    done: str | None

    @property
    def size(self) -> int:
        """How many bytes of work it is, about."""
        return self.shard.size


def run(targets: Sequence[DatasetJob], spread: Executor, *, resume: bool) -> Iterator[ShardFinished | JobFinished]:
    """Clean datasets, and tell each step; ``resume`` takes up what another call has begun.

    What is wrong with a dataset is told at its end, and the others go on. Raises InputError when parts cannot be kept,
    for then none can.
    """
    todo, ended = [], []
    for target in targets:
        try:
            todo.append(_Work(target, resume=resume))
        except InputError as error:
            yield JobFinished(target, RecordCounts(), str(error))
    while todo:
        again: list[_Work] = []
        for step in _steps(todo, again, spread):
            yield step
            if isinstance(step, JobFinished) and not step.reason:
                ended.append(step.target)
        todo = again
    for target in ended:
        target.folder.remove()


def _steps(todo: Sequence["_Work"], again: list["_Work"], spread: Executor) -> Iterator[ShardFinished | JobFinished]:
    """The steps of some datasets; those that are to be done once more are added to ``again``."""
    given: deque[tuple[_Work, ShardTask | None]] = deque()
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
                again.append(work.anew())
            else:
                yield from work.end()

    for answer in spread(ensure_checkpoint, tasks()):
        yield from ends()
        work, task = given.popleft()
        if task is not None:
            yield work.step(task, answer)
    yield from ends()


class _Work:
    """What is done about one dataset. Raises InputError where it cannot be read, or nothing be written."""

    def __init__(self, target: DatasetJob, *, resume: bool) -> None:
        target.begin(resume=resume)
        self._target, self._before, self._done = target, state_of(target.path), target.done
        self._parts: list[ShardSummary] = []
        self._upto = self._taken = self._lost = 0
        self._why = ""

    def tasks(self) -> Iterator[ShardTask]:
        """Its shards as tasks, as far as it can be read."""
        if self._replaced:
            return
        target = self._target
        wished = target.wish.key
        try:
            for shard in with_texts(shards(target.path, target.kind), target.wish.fields.text):
                done = self._done.get(shard.number)
                yield ShardTask(shard, target.wish, wished, target.folder, done.key if done else None)
        except InputError as error:
            self._why = str(error)

    def step(self, task: ShardTask, answer: Any) -> ShardFinished:
        """Take the answer to a task."""
        size, self._upto = task.shard.upto - self._upto, task.shard.upto
        if answer is None:
            answer = self._done[task.shard.number]
            self._taken += 1
        if not isinstance(answer, ShardSummary):
            self._lost += 1
            return ShardFinished(
                size, None, f"{task.shard.path}, records from {task.shard.first}: not cleaned: {answer.reason}"
            )
        self._parts.append(answer._replace(bad=(), problems=(), changes=()))  # there may be many, and they are told now
        return ShardFinished(size, answer)

    @property
    def stale(self) -> bool:
        """Whether parts are missing because they are in an output that is not the right one."""
        return self._taken > 0 and not self._is_done

    def anew(self) -> "_Work":
        """The work on it once more, without that output."""
        self._target.folder.unsettle()
        return _Work(self._target, resume=True)

    def end(self) -> Iterator[ShardFinished | JobFinished]:
        """Put the output in place, if all of its parts are there."""
        target = self._target
        if self._replaced:
            self._parts = [*self._done.values()]
            yield from (ShardFinished(0, part) for part in self._parts)
        elif self._lost:
            self._why = self._why or f"{self._lost} of {self._lost + len(self._parts)} parts are missing"
        elif not self._why and not self._is_done:
            try:
                if state_of(target.path) != self._before:
                    raise InputError("it has changed since it was read")
                commit(target, self._parts)
            except CleanupError as error:
                self._why = str(error)
        yield JobFinished(target, total(self._parts), self._why)

    @property
    def _replaced(self) -> bool:
        return self._target.in_place and bool(self._done)

    @property
    def _is_done(self) -> bool:
        return self._taken == len(self._parts) == len(self._done) > 0 and not self._lost


def ensure_checkpoint(task: ShardTask) -> ShardSummary | UnreadShard | None:
    """See to it that the part of a shard is kept; None where it is in the output. Raises InputError for a full disk."""
    try:
        shard = task.shard.loaded()
        key = _key(shard, task.wished)
        if key == task.done:
            return None
        about = task.folder.about(shard.number, key)
        if about is not None:
            return about
        part = clean_shard(shard, task.wish)
    except InputError as error:
        return UnreadShard(str(error))
    return task.folder.keep(part, key)


def _key(shard: Shard, wished: str) -> str:
    key = f"{wished} {shard.kind} {shard.number} {shard.first} {shard.path}".encode("utf-8", "surrogateescape")
    hashed = blake2b(key + b"\0", digest_size=16)
    hashed.update(shard.data or b"")
    return hashed.hexdigest()
