"""Dolma's attributes: for each document the spans of each rule, for its mixer to drop or replace.

The module is short because a format that is chosen by name has a module of its own, imported only when it is chosen.
"""

from collections.abc import Callable, Iterable, Iterator

from cleanup.engine.report import Report
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import FindingsOf, uncovered


def attributes(
    reports: Iterable[Report], *, findings_of: FindingsOf = uncovered, id_of: Callable[[str], str] = str
) -> Iterator[str]:
    """Yield a line of JSON for each document, even without findings, because dolma pairs the lines of two files.

    ``id_of`` gives the id of the document of a name. A span is its start, its end (code points from 0, end exclusive)
    and its score: the confidence, or 1 where none was measured.
    """
    for report in reports:
        spans: dict[str, list[tuple[int, int, float]]] = {}
        for finding in findings_of(report):
            score = 1.0 if finding.confidence is None else finding.confidence
            spans.setdefault(f"corpuscrub__{finding.code}", []).append((*finding.span, score))
        yield encode({"id": id_of(report.document.name) or "-", "attributes": spans}) + "\n"
