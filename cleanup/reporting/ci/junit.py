"""JUnit's XML, which nearly every build server shows: a suite for each document, a failed test for each finding."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from cleanup.engine.report import Report
from cleanup.reporting.diagnostics import Diagnostic, Listed, Severity, diagnostics, path, uncovered
from cleanup.reporting.safe_text import visible

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot carry, not even as a reference."""


def junit(
    reports: Iterable[Report], *, listed: Listed = uncovered, max_translated: float | None = None
) -> Iterator[str]:
    """The document in parts; lines and columns in it are as in the listings: from 1, columns in code points.

    A document in which nothing was found is a test that passed, and a rule that gave up is an error.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="corpuscrub">\n'
    for report in reports:
        told = list(diagnostics(report, listed, max_translated))
        errors = sum(notice.severity is Severity.FAILURE for notice in told)
        name = _quoted(visible(path(report.document)))
        yield (
            f"  <testsuite name={name} "
            f'tests="{len(told) or 1}" failures="{len(told) - errors}" errors="{errors}" skipped="0">\n'
        )
        for notice in told:
            yield from _case(report, notice, name)
        if not told:
            yield f'    <testcase classname={name} name="nothing found"/>\n'
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _case(report: Report, notice: Diagnostic, name: str) -> Iterator[str]:
    place = visible(path(report.document))
    if notice.span is not None:
        line, column = report.document.position(notice.span.start)
        place += f":{line}:{column}"
    tag = "error" if notice.severity is Severity.FAILURE else "failure"
    yield f"    <testcase classname={name} name={_quoted(f'{notice.code} {notice.id}')}>\n"
    yield f"      <{tag} type={_quoted(notice.severity.value)} message={_quoted(notice.message)}>"
    yield f"{_sound(f'{place} {notice.code} {notice.message}')}</{tag}>\n"
    yield "    </testcase>\n"


def _quoted(text: str) -> str:
    return f'"{_sound(text)}"'


def _sound(text: str) -> str:
    return escape(FORBIDDEN.sub("\ufffd", text))
