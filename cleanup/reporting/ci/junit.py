"""JUnit's XML, which nearly every build server reads: a suite for each document, a failed test for each finding."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from cleanup.engine.report import Report
from cleanup.reporting.diagnostics import Diagnostic, FindingsOf, Severity, diagnostics, relative_path, uncovered
from cleanup.reporting.safe_text import visible

# Characters that XML 1.0 cannot carry, not even as a reference.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(
    reports: Iterable[Report], *, findings_of: FindingsOf = uncovered, max_translated: float | None = None
) -> Iterator[str]:
    """Yield the XML in parts; lines and columns are those of the listings: from 1, columns in code points.

    A document without findings is a passed test, and a rule that gave up is an error.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="corpuscrub">\n'
    for report in reports:
        cases = list(diagnostics(report, findings_of, max_translated))
        errors = sum(diagnostic.severity is Severity.FAILURE for diagnostic in cases)
        name = _quoted(visible(relative_path(report.document)))
        yield (
            f"  <testsuite name={name} "
            f'tests="{len(cases) or 1}" failures="{len(cases) - errors}" errors="{errors}" skipped="0">\n'
        )
        for diagnostic in cases:
            yield from _case(report, diagnostic, name)
        if not cases:
            yield f'    <testcase classname={name} name="nothing found"/>\n'
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(report: Report, diagnostic: Diagnostic, name: str) -> Iterator[str]:
    position = visible(relative_path(report.document))
    if diagnostic.span is not None:
        line, column = report.document.position(diagnostic.span.start)
        position += f":{line}:{column}"
    tag = "error" if diagnostic.severity is Severity.FAILURE else "failure"
    yield f"    <testcase classname={name} name={_quoted(f'{diagnostic.code} {diagnostic.id}')}>\n"
    yield f"      <{tag} type={_quoted(diagnostic.severity.value)} message={_quoted(diagnostic.message)}>"
    yield f"{_escaped(f'{position} {diagnostic.code} {diagnostic.message}')}</{tag}>\n"
    yield "    </testcase>\n"


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return escape(FORBIDDEN.sub("\ufffd", text))
