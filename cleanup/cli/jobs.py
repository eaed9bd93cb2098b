"""Work done by several processes, whose answers come in the order of the tasks.

The processes know all tasks and are told by numbers which to do, so that no request ever fills a pipe. The answers to a
batch are sent together, for sending takes as long as working on a small task. When a process dies, what it had is done
again, each task as a batch of its own: if it was a task that killed the process, it is found.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import accumulate
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from traceback import format_exc
from typing import Any, Generic, NamedTuple, TypeVar

from cleanup.cli.packing import packed, unpacked

Task = TypeVar("Task")
Answer = TypeVar("Answer")

START = "fork" if sys.platform == "linux" else "spawn"
"""How a process begins. ``fork`` takes no time, and is right where a process has one thread, as this one has."""

BATCH = 128_000
"""Bytes that a process is told to work through at once."""

LEAST = 1_000
"""Bytes that a task counts at least: the smallest one takes its time, too."""

AHEAD = 2
"""Batches that a process may have, so that it need not wait for the next."""

WINDOW = 64_000_000
"""Bytes that may be worked on, or be done and wait for those before them; each process may have a batch of any size."""


class Died(NamedTuple):
    """The answer to a task whose process died: its exit code, below 0 the signal that killed it."""

    code: int


class Pool(Generic[Task, Answer]):
    """``jobs`` processes that do ``work`` on tasks, which are so many bytes each.

    Where processes are not forked, both are pickled.
    """

    def __init__(self, work: Callable[[Task], Answer], tasks: Sequence[Task], sizes: Sequence[int], jobs: int) -> None:
        self._work, self._tasks = work, tasks
        sizes = [max(size, LEAST) for size in sizes]
        self._before = [0, *accumulate(sizes)]
        self._waiting = deque(_batches(sizes, min(BATCH, sum(sizes) // (4 * AHEAD * jobs))))
        self._given: deque[range] = deque()
        self._jobs = min(jobs, len(self._waiting))
        self._workers: list[_Worker] = []
        self._answers: dict[int, Any] = {}

    def answers(self) -> Iterator[Answer | Died]:
        """The answers in the order of the tasks; raises in its turn what the work raised.

        The task of which two processes died is answered by that. When nobody reads on, all processes end at once.
        """
        try:
            for _ in range(self._jobs):
                self._workers.append(_Worker(self._work, self._tasks))
            for place in range(len(self._tasks)):
                self._give(place)
                while place not in self._answers:
                    self._take()
                answer = self._answers.pop(place)
                if isinstance(answer, Exception):
                    raise answer
                yield answer
        finally:
            for worker in self._workers:
                worker.end()

    def _give(self, place: int) -> None:
        """Give batches to the processes, as long as not too much waits for the answer at ``place``."""
        while self._given and self._given[0].stop <= place:
            self._given.popleft()
        while self._waiting:
            worker = min(self._workers, key=lambda one: len(one.todo))
            batch = self._waiting[0]
            large = self._before[batch.stop] - self._before[place] > WINDOW
            if len(worker.todo) >= AHEAD or (large and len(self._given) >= self._jobs):
                return
            self._given.append(self._waiting.popleft())
            worker.give(batch)

    def _take(self) -> None:
        """Take the answers to a batch from each process that has some."""
        ready = wait([worker.answers for worker in self._workers if worker.todo])
        for number, worker in enumerate(self._workers):
            if worker.answers in ready:
                try:
                    answers = worker.take()
                except (EOFError, OSError):
                    self._replace(number)
                else:
                    self._answers.update(zip(worker.todo.popleft(), answers, strict=True))

    def _replace(self, number: int) -> None:
        """Have another process do what one that died had."""
        died = self._workers[number]
        code = died.end()
        self._workers[number] = _Worker(self._work, self._tasks)
        batch = died.todo.popleft()
        if len(batch) == 1:
            self._answers[batch[0]] = Died(code)
        for one in (*(range(place, place + 1) for place in batch if len(batch) > 1), *died.todo):
            self._workers[number].give(one)


class _Worker:
    """A process. ``todo`` are the batches that it has not answered, as the places of their tasks."""

    def __init__(self, work: Callable[[Any], object], tasks: Sequence[Any]) -> None:
        context: Any = get_context(START)
        requests, self._requests = context.Pipe(duplex=False)
        self.answers, answers = context.Pipe(duplex=False)
        self.todo: deque[range] = deque()
        self._process = context.Process(
            target=_serve, args=(work, tasks, requests, answers, (self._requests, self.answers)), daemon=True
        )
        self._process.start()
        requests.close()
        answers.close()

    def give(self, batch: range) -> None:
        """Have a batch done."""
        self.todo.append(batch)
        with suppress(BrokenPipeError):  # it died, as the end of its answers will tell
            self._requests.send((batch.start, batch.stop))

    def take(self) -> list[object]:
        """The answers to the first batch. Raises EOFError or OSError when the process died."""
        return unpacked(self.answers.recv_bytes())

    def end(self) -> int:
        """Kill the process if it runs; the result is its exit code."""
        self._process.kill()
        self._process.join()
        self._requests.close()
        self.answers.close()
        return int(self._process.exitcode or 0)


def _serve(
    work: Callable[[Task], object],
    tasks: Sequence[Task],
    requests: Connection,
    answers: Connection,
    theirs: Sequence[Connection],
) -> None:
    """What a process does: answer requests until there is nobody to ask."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one, which ends it
    for end in theirs:
        end.close()
    with suppress(EOFError, BrokenPipeError):
        while True:
            answers.send_bytes(packed([_answer(work, tasks[place]) for place in range(*requests.recv())]))


def _answer(work: Callable[[Task], object], task: Task) -> object:
    try:
        return work(task)
    except Exception as error:
        error.add_note(format_exc())
        return error


def _batches(sizes: Sequence[int], most: int) -> Iterator[range]:
    """The places of the tasks in order, as batches of ``most`` bytes, or of one task that has more."""
    start = total = 0
    for place, size in enumerate(sizes):
        if place > start and total + size > most:
            yield range(start, place)
            start, total = place, 0
        total += size
    if start < len(sizes):
        yield range(start, len(sizes))


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
