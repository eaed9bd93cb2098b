"""What the script of the page knows: an index of all findings, and the documents in packed chunks.

The index holds a few numbers for each finding, so that counting and filtering need no text; the texts are unpacked one
chunk at a time. With 10,000 documents that is a fourth of the file, and a twentieth of the memory, of one JSON object.
"""

import gzip
import json
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cleanup.engine.report import Finding, Outcome, Report
from cleanup.reporting.safe_text import text_runs
from cleanup.reporting.score_text import describe_score, describe_source, describe_style, sort_clues
from cleanup.review.candidate_fixes import ReviewItem

DOCUMENTS, SIZE = 100, 1_000_000
"""How many documents, and about how many code points of text, a chunk holds at most."""

FIXABLE, DEFAULT, WINS, ELIGIBLE = 1, 2, 4, 8
"""What is true of a finding: it has a fix; it is applied where nobody decides; it is applied where everything is
accepted; it would be applied by default, were no other in its way.
"""

TORN = re.compile("[\ud800-\udbff](?=[\udc00-\udfff])")


class Payload(NamedTuple):
    """All of it packed: gzip in base64. ``starts`` are the numbers of the documents with which the chunks begin,
    ``names`` those of the characters that cannot be seen, by their code in hexadecimal.
    """

    columns: str
    chunks: Sequence[str]
    starts: Sequence[int]
    names: Mapping[str, str]


def payload(subjects: Sequence[ReviewItem], rules: Mapping[str, int], *, unsafe: bool) -> Payload:
    """Pack what there is to decide about; ``rules`` are the numbers by which the script knows the rules."""
    chunks, starts = [], []
    hidden: set[str] = set()
    for start, chunk in _chunks(subjects):
        starts.append(start)
        chunks.append(_packed([_document(subject.report) for subject in chunk]))
        for report, _ in chunk:
            hidden.update(report.document.text, *(finding.edit.new for finding in report.findings if finding.edit))
    runs = text_runs(" ".join(sorted(hidden)))
    named = {run.text.removeprefix("U+"): run.hidden for run in runs if run.hidden}
    return Payload(_packed(_index(subjects, rules, unsafe=unsafe)), chunks, starts, named)


def _chunks(subjects: Sequence[ReviewItem]) -> Iterator[tuple[int, Sequence[ReviewItem]]]:
    start = size = 0
    for end, subject in enumerate(subjects):
        length = len(subject.report.document.text)
        if end > start and (end - start == DOCUMENTS or size + length > SIZE):
            yield start, subjects[start:end]
            start, size = end, 0
        size += length
    if subjects:
        yield start, subjects[start:]


def _index(subjects: Sequence[ReviewItem], rules: Mapping[str, int], *, unsafe: bool) -> dict[str, Any]:
    """Columns: of the documents, and of their findings in a row; offsets are code points, confidences percent."""
    rows = [
        (finding, _flags(finding, default=place in subject.default, unsafe=unsafe))
        for subject in subjects
        for place, finding in enumerate(subject.report.findings)
    ]
    alike: dict[tuple[str, str, str | None], int] = {}
    reports = [subject.report for subject in subjects]
    return {
        "paths": [_sound(report.document.name) for report in reports],
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
    safe = finding.safety.value in ({"safe", "unsafe"} if unsafe else {"safe"})
    fixed = finding.outcome is Outcome.FIXED
    return sum(
        flag
        for flag, holds in (
            (FIXABLE, finding.edit is not None),
            (DEFAULT, default),
            (WINS, fixed),
            (ELIGIBLE, safe and finding.edit is not None),
        )
        if holds
    )


def _document(report: Report) -> dict[str, Any]:
    document = report.document
    return {
        "text": _sound(document.text),
        "sha256": document.sha256,
        "language": document.language,
        "findings": [
            [None if finding.edit is None else _sound(finding.edit.new), _sound(finding.message)]
            for finding in report.findings
        ],
        "problems": [[problem.code, problem.line, _sound(problem.reason)] for problem in report.problems],
        "residue": report.scores.residue,
        "translation": _translation(report),
    }


def _translation(report: Report) -> dict[str, Any]:
    translation = report.translation
    return {
        "score": translation.score,
        "style": translation.style if translation.judged else None,
        "told": [describe_score(translation), describe_style(translation), describe_source(report)],
        "clues": [[clue.weight, _sound(clue.what), clue.code] for clue in sort_clues(translation)],
    }


def _sound(text: str) -> str:
    """The text as JSON and a script can carry it: two surrogates in a row, which no decoder makes, were one character
    there. It is as long as it was, so that offsets hold.
    """
    return TORN.sub("\ufffd", text)


def _packed(value: Any) -> str:
    data = json.dumps(value, separators=(",", ":")).encode()  # ASCII, with lone surrogates as escapes
    return b64encode(gzip.compress(data, mtime=0)).decode()
