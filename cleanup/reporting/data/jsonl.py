"""Findings as JSON lines: ``docs/wire.md`` describes every field."""

from collections.abc import Iterable, Iterator

from cleanup.engine.report import Report
from cleanup.reporting.data.encode import encode
from cleanup.reporting.data.json import every, fields
from cleanup.reporting.diagnostics import Listed

SCHEMA = "corpuscrub/finding/1"


def jsonl(reports: Iterable[Report], *, listed: Listed = every) -> Iterator[str]:
    """A line for each finding, which says what document it is of; offsets are code points of the original text."""
    for report in reports:
        if found := listed(report):
            document = report.document
            head = {"schema": SCHEMA, "offsets": "code points", "path": document.name, "sha256": document.sha256}
            yield from (encode(head | fields(document, finding)) + "\n" for finding in found)
