"""Reports as one JSON document for other programs: ``docs/wire.md`` describes every field."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cleanup import __version__
from cleanup.engine.document import Document
from cleanup.engine.report import Finding, Report
from cleanup.models.source_language import SourceLanguage
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import Listed

SCHEMA = "corpuscrub/findings/2"


def every(report: Report) -> Sequence[Finding]:
    """All findings, also those that the fix of another covers: their outcome says so."""
    return report.findings


def json_report(
    reports: Iterable[Report], *, listed: Listed = every, max_translated: float | None = None
) -> Iterator[str]:
    """The JSON in parts, a document at a time; offsets are code points of the original text.

    ``max_translated`` is the translated score, 0 to 1, over which a document is said to be too translated.
    """
    head = encode(
        {
            "schema": SCHEMA,
            "tool": f"corpuscrub {__version__}",
            "offsets": "code points",
            "max_translated": max_translated,
        }
    )
    yield f'{head[:-1]},"documents":['
    for number, report in enumerate(reports):
        yield ("," if number else "") + "\n" + encode(_document(report, listed(report), max_translated))
    yield "\n]}\n"


def _document(report: Report, findings: Sequence[Finding], most: float | None) -> dict[str, Any]:
    document, translation = report.document, report.translation
    return {
        "path": document.name,
        "sha256": document.sha256,
        "scores": report.scores._asdict(),
        "translation": {
            **translation._asdict(),
            "clues": [clue._asdict() for clue in translation.clues],
        },
        "source": None if report.source is None else _source(report.source),
        "too_translated": most is not None and translation.exceeds(most),
        "findings": [fields(document, finding) for finding in findings],
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "old": edit.old, "new": edit.new} for edit in report.edits
        ],
        "problems": [problem._asdict() for problem in report.problems],
    }


def _source(source: SourceLanguage[Finding]) -> dict[str, Any]:
    findings = [finding.id for finding in source.findings]
    return {"language": source.language, "name": source.name, "findings": findings}


def fields(document: Document, finding: Finding) -> dict[str, Any]:
    """What is told of a finding."""
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
