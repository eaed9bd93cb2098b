"""The data for the script of the page: an index of all findings, and the documents in packed chunks.

The index holds a few numbers for each finding, so that counting and filtering need no text; the texts are unpacked one
chunk at a time. With 10,000 documents this takes a fourth of the file, and a twentieth of the memory, of one JSON
object.
"""

import gzip
import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cleanup.engine.report import Finding, Outcome, Report
from cleanup.engine.rule import Safety
from cleanup.reporting.safe_text import text_runs
from cleanup.reporting.score_text import describe_score, describe_source, describe_style, sort_clues
from cleanup.review.candidate_fixes import ReviewItem

# Most documents, and about the most code points of text, in a chunk.
DOCUMENTS, SIZE = 100, 1_000_000

# Flags of a finding: it has a fix; the fix is applied by default; it is applied if everything is accepted; it would be
# applied by default if no other fix overlapped it.
FIXABLE, DEFAULT, WINS, ELIGIBLE = 1, 2, 4, 8

TORN = re.compile("[\ud800-\udbff](?=[\udc00-\udfff])")


@dataclass(frozen=True, slots=True)
class Payload:
    """The packed data: gzip in base64.

    ``starts`` are the numbers of the first documents of the chunks, ``names`` the names of invisible characters by
    their code in hexadecimal.
    """

    index: str
    chunks: Sequence[str]
    starts: Sequence[int]
    names: Mapping[str, str]


def payload(items: Sequence[ReviewItem], rules: Mapping[str, int], *, unsafe: bool) -> Payload:
    """Pack the items of a review; ``rules`` are the numbers of the rules in the script, by code."""
    chunks, starts = [], []
    hidden: set[str] = set()
    for start, chunk in _chunks(items):
        starts.append(start)
        chunks.append(_packed([_document(item.report) for item in chunk]))
        for item in chunk:
            edits = (finding.edit for finding in item.report.findings)
            hidden.update(item.report.document.text, *(edit.new for edit in edits if edit))
    runs = text_runs(" ".join(sorted(hidden)))
    named = {run.text.removeprefix("U+"): run.hidden for run in runs if run.hidden}
    return Payload(_packed(_index(items, rules, unsafe=unsafe)), chunks, starts, named)


def _chunks(items: Sequence[ReviewItem]) -> Iterator[tuple[int, Sequence[ReviewItem]]]:
    start = size = 0
    for end, item in enumerate(items):
        length = len(item.report.document.text)
        if end > start and (end - start == DOCUMENTS or size + length > SIZE):
            yield start, items[start:end]
            start, size = end, 0
        size += length
    if items:
        yield start, items[start:]


def _index(items: Sequence[ReviewItem], rules: Mapping[str, int], *, unsafe: bool) -> dict[str, Any]:
    """Return columns of the documents and of all their findings; offsets are code points, confidences percent."""
    rows = [
        (finding, _flags(finding, default=index in item.default, unsafe=unsafe))
        for item in items
        for index, finding in enumerate(item.report.findings)
    ]
    alike: dict[tuple[str, str, str | None], int] = {}
    reports = [item.report for item in items]
    return {
        "paths": [_without_pairs(report.document.name) for report in reports],
        "counts": [len(report.findings) for report in reports],
        "ids": "".join(finding.id for finding, _ in rows),
        "rules": [rules[finding.code] for finding, _ in rows],
        "starts": [finding.span.start for finding, _ in rows],
        "ends": [finding.span.end for finding, _ in rows],
        "confidences": [-1 if f.confidence is None else round(100 * f.confidence) for f, _ in rows],
        "flags": [flags for _, flags in rows],
        "alike": [alike.setdefault((f.code, f.found, f.edit and f.edit.new), len(alike)) for f, _ in rows],
    }


def _flags(finding: Finding, *, default: bool, unsafe: bool) -> int:
    fixable = finding.edit is not None
    eligible = fixable and finding.safety in ({Safety.SAFE, Safety.UNSAFE} if unsafe else {Safety.SAFE})
    wins = finding.outcome is Outcome.FIXED
    return FIXABLE * fixable | DEFAULT * default | WINS * wins | ELIGIBLE * eligible


def _document(report: Report) -> dict[str, Any]:
    document = report.document
    return {
        "text": _without_pairs(document.text),
        "sha256": document.sha256,
        "language": document.language,
        "findings": [
            [None if finding.edit is None else _without_pairs(finding.edit.new), _without_pairs(finding.message)]
            for finding in report.findings
        ],
        "problems": [[problem.code, problem.line, _without_pairs(problem.reason)] for problem in report.problems],
        "residue": report.scores.residue,
        "translation": _translation(report),
    }


def _translation(report: Report) -> dict[str, Any]:
    translation = report.translation
    return {
        "score": translation.score,
        "style": translation.style if translation.judged else None,
        "summary": [describe_score(translation), describe_style(translation), describe_source(report)],
        "clues": [[clue.weight, _without_pairs(clue.what), clue.code] for clue in sort_clues(translation)],
    }


def _without_pairs(text: str) -> str:
    """Return a text of the same length that JSON and a script can carry.

    Two surrogates in a row, which no decoder makes, would become one character there.
    """
    return TORN.sub("\ufffd", text)


def _packed(value: Any) -> str:
    data = json.dumps(value, separators=(",", ":")).encode()  # ASCII, with lone surrogates as escapes
    return b64encode(gzip.compress(data, mtime=0)).decode()
