"""SARIF 2.1.0, the OASIS format for results of static analysis, which GitHub's code scanning and editors read."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from cleanup import __version__
from cleanup.engine.document import Document, Span, encoded
from cleanup.engine.edits import Edit
from cleanup.engine.report import Report
from cleanup.engine.rule import Rule
from cleanup.reporting.data.encode import encode
from cleanup.reporting.diagnostics import (
    SEVERITY,
    TRANSLATED,
    Diagnostic,
    Listed,
    Severity,
    diagnostics,
    fix,
    path,
    uncovered,
)

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST = 25_000
"""So many results of a run GitHub takes; a longer file is refused."""

TOO_TRANSLATED = "A document that looks more machine-translated than --max-translated allows."


def sarif(
    reports: Iterable[Report],
    *,
    rule: Callable[[str], Rule],
    listed: Listed = uncovered,
    max_translated: float | None = None,
    root: str = "",
) -> Iterator[str]:
    """The JSON in parts, a line a result: columns and offsets are code points, lines end as everywhere here.

    ``rule`` gives the rule of a code. Paths are told from the folder ``root`` on.
    """
    told = ((report, notice) for report in reports for notice in diagnostics(report, listed, max_translated))
    return _Run(rule, root).parts(told)


class _Run:
    """What was found, the rules that found it, and where rules gave up."""

    def __init__(self, rule: Callable[[str], Rule], root: str) -> None:
        self._rule, self._root = rule, root
        self._codes: dict[str, int] = {}
        self._failures: list[dict[str, Any]] = []

    def parts(self, told: Iterable[tuple[Report, Diagnostic]]) -> Iterator[str]:
        """The rules come last, when it is known which are spoken of."""
        run = encode({"columnKind": "unicodeCodePoints", "newlineSequences": ["\r\n", "\n", "\r"]})
        yield f'{{"$schema":"{SCHEMA}","version":"2.1.0","runs":[{run[:-1]},"results":['
        between = "\n"
        for report, notice in told:
            if notice.severity is Severity.FAILURE:
                self._failures.append(self._failure(report, notice))
            else:
                yield between + encode(self._result(report, notice))
                between = ",\n"
        driver = {
            "name": "corpuscrub",
            "version": __version__,
            "rules": [self._descriptor(code) for code in self._codes],
        }
        invocation = {"executionSuccessful": not self._failures, "toolExecutionNotifications": self._failures}
        yield f'\n],"tool":{encode({"driver": driver})},"invocations":[{encode(invocation)}]}}]}}\n'

    def _result(self, report: Report, notice: Diagnostic) -> dict[str, Any]:
        result: dict[str, Any] = {
            "ruleId": notice.code,
            "ruleIndex": self._codes.setdefault(notice.code, len(self._codes)),
            "level": notice.severity.value,
            "message": _message(notice.message),
            "locations": [self._location(report.document, notice.span)],
            "partialFingerprints": {"corpuscrub/v1": notice.id},
        }
        finding = notice.finding
        if finding is not None:
            result["properties"] = {
                "safety": finding.safety.value,
                "outcome": finding.outcome.value,
                "confidence": finding.confidence,
            }
            edit = fix(report, finding)
            if edit is not None:
                result["fixes"] = [self._fix(report.document, edit) | {"properties": {"safety": finding.safety.value}}]
        return result

    def _fix(self, document: Document, edit: Edit) -> dict[str, Any]:
        replacement = {"deletedRegion": _region(document, edit.span), "insertedContent": {"text": edit.new}}
        change = {"artifactLocation": {"uri": self._uri(document)}, "replacements": [replacement]}
        return {"artifactChanges": [change]}

    def _failure(self, report: Report, notice: Diagnostic) -> dict[str, Any]:
        return {
            "level": "error",
            "associatedRule": {"id": notice.code},
            "message": _message(notice.message),
            "locations": [self._location(report.document, notice.span)],
        }

    def _location(self, document: Document, span: Span | None) -> dict[str, Any]:
        place: dict[str, Any] = {"artifactLocation": {"uri": self._uri(document)}}
        if span is not None:
            place["region"] = _region(document, span)
        return {"physicalLocation": place}

    def _uri(self, document: Document) -> str:
        place = path(document, self._root)
        return ("file://" if PurePath(place).is_absolute() else "") + quote(encoded(place))

    def _descriptor(self, code: str) -> dict[str, Any]:
        if code == TRANSLATED:
            return {"id": code} | _told(TOO_TRANSLATED, TOO_TRANSLATED)
        rule = self._rule(code)
        explanation = rule.explanation.strip()
        first = " ".join(explanation.partition("\n\n")[0].split())
        return {
            "id": code,
            "name": rule.name,
            **_told(first, explanation),
            "defaultConfiguration": {"level": SEVERITY[rule.safety].value},
            "properties": {"safety": rule.safety.value},
        }


def _told(first: str, whole: str) -> dict[str, Any]:
    return {"shortDescription": _message(first), "fullDescription": _message(whole), "help": _message(whole)}


def _message(text: str) -> dict[str, str]:
    """A message as SARIF writes them: doubled braces are no placeholders, and nothing in a found text is a link."""
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
