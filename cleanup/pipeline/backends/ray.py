"""Ray: datasets and shards cleaned by the processes of a cluster, or of this machine."""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from cleanup.errors import InputError
from cleanup.io.datasets.optional import require
from cleanup.pipeline.backends.arrow import clean_table
from cleanup.pipeline.options import CleanOptions
from cleanup.pipeline.workers.executors import Answer, InDirectory, Task, WorkerDied

if TYPE_CHECKING:
    from ray.data import Dataset

# Tasks under way per processor, so that none waits for the next task or for earlier ones.
AHEAD = 4

# Rows per batch.
ROWS = 1024


def clean_dataset(
    dataset: "Dataset",
    options: CleanOptions = CleanOptions(),  # noqa: B008  # it is frozen
    text_field: str = "text",
    score_field: str | None = None,
) -> "Dataset":
    """Return a dataset whose texts are cleaned lazily, as by ``clean_table``."""
    work: Any = clean_table
    settings = {"options": options, "text_field": text_field, "score_field": score_field}
    return dataset.map_batches(work, batch_format="pyarrow", batch_size=ROWS, fn_kwargs=settings)


def map_ordered(work: Callable[[Task], Answer], tasks: Iterable[Task], jobs: int) -> Iterator[Answer | WorkerDied]:
    """Apply ``work`` to tasks on the cluster at ``RAY_ADDRESS``, or else in ``jobs`` local processes; yield answers in
    order.

    Tasks are read as they are needed; tasks and answers are pickled. An exception in ``work`` is raised at its place.
    These are tasks of Ray, not of Ray Data, which would retry a task that kills its process for ever.
    """
    with _cluster(jobs) as processors:
        import ray

        do: Any = ray.remote(max_retries=1)(_done)
        kept = ray.put(InDirectory(work))
        given = (do.remote(kept, task) for task in tasks)
        ahead = deque(islice(given, AHEAD * processors))
        while ahead:
            yield _answer(ahead.popleft())
            ahead.extend(islice(given, 1))


def _done(work: InDirectory, task: Any) -> Any:
    return work(task)


def _answer(given: Any) -> Any:
    import ray

    try:
        return ray.get(given)
    except ray.exceptions.RayTaskError as error:
        raise error.cause from error
    except ray.exceptions.RayError as error:
        return WorkerDied(str(error).splitlines()[0])


@contextmanager
def _cluster(jobs: int) -> Iterator[int]:
    """Connect to a cluster and yield its number of processors; a cluster that the block started ends with it."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # they are sent over the network
    ray = require("ray", "ray", "--engine ray")
    begins = not ray.is_initialized()
    if begins:
        here = {} if "RAY_ADDRESS" in os.environ else {"address": "local", "num_cpus": jobs, "include_dashboard": False}
        try:
            ray.init(logging_level=logging.ERROR, log_to_driver=False, **here)
        except (ConnectionError, ValueError) as error:
            raise InputError(f"no cluster of Ray at RAY_ADDRESS: {error}") from error
    try:
        yield int(ray.cluster_resources()["CPU"])
    finally:
        if begins:
            ray.shutdown()
