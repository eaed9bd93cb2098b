"""Texts of a program, cleaned in several processes."""

from collections.abc import Callable, Iterable, Iterator

from cleanup.engine.report import Report
from cleanup.errors import DocumentError
from cleanup.pipeline.workers.executors import WorkerDied
from cleanup.pipeline.workers.pool import map_ordered


def clean_in_processes(work: Callable[[str], Report], texts: Iterable[str], jobs: int) -> Iterator[Report]:
    """Yield the reports of texts in their order. Raises DocumentError for a text that ended two processes."""
    for number, answer in enumerate(map_ordered(work, texts, jobs, size=_size), start=1):
        if isinstance(answer, WorkerDied):
            raise DocumentError(f"text {number} could not be cleaned: {answer.reason}")
        yield answer


def _size(text: object) -> int:
    """Return the size of a text in bytes at most; what is no text is refused by whoever cleans it."""
    return 4 * len(text) if isinstance(text, str) else 0
