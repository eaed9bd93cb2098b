"""Arrow tables cleaned: what lies beneath the engines that move columns."""

from collections.abc import Iterator, Sequence

from cleanup.engine.report import Report
from cleanup.io.datasets.arrow.columns import Rows, texts, with_texts
from cleanup.io.datasets.arrow.rows import with_scores
from cleanup.io.datasets.fields import FieldPath
from cleanup.pipeline.clean_shard import marks
from cleanup.pipeline.options import CleanOptions, clean_batch

BATCH = 64
"""Texts whose reports are kept at once: these take several times the memory of the texts."""


def clean_table(rows: Rows, how: CleanOptions, text_field: str = "text", mark: str | None = None) -> Rows:
    """The rows of a table or a record batch with their texts cleaned, and all else as it was.

    Null stays null, and what is not UTF-8 stays as it is. ``mark`` is a column to be added that tells the scores of
    each text. Raises InputError when there is no such field, or it does not hold texts.
    """
    field = FieldPath(text_field)
    news: list[str | None] = []
    told: list[dict[str, float | None] | None] = []
    for report in _reports(texts(rows, field), how):
        news.append(report.cleaned if report is not None and report.edits else None)
        told.append(marks(report) if report is not None and mark is not None else None)
    made = with_texts(rows, field, news)
    return made if mark is None else with_scores(made, mark, told)


def _reports(read: Sequence[str | bytes | None], how: CleanOptions) -> Iterator[Report | None]:
    """The reports of texts, None in the place of what is none."""
    for start in range(0, len(read), BATCH):
        some = read[start : start + BATCH]
        reports = iter(clean_batch([text for text in some if isinstance(text, str)], how))
        yield from (next(reports) if isinstance(text, str) else None for text in some)
