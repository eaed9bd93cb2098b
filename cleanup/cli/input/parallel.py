"""Documents shared out among processes, so that all comes out as if one had searched them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from cleanup.cli.input.search import Content, name_of
from cleanup.cli.input.work_items import WorkItem
from cleanup.cli.output.console import Console
from cleanup.engine.report import Report
from cleanup.errors import InputError
from cleanup.pipeline.workers.executors import WorkerDied
from cleanup.pipeline.workers.pool import BATCH, map_ordered

Found = TypeVar("Found")
Work = Callable[[Content, Console], list[Found]]

Said = list[tuple[Callable[[Console, str], None], str]]


EACH = 8
"""Batches for each process at least, so that none waits long for the last one."""


class BufferedConsole(Console):
    """Keeps what is said, to be said in another process."""

    def __init__(self, verbosity: int) -> None:
        super().__init__()
        self.verbosity = verbosity
        self.said: Said = []

    def error(self, message: object) -> None:
        """Keep an error."""
        self.said.append((Console.error, str(message)))

    def fail_document(self, message: object) -> None:
        """Keep what went wrong with a document."""
        self.said.append((Console.fail_document, str(message)))

    def note(self, message: object) -> None:
        """Keep what happened."""
        self.said.append((Console.note, str(message)))

    def detail(self, message: object) -> None:
        """Keep what happened, for those who want to know all."""
        if self.verbosity > 0:
            self.said.append((Console.detail, str(message)))


def _recorded(work: Work[Found], verbosity: int, translated: bool, task: WorkItem) -> tuple[Said, list[Found]]:  # noqa: FBT001
    recorder = BufferedConsole(verbosity)
    found = work(task.piece, recorder)
    for one in found if translated else ():
        report = getattr(one, "report", one)
        if isinstance(report, Report):
            report.translation  # noqa: B018  # which takes longer than all else, and is kept
    return recorder.said, found


def search_in_parallel(
    work: Work[Found], tasks: Iterable[WorkItem], total: int, jobs: int, console: Console, *, translated: bool
) -> Iterator[tuple[WorkItem, list[Found]]]:
    """What ``work`` makes of each task, in their order, done by ``jobs`` processes.

    The tasks are ``total`` bytes. With ``translated`` the processes also compute the translated scores.
    """
    waiting: deque[WorkItem] = deque()

    def theirs() -> Iterator[WorkItem]:
        for task in tasks:
            waiting.append(task)
            if not task.here:
                yield task

    def ours() -> Iterator[tuple[WorkItem, list[Found]]]:
        while waiting and waiting[0].here:
            task = waiting.popleft()
            yield task, work(task.piece, console)

    recorded = partial(_recorded, work, console.verbosity, translated)
    batch = min(BATCH, total // (EACH * jobs))
    for answer in map_ordered(recorded, theirs(), jobs, size=lambda task: task.weight, batch=batch):
        yield from ours()
        task = waiting.popleft()
        if isinstance(answer, WorkerDied):
            console.fail_document(f"{_name(task.piece)}: not searched: {answer.reason}")
            yield task, []
            continue
        said, found = answer
        for say, message in said:
            say(console, message)
        yield task, found
    yield from ours()


def _name(piece: Content) -> str:
    if isinstance(piece, str | InputError):
        return name_of(str(piece))
    return f"{name_of(piece.path)}, records from {piece.first}"
