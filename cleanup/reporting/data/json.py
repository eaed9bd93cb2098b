"""Findings as JSON for other programs, one document or a line each: ``docs/wire.md`` describes every field."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cleanup.engine.export.plain_data import finding_data, report_data
from cleanup.engine.report import Finding, Report
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import FindingsOf, all_findings
from cleanup.version import __version__

SCHEMA = "corpuscrub/findings/2"
LINE_SCHEMA = "corpuscrub/finding/1"
OFFSETS = "code points"


def json_report(
    reports: Iterable[Report], *, findings_of: FindingsOf = all_findings, max_translated: float | None = None
) -> Iterator[str]:
    """Yield one JSON document in parts, a part for each report; offsets are code points of the original text.

    ``max_translated`` is the translated score, 0 to 1, above which a document counts as too translated.
    """
    head = encode(
        {
            "schema": SCHEMA,
            "tool": f"corpuscrub {__version__}",
            "offsets": OFFSETS,
            "max_translated": max_translated,
        }
    )
    yield f'{head[:-1]},"documents":['
    for number, report in enumerate(reports):
        yield ("," if number else "") + "\n" + encode(_document(report, findings_of(report), max_translated))
    yield "\n]}\n"


def json_lines(reports: Iterable[Report], *, findings_of: FindingsOf = all_findings) -> Iterator[str]:
    """Yield a line of JSON for each finding, with its document; offsets are code points of the original text."""
    for report in reports:
        if findings := findings_of(report):
            document = report.document
            head = {"schema": LINE_SCHEMA, "offsets": OFFSETS, "path": document.name, "sha256": document.sha256}
            yield from (encode(head | finding_data(document, finding)) + "\n" for finding in findings)


def _document(report: Report, findings: Sequence[Finding], max_translated: float | None) -> dict[str, Any]:
    is_too_translated = max_translated is not None and report.translation.exceeds(max_translated)
    data = report_data(report, findings)
    before = ("path", "sha256", "layout", "scores", "translation", "source")
    return {name: data.pop(name) for name in before} | {"too_translated": is_too_translated} | data
