"""Findings as JSON lines: ``docs/wire.md`` describes every field."""

from collections.abc import Iterable, Iterator

from cleanup.render.as_json import as_json
from cleanup.render.notices import Listed
from cleanup.render.wire import every, fields
from cleanup.report import Report

SCHEMA = "corpuscrub/finding/1"


def jsonl(reports: Iterable[Report], *, listed: Listed = every) -> Iterator[str]:
    """A line for each finding, which says what document it is of; offsets are code points of the original text."""
    for report in reports:
        if found := listed(report):
            document = report.document
            head = {"schema": SCHEMA, "offsets": "code points", "path": document.name, "sha256": document.sha256}
            yield from (as_json(head | fields(document, finding)) + "\n" for finding in found)
