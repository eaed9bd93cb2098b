"""Processes that do one kind of work, and end with the process that began them, whatever ends that.

Ctrl-C is for that process alone, which then ends them. Answers come as files: all processes of an executor share one
pipe, and one that is killed in the midst of a large answer leaves half of it there, for whose end everybody would wait.
"""

import os
import pickle
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, connection, get_context, parent_process
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile
from threading import Thread
from typing import Any, Generic

from cleanup.pipeline.workers.executors import Answer, Task

# ``fork`` takes no time, and is safe in a process with one thread, as this one is then.
START_METHOD = "fork" if sys.platform == "linux" else "spawn"


class ProcessGroup(Generic[Task, Answer]):
    """Processes that do some work, begun with the first batch; their answers are kept in a folder."""

    def __init__(self, work: Callable[[Task], Answer], jobs: int, folder: str) -> None:
        self._others = {*active_children()}
        self._executor = ProcessPoolExecutor(
            jobs, get_context(START_METHOD), initializer=_begin, initargs=(work, folder)
        )

    def submit(self, tasks: list[Task]) -> "Future[str]":
        """Have a batch done; comes to the file of its ``read_answers``, or to BrokenProcessPool when a process died."""
        try:
            return self._executor.submit(_done, tasks)
        except BrokenProcessPool as error:
            broken: Future[str] = Future()
            broken.set_exception(error)
            return broken

    @property
    def processes(self) -> set[Any]:
        """Those that run."""
        return {*active_children()} - self._others

    def terminate(self) -> None:
        """End all processes at once, whatever they do."""
        for process in self.processes:
            process.kill()
        self._executor.shutdown(cancel_futures=True)


def read_answers(file: str) -> list[Any]:
    """Return the answers in a file, and remove the file."""
    path = Path(file)
    found: list[Any] = pickle.loads(path.read_bytes())
    path.unlink()
    return found


# In a worker: its function, and the folder for its answers.
_begun: list[tuple[Callable[[Any], Any], str]] = []


def _begin(work: Callable[[Any], Any], folder: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):  # whatever the process that began this one does then is not for this one to do
        if callable(signal.getsignal(getattr(signal, name, signal.SIGINT))):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    Thread(target=_end_with_parent, args=[folder], daemon=True).start()
    _begun[:] = [(work, folder)]


def _end_with_parent(folder: str) -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        rmtree(folder, ignore_errors=True)
        os._exit(1)


def _done(tasks: list[Any]) -> str:
    ((work, folder),) = _begun
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        pickle.dump([work(task) for task in tasks], file, pickle.HIGHEST_PROTOCOL)
    return file.name
