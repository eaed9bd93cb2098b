"""Findings as JSON for other programs, one document or a line each: ``docs/wire.md`` describes every field."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from cleanup.engine.document import Document
from cleanup.engine.report import Finding, Report
from cleanup.engine.scores import SourceLanguage
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
            yield from (encode(head | _finding(document, finding)) + "\n" for finding in findings)


def _document(report: Report, findings: Sequence[Finding], max_translated: float | None) -> dict[str, Any]:
    document, translation = report.document, report.translation
    return {
        "path": document.name,
        "sha256": document.sha256,
        "scores": asdict(report.scores),
        "translation": asdict(translation),
        "source": None if report.source is None else _source(report.source),
        "too_translated": max_translated is not None and translation.exceeds(max_translated),
        "findings": [_finding(document, finding) for finding in findings],
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "old": edit.old, "new": edit.new} for edit in report.edits
        ],
        "problems": [asdict(problem) for problem in report.problems],
    }


def _source(source: SourceLanguage[Finding]) -> dict[str, Any]:
    findings = [finding.id for finding in source.findings]
    return {"language": source.language, "name": source.name, "findings": findings}


def _finding(document: Document, finding: Finding) -> dict[str, Any]:
    line, column = document.position(finding.span.start)
    return {
        "id": finding.id,
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "safety": finding.safety.value,
        "outcome": finding.outcome.value,
        "confidence": finding.confidence,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "found": finding.found,
        "replacement": None if finding.edit is None else finding.edit.new,
    }
