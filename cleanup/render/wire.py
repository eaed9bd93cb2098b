"""Reports as one JSON document for other programs: ``docs/wire.md`` describes every field."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from cleanup import __version__
from cleanup.report import Finding, Report
from cleanup.sources import Source
from cleanup.text import Document

SCHEMA = "corpuscrub/findings/1"

SURROGATE = re.compile("[\ud800-\udfff]")


def wire(reports: Iterable[Report], *, max_translated: float | None = None) -> Iterator[str]:
    """The JSON in parts, a document at a time; offsets are code points of the original text.

    ``max_translated`` is the translated score, 0 to 1, over which a document is said to be too translated.
    """
    head = _json(
        {
            "schema": SCHEMA,
            "tool": f"corpuscrub {__version__}",
            "offsets": "code points",
            "max_translated": max_translated,
        }
    )
    yield f'{head[:-1]},"documents":['
    for number, report in enumerate(reports):
        yield ("," if number else "") + "\n" + _json(_document(report, max_translated))
    yield "\n]}\n"


def _document(report: Report, most: float | None) -> dict[str, Any]:
    document, translation = report.document, report.translation
    return {
        "path": _sound(document.name),
        "sha256": document.sha256,
        "scores": report.scores._asdict(),
        "translation": {
            **translation._asdict(),
            "clues": [clue._asdict() | {"what": _sound(clue.what)} for clue in translation.clues],
        },
        "source": None if report.source is None else _source(report.source),
        "too_translated": most is not None and translation.score > most,
        "findings": [_finding(document, finding) for finding in report.findings],
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "old": _sound(edit.old), "new": _sound(edit.new)}
            for edit in report.edits
        ],
        "problems": [
            {"code": problem.code, "line": problem.line, "reason": _sound(problem.reason)}
            for problem in report.problems
        ],
    }


def _source(source: Source[Finding]) -> dict[str, Any]:
    findings = [finding.id for finding in source.findings]
    return {"language": source.language, "name": source.name, "findings": findings}


def _finding(document: Document, finding: Finding) -> dict[str, Any]:
    line, column = document.position(finding.span.start)
    return {
        "id": finding.id,
        "code": finding.code,
        "name": finding.name,
        "message": _sound(finding.message),
        "safety": finding.safety.value,
        "outcome": finding.outcome.value,
        "confidence": finding.confidence,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "found": _sound(finding.found),
        "replacement": None if finding.edit is None else _sound(finding.edit.new),
    }


def _sound(text: str) -> str:
    """The text without lone surrogates, which JSON cannot carry: as long as it was, so that offsets hold."""
    return SURROGATE.sub("\ufffd", text)


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
