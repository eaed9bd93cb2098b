"""The search in several processes, whose results and messages come in the same order as from one."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeAlias, TypeVar

from cleanup.cli.input.search import Content, display_name
from cleanup.cli.input.work_items import WorkItem
from cleanup.cli.output.console import Console
from cleanup.engine.report import Report
from cleanup.errors import InputError
from cleanup.pipeline.workers.executors import WorkerDied
from cleanup.pipeline.workers.pool import BATCH_BYTES, map_ordered

SearchResult = TypeVar("SearchResult")
SearchFunction = Callable[[Content, Console], list[SearchResult]]

# Calls of a console, each with its message.
Messages: TypeAlias = list[tuple[Callable[[Console, str], None], str]]

# Batches for each process at least, so that none waits long for the last one.
MIN_BATCHES = 8


class BufferedConsole(Console):
    """Collects messages, which another process prints."""

    def __init__(self, verbosity: int) -> None:
        super().__init__()
        self.verbosity = verbosity
        self.messages: Messages = []

    def error(self, message: object) -> None:
        """Collect an error."""
        self.messages.append((Console.error, str(message)))

    def fail_document(self, message: object) -> None:
        """Collect an error about a document."""
        self.messages.append((Console.fail_document, str(message)))

    def note(self, message: object) -> None:
        """Collect a message."""
        self.messages.append((Console.note, str(message)))

    def detail(self, message: object) -> None:
        """Collect a message of --verbose."""
        if self.verbosity > 0:
            self.messages.append((Console.detail, str(message)))


def _search_buffered(
    search: SearchFunction[SearchResult],
    verbosity: int,
    translated: bool,  # noqa: FBT001  # partial binds it
    item: WorkItem,
) -> tuple[Messages, list[SearchResult]]:
    console = BufferedConsole(verbosity)
    results = search(item.content, console)
    for result in results if translated else ():
        report = getattr(result, "report", result)
        if isinstance(report, Report):
            report.translation  # noqa: B018  # the slowest part; the report caches it
    return console.messages, results


def search_in_parallel(
    search: SearchFunction[SearchResult],
    items: Iterable[WorkItem],
    total: int,
    jobs: int,
    console: Console,
    *,
    translated: bool,
) -> Iterator[tuple[WorkItem, list[SearchResult]]]:
    """Yield each work item with its results, in order, searched by ``jobs`` processes.

    The items are ``total`` bytes. With ``translated`` the processes also compute the translation scores.
    """
    waiting: deque[WorkItem] = deque()

    def remote_items() -> Iterator[WorkItem]:
        for item in items:
            waiting.append(item)
            if not item.local:
                yield item

    def local_results() -> Iterator[tuple[WorkItem, list[SearchResult]]]:
        while waiting and waiting[0].local:
            item = waiting.popleft()
            yield item, search(item.content, console)

    function = partial(_search_buffered, search, console.verbosity, translated)
    batch = min(BATCH_BYTES, total // (MIN_BATCHES * jobs))
    for answer in map_ordered(function, remote_items(), jobs, size=lambda item: item.weight, batch=batch):
        yield from local_results()
        item = waiting.popleft()
        if isinstance(answer, WorkerDied):
            console.fail_document(f"{_name(item.content)}: not searched: {answer.reason}")
            yield item, []
            continue
        messages, results = answer
        for print_message, message in messages:
            print_message(console, message)
        yield item, results
    yield from local_results()


def _name(content: Content) -> str:
    if isinstance(content, str | InputError):
        return display_name(str(content))
    return f"{display_name(content.path)}, records from {content.first}"
