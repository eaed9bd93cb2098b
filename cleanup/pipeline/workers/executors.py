"""Work spread over processes: in this one, in several of this machine, or on an engine."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from cleanup.pipeline.runner import Executor
from cleanup.pipeline.workers.pool import map_ordered


def executor_for(engine: str, jobs: int, size: Callable[[Any], int]) -> Executor:
    """What has work done on tasks of so many bytes, by an engine with ``jobs`` processes; ``local`` is none."""
    if engine != "local":
        return partial(import_module(f"cleanup.pipeline.backends.{engine}").ordered, jobs=jobs)
    return partial(map_ordered, jobs=jobs, size=size) if jobs > 1 else map
