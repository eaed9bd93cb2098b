"""Spark: frames and shards cleaned by the processes of a cluster, or of this machine."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from traceback import format_exc
from typing import TYPE_CHECKING, Any, TypeAlias

from cleanup.errors import InputError
from cleanup.io.datasets.optional import require
from cleanup.pipeline.backends.arrow import clean_table
from cleanup.pipeline.options import CleanOptions
from cleanup.pipeline.workers.executors import Answer, InDirectory, Task, WorkerDied

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark import SparkContext
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

# Tasks per processor in one batch: Spark reports when all of a batch are done, and not before.
AHEAD = 8

# An answer, or the exception in its place.
Tried: TypeAlias = tuple[Any, Exception | None]


def clean_dataframe(
    frame: "DataFrame",
    options: CleanOptions = CleanOptions(),  # noqa: B008  # it is frozen
    text_field: str = "text",
    score_field: str | None = None,
) -> "DataFrame":
    """Return a frame whose texts are cleaned lazily, as by ``clean_table``.

    All columns travel to Python and back, where a ``pandas_udf`` would receive the texts alone. In return, fields
    inside structs are cleaned as everywhere else, and nothing passes through pandas.
    """

    def clean(batches: Iterator["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
        return (clean_table(batch, options, text_field, score_field) for batch in batches)

    return frame.mapInArrow(clean, frame.schema if score_field is None else _marked(frame.schema, score_field))


def _marked(schema: "StructType", mark: str) -> "StructType":
    """Return the schema of a frame with scores."""
    from pyspark.sql.types import StructField, StructType

    scores = StructType().add("translated", "double").add("residue", "double").add("findings", "long")
    return StructType([*(column for column in schema.fields if column.name != mark), StructField(mark, scores)])


def map_ordered(work: Callable[[Task], Answer], tasks: Iterable[Task], jobs: int) -> Iterator[Answer | WorkerDied]:
    """Apply ``work`` to tasks on the configured cluster, or else in ``jobs`` local processes; yield answers in order.

    Tasks are read as they are needed; tasks and answers are pickled. An exception in ``work`` is raised at its place.
    """
    with _cluster(jobs) as context:
        waiting = iter(tasks)
        while some := list(islice(waiting, AHEAD * context.defaultParallelism)):
            for answer, error in _answers(context, partial(_tried, InDirectory(work)), some):
                if error is not None:
                    raise error
                yield answer


def _tried(work: InDirectory, task: Any) -> Tried:
    """Return the answer to a task, or the exception, which Spark would report as text only."""
    try:
        return work(task), None
    except Exception as error:
        error.add_note(format_exc())
        return None, error


def _answers(context: "SparkContext", tried: Callable[[Any], Tried], tasks: list[Any]) -> list[Tried]:
    """Return the answers to tasks; when a batch fails, each half is tried again, until one task is left."""
    from py4j.protocol import Py4JJavaError

    try:
        return context.parallelize(tasks, len(tasks)).map(tried).collect()
    except Py4JJavaError as error:
        if len(tasks) == 1:
            return [(WorkerDied(str(error.java_exception.getMessage()).splitlines()[0]), None)]
        half = len(tasks) // 2
        return _answers(context, tried, tasks[:half]) + _answers(context, tried, tasks[half:])


@contextmanager
def _cluster(jobs: int) -> Iterator["SparkContext"]:
    """Yield a Spark context; one that the block started ends with it."""
    pyspark = require("pyspark", "spark", "--engine spark")
    active = pyspark.SparkContext._active_spark_context  # noqa: SLF001  # getOrCreate does not tell which it did
    if active is not None:
        yield active
        return
    try:
        pyspark.SparkContext._ensure_initialized()  # noqa: SLF001  # or the configuration does not know its files
    except pyspark.errors.PySparkRuntimeError as error:
        raise InputError(f"--engine spark needs Java 17 or later, at JAVA_HOME or on the path: {error}") from error
    conf = pyspark.SparkConf().setAppName("corpuscrub").set("spark.ui.showConsoleProgress", "false")
    conf.setIfMissing("spark.ui.enabled", "false")
    if conf.get("spark.master").startswith("local"):
        conf.setMaster(f"local[{jobs}]")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # or the python3 of the path, which may know nothing
        for name in ("spark.driver.host", "spark.driver.bindAddress"):
            conf.set(name, "127.0.0.1")  # or other machines could talk to it
    context = pyspark.SparkContext(conf=conf)
    context.setLogLevel("OFF")  # what is wrong is raised here, too
    try:
        yield context
    finally:
        context.stop()
