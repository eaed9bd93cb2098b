"""Reports as plain data: the fields that JSON has, described in ``docs/wire.md``."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleanup.engine.document import Document
    from cleanup.engine.report import Finding, Report
    from cleanup.engine.scores import SourceLanguage


def report_data(report: "Report", findings: "Sequence[Finding]") -> dict[str, Any]:
    """Return a report, with some of its findings, as dicts, lists, strings, numbers and None."""
    document = report.document
    return {
        "path": document.name,
        "sha256": document.sha256,
        "layout": report.layout.value,
        "scores": asdict(report.scores),
        "translation": asdict(report.translation),
        "source": None if report.source is None else _source(report.source),
        "findings": [finding_data(document, finding) for finding in findings],
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "old": edit.old, "new": edit.new} for edit in report.edits
        ],
        "problems": [asdict(problem) for problem in report.problems],
    }


def finding_data(document: "Document", finding: "Finding") -> dict[str, Any]:
    """Return a finding as a dict; line and column count from 1, offsets are code points of the original text."""
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


def _source(source: "SourceLanguage[Finding]") -> dict[str, Any]:
    findings = [finding.id for finding in source.findings]
    return {"language": source.language, "name": source.name, "findings": findings}
