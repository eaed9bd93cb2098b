"""Reports as one JSON document for other programs: ``docs/wire.md`` describes every field."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import orjson

from cleanup import __version__
from cleanup.render.glyphs import encoded
from cleanup.report import Finding, Report
from cleanup.text import Document

SCHEMA = "corpuscrub/findings/1"

SURROGATE = re.compile("[\ud800-\udfff]")


def wire(reports: Iterable[Report]) -> Iterator[str]:
    """The JSON in parts, a document at a time; offsets are code points of the original text."""
    head = _json({"schema": SCHEMA, "tool": f"corpuscrub {__version__}", "offsets": "code points"})
    yield f'{head[:-1]},"documents":['
    for number, report in enumerate(reports):
        yield ("," if number else "") + "\n" + _json(_document(report))
    yield "\n]}\n"


def _document(report: Report) -> dict[str, Any]:
    document = report.document
    return {
        "path": _sound(document.name),
        "sha256": sha256(encoded(document.text)).hexdigest(),
        "scores": report.scores._asdict(),
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
