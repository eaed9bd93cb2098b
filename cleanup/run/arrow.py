"""Arrow tables cleaned: what lies beneath the engines that move columns."""

from cleanup.datasets.columns import Rows, texts, with_texts
from cleanup.datasets.field import Field
from cleanup.run.batch import How, clean_batch


def clean_table(rows: Rows, how: How, text_field: str = "text") -> Rows:
    """The rows of a table or a record batch with their texts cleaned, and all else as it was.

    Null stays null, and what is not UTF-8 stays as it is. Raises InputError when there is no such field, or it does not
    hold texts, and RuleError when a rule crashes.
    """
    field = Field(text_field)
    read = dict(enumerate(texts(rows, field)))
    known = {row: text for row, text in read.items() if isinstance(text, str)}
    reports = dict(zip(known, clean_batch([*known.values()], how), strict=True))
    cleaned = {row: report.cleaned for row, report in reports.items() if report.edits}
    return with_texts(rows, field, [cleaned.get(row) for row in read])
