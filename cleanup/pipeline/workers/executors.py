"""The contract of all executors: what runs work on tasks, here or elsewhere, and what it answers when a worker dies."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias, TypeVar

Task = TypeVar("Task")
Answer = TypeVar("Answer")

# Runs some work on tasks and yields the answers in the order of the tasks; WorkerDied stands for a task without one.
Executor: TypeAlias = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]


class WorkerDied(NamedTuple):
    """The answer to a task that ended two processes; ``reason`` says how the second one ended."""

    reason: str

    @classmethod
    def by(cls, exit_code: int) -> "WorkerDied":
        """Describe an exit code; a negative one is the signal that killed the process."""
        if exit_code >= 0:
            return cls(f"the process that had it ended with {exit_code}")
        names = {number.value: number.name for number in signal.Signals}
        name = names.get(-exit_code, f"signal {-exit_code}")
        return cls(f"the process that had it was ended by {name}; perhaps the memory did not suffice: use fewer --jobs")


@dataclass(frozen=True, slots=True)
class InDirectory:
    """Work that a process started elsewhere does in this directory, if it is there: task paths may be relative."""

    work: Callable[[Any], Any]
    directory: str = field(default_factory=os.getcwd)

    def __call__(self, task: Any) -> Any:
        """Return what the work makes of a task."""
        with suppress(OSError):
            os.chdir(self.directory)
        return self.work(task)
