"""Dolma's attributes: for each document the spans that each rule found, for its mixer to drop or replace."""

from collections.abc import Callable, Iterable, Iterator

from cleanup.engine.report import Report
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import Listed, uncovered


def attributes(
    reports: Iterable[Report], *, listed: Listed = uncovered, id_of: Callable[[str], str] = str
) -> Iterator[str]:
    """A line for each document, also for those without findings, because dolma pairs lines of two files.

    ``id_of`` gives the id of a document of a name. A span is start, end (code points from 0, end exclusive) and score:
    the confidence, or 1 where nobody measured it.
    """
    for report in reports:
        spans: dict[str, list[tuple[int, int, float]]] = {}
        for finding in listed(report):
            score = 1.0 if finding.confidence is None else finding.confidence
            spans.setdefault(f"corpuscrub__{finding.code}", []).append((*finding.span, score))
        yield encode({"id": id_of(report.document.name) or "-", "attributes": spans}) + "\n"
