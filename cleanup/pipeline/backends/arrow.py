"""Arrow tables cleaned: what lies beneath the engines that move columns."""

from collections.abc import Iterator, Sequence

from cleanup.engine.report import Report
from cleanup.io.datasets.arrow.columns import Rows, read_texts, replace_texts
from cleanup.io.datasets.arrow.rows import add_score_column
from cleanup.io.datasets.fields import FieldPath
from cleanup.pipeline.clean_shard import record_scores
from cleanup.pipeline.options import CleanOptions, clean_batch

# Texts whose reports are in memory together: reports take several times the memory of their texts.
BATCH = 64


def clean_table(rows: Rows, options: CleanOptions, text_field: str = "text", score_field: str | None = None) -> Rows:
    """Return the rows of a table or a record batch with their texts cleaned and everything else unchanged.

    Null stays null, and bytes that are not UTF-8 stay as they are. ``score_field`` names a column to add, with the
    scores of each text. Raises InputError when ``text_field`` does not exist or does not hold texts.
    """
    field = FieldPath(text_field)
    news: list[str | None] = []
    scores: list[dict[str, float | None] | None] = []
    for report in _reports(read_texts(rows, field), options):
        news.append(report.cleaned if report is not None and report.edits else None)
        scores.append(record_scores(report) if report is not None and score_field is not None else None)
    made = replace_texts(rows, field, news)
    return made if score_field is None else add_score_column(made, score_field, scores)


def _reports(read: Sequence[str | bytes | None], how: CleanOptions) -> Iterator[Report | None]:
    """Yield the report of each text, None where there is no text."""
    for start in range(0, len(read), BATCH):
        some = read[start : start + BATCH]
        reports = iter(clean_batch([text for text in some if isinstance(text, str)], how))
        yield from (next(reports) if isinstance(text, str) else None for text in some)
