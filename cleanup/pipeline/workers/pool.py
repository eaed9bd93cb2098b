"""Work done by several processes, whose answers come in the order of the tasks.

Small tasks are done in batches, for sending an answer takes as long as working on one. When a process dies, all that
was under way is done again, each task in a process of its own: if it was a task that killed the process, it is found.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from importlib import import_module
from itertools import islice
from tempfile import TemporaryDirectory
from typing import Any, Generic, NamedTuple

from cleanup.pipeline.workers.executors import Answer, Executor, Task, WorkerDied
from cleanup.pipeline.workers.processes import ProcessGroup, read_answers

# Bytes of tasks in one batch.
BATCH_BYTES = 128_000

# Minimum bytes that a task counts as: even the smallest takes time.
MIN_TASK_BYTES = 1_000

# Batches under way per process, so that none waits for the next.
BATCHES_AHEAD = 2

# Bytes of tasks that are in work, or done and waiting for earlier ones; each process may have a batch of any size.
WINDOW_BYTES = 64_000_000


def map_ordered(
    work: Callable[[Task], Answer],
    tasks: Iterable[Task],
    jobs: int,
    *,
    size: Callable[[Task], int],
    batch: int = BATCH_BYTES,
) -> Iterator[Answer | WorkerDied]:
    """Apply ``work`` to tasks in ``jobs`` processes and yield the answers in order; a task is ``size`` bytes of work.

    Tasks are read as they are needed; tasks, answers and, where processes are not forked, ``work`` are pickled. An
    exception in ``work`` is raised at its place, with the traceback of its process. When the iterator is closed, all
    processes end at once.
    """
    batches = _batches(tasks, size, batch)
    first = list(islice(batches, jobs))
    return _Pool(work, len(first), deque(first), batches).answers() if first else iter(())


def executor_for(engine: str, jobs: int, size: Callable[[Any], int]) -> Executor:
    """Return the executor of an engine with ``jobs`` processes; ``local`` is this machine. ``size`` is a task's bytes.

    One local job runs in this process.
    """
    if engine != "local":
        return partial(import_module(f"cleanup.pipeline.backends.{engine}").map_ordered, jobs=jobs)
    return partial(map_ordered, jobs=jobs, size=size) if jobs > 1 else map


def cpu_count() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Batch(NamedTuple, Generic[Task]):
    tasks: list[Task]
    size: int


def _batches(tasks: Iterable[Task], size: Callable[[Task], int], most: int) -> Iterator[_Batch[Task]]:
    """Yield the tasks in batches of up to ``most`` bytes, or of one task that is larger."""
    some: list[Task] = []
    total = 0
    for task in tasks:
        more = max(size(task), MIN_TASK_BYTES)
        if some and total + more > most:
            yield _Batch(some, total)
            some, total = [], 0
        some.append(task)
        total += more
    if some:
        yield _Batch(some, total)


class _Given(NamedTuple, Generic[Task, Answer]):
    """A batch and its answers to come; where it has a process of its own, that one."""

    batch: _Batch[Task]
    file: "Future[str]"
    process: Any = None

    @property
    def failed(self) -> bool:
        return self.file.done() and (self.file.cancelled() or self.file.exception() is not None)

    def answers(self) -> list[Answer] | list[WorkerDied]:
        try:
            return read_answers(self.file.result())
        except BrokenProcessPool:
            return [WorkerDied.by(self.process.exitcode)]


class _Pool(Generic[Task, Answer]):
    """Keeps ``jobs`` processes busy: with the batches in ``ready``, then with those that follow."""

    def __init__(
        self,
        work: Callable[[Task], Answer],
        jobs: int,
        ready: deque[_Batch[Task]],
        batches: Iterator[_Batch[Task]],
    ) -> None:
        self._work, self._jobs, self._ready, self._batches = work, jobs, ready, batches
        self._given: deque[_Given[Task, Answer]] = deque()
        self._crew: ProcessGroup[Task, Answer] | None = None

    def answers(self) -> Iterator[Answer | WorkerDied]:
        """All answers, in order."""
        with TemporaryDirectory(prefix="corpuscrub-") as self._folder:
            try:
                while self._give() or self._given:
                    head = self._given[0]
                    if not head.file.done():
                        wait([one.file for one in self._given if not one.file.done()], return_when=FIRST_COMPLETED)
                    elif head.failed and head.process is None:
                        self._do_again()
                    else:
                        yield from self._given.popleft().answers()
            finally:
                self._dismiss()

    def _give(self) -> bool:
        """Give batches to the processes, as long as not too much is under way, or waits for those before it."""
        gave = False
        while len(self._given) < self._jobs or self._has_room():
            if not self._ready:
                self._ready.extend(islice(self._batches, 1))
            if not self._ready:
                break
            if self._crew is None:
                self._crew = ProcessGroup(self._work, self._jobs, self._folder)
            batch = self._ready.popleft()
            self._given.append(_Given(batch, self._crew.submit(batch.tasks)))
            gave = True
        return gave

    def _has_room(self) -> bool:
        busy = sum(not one.file.done() for one in self._given)
        return busy < BATCHES_AHEAD * self._jobs and sum(one.batch.size for one in self._given) < WINDOW_BYTES

    def _do_again(self) -> None:
        """Do each task of what failed alone. Processes are forked where no others are: that is what threads ask for."""
        self._dismiss()
        given, self._given = self._given, deque()
        for one in given:
            if one.failed and one.process is None:
                self._given.extend(self._alone(task) for task in one.batch.tasks)
            else:
                self._given.append(one)

    def _dismiss(self) -> None:
        if self._crew is not None:
            self._crew.terminate()
            self._crew = None

    def _alone(self, task: Task) -> _Given[Task, Answer]:
        group: ProcessGroup[Task, Answer] = ProcessGroup(self._work, 1, self._folder)
        try:
            group.submit([]).result()  # then there is a process
            (process,) = group.processes
            file = group.submit([task])
            wait([file])
        finally:
            group.terminate()
        return _Given(_Batch([task], 0), file, process)
