"""Arrow tables cleaned: what lies beneath the engines that move columns."""

from cleanup.datasets.columns import Rows, texts, with_texts
from cleanup.datasets.field import Field
from cleanup.datasets.rows import with_marks
from cleanup.run.batch import How, clean_batch
from cleanup.run.work import marks


def clean_table(rows: Rows, how: How, text_field: str = "text", mark: str | None = None) -> Rows:
    """The rows of a table or a record batch with their texts cleaned, and all else as it was.

    Null stays null, and what is not UTF-8 stays as it is. ``mark`` is a column to be added that tells the scores of
    each text. Raises InputError when there is no such field, or it does not hold texts, and RuleError when a rule
    crashes.
    """
    field = Field(text_field)
    read = dict(enumerate(texts(rows, field)))
    known: dict[int, str] = {row: text for row, text in read.items() if isinstance(text, str)}
    reports = dict(zip(known, clean_batch([*known.values()], how), strict=True))
    cleaned = {row: report.cleaned for row, report in reports.items() if report.edits}
    made = with_texts(rows, field, [cleaned.get(row) for row in read])
    if mark is None:
        return made
    return with_marks(made, mark, [marks(reports[row]) if row in reports else None for row in read])
