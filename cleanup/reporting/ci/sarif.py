"""SARIF 2.1.0, the OASIS format for results of static analysis, which GitHub's code scanning and editors read."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from cleanup.engine.document import Document, Span, encoded
from cleanup.engine.edits import Edit
from cleanup.engine.report import Report
from cleanup.engine.rule import Rule
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import (
    SEVERITY,
    TRANSLATED,
    Diagnostic,
    FindingsOf,
    Severity,
    diagnostics,
    edit_for,
    relative_path,
    uncovered,
)
from cleanup.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

TOO_TRANSLATED = "A document that looks more machine-translated than --max-translated allows."


def sarif(
    reports: Iterable[Report],
    *,
    rule: Callable[[str], Rule],
    findings_of: FindingsOf = uncovered,
    max_translated: float | None = None,
    root: str = "",
) -> Iterator[str]:
    """Yield the JSON in parts, a line for each result.

    Columns and offsets are code points; lines end as in all listings. ``rule`` gives the rule of a code. Paths are
    relative to the directory ``root``.
    """
    found = (
        (report, diagnostic) for report in reports for diagnostic in diagnostics(report, findings_of, max_translated)
    )
    return _SarifRun(rule, root).parts(found)


class _SarifRun:
    """A run in SARIF's sense: results, the rules that have any, and the rules that gave up."""

    def __init__(self, rule: Callable[[str], Rule], root: str) -> None:
        self._rule, self._root = rule, root
        self._codes: dict[str, int] = {}
        self._failures: list[dict[str, Any]] = []

    def parts(self, found: Iterable[tuple[Report, Diagnostic]]) -> Iterator[str]:
        """Yield the run in parts; the rules come last, because only those with results are described."""
        run = encode({"columnKind": "unicodeCodePoints", "newlineSequences": ["\r\n", "\n", "\r"]})
        yield f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{run[:-1]},"results":['
        between = "\n"
        for report, diagnostic in found:
            if diagnostic.severity is Severity.FAILURE:
                self._failures.append(self._failure(report, diagnostic))
            else:
                yield between + encode(self._result(report, diagnostic))
                between = ",\n"
        driver = {
            "name": "corpuscrub",
            "version": __version__,
            "rules": [self._descriptor(code) for code in self._codes],
        }
        invocation = {"executionSuccessful": not self._failures, "toolExecutionNotifications": self._failures}
        yield f'\n],"tool":{encode({"driver": driver})},"invocations":[{encode(invocation)}]}}]}}\n'

    def _result(self, report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": diagnostic.code,
            "ruleIndex": self._codes.setdefault(diagnostic.code, len(self._codes)),
            "level": diagnostic.severity.value,
            "message": _message(diagnostic.message),
            "locations": [self._location(report.document, diagnostic.span)],
            "partialFingerprints": {"corpuscrub/v1": diagnostic.id},
        }
        finding = diagnostic.finding
        if finding is not None:
            result["properties"] = {
                "safety": finding.safety.value,
                "outcome": finding.outcome.value,
                "confidence": finding.confidence,
            }
            edit = edit_for(report, finding)
            if edit is not None:
                result["fixes"] = [self._fix(report.document, edit) | {"properties": {"safety": finding.safety.value}}]
        return result

    def _fix(self, document: Document, edit: Edit) -> dict[str, Any]:
        replacement = {"deletedRegion": _region(document, edit.span), "insertedContent": {"text": edit.new}}
        change = {"artifactLocation": {"uri": self._uri(document)}, "replacements": [replacement]}
        return {"artifactChanges": [change]}

    def _failure(self, report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
        return {
            "level": "error",
            "associatedRule": {"id": diagnostic.code},
            "message": _message(diagnostic.message),
            "locations": [self._location(report.document, diagnostic.span)],
        }

    def _location(self, document: Document, span: Span | None) -> dict[str, Any]:
        location: dict[str, Any] = {"artifactLocation": {"uri": self._uri(document)}}
        if span is not None:
            location["region"] = _region(document, span)
        return {"physicalLocation": location}

    def _uri(self, document: Document) -> str:
        path = relative_path(document, self._root)
        return ("file://" if PurePath(path).is_absolute() else "") + quote(encoded(path))

    def _descriptor(self, code: str) -> dict[str, Any]:
        if code == TRANSLATED:
            return {"id": code} | _descriptions(TOO_TRANSLATED, TOO_TRANSLATED)
        rule = self._rule(code)
        explanation = rule.explanation.strip()
        first = " ".join(explanation.partition("\n\n")[0].split())
        return {
            "id": code,
            "name": rule.name,
            **_descriptions(first, explanation),
            "defaultConfiguration": {"level": SEVERITY[rule.safety].value},
            "properties": {"safety": rule.safety.value},
        }


def _descriptions(first: str, whole: str) -> dict[str, Any]:
    return {"shortDescription": _message(first), "fullDescription": _message(whole), "help": _message(whole)}


def _message(text: str) -> dict[str, str]:
    """Return a message in which doubled braces are no placeholders and nothing in a found text is a link."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}


def _region(document: Document, span: Span) -> dict[str, int]:
    (line, column), (end_line, end_column) = map(document.position, span)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
