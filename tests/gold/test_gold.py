"""Gold: what is found in our own texts and what becomes of it. ``pytest --update`` rewrites it; read the diff."""

import tomllib

import pytest
import texts

from cleanup import clean


def listing(report) -> str:
    rows = []
    for finding in report.findings:
        line, column = report.document.position(finding.span.start)
        rows.append(f"{line}:{column} {finding.code} {finding.outcome.value} {finding.found!r}\n")
    return "".join(rows)


@pytest.mark.parametrize("case", texts.gold(), ids=lambda case: case.name)
def test_a_gold_case_is_cleaned_as_written_down(case, request):
    report = clean(texts.read(case / "input.txt"))
    actual = {"cleaned.txt": report.cleaned, "findings.txt": listing(report)}
    if request.config.getoption("update"):
        for name, content in actual.items():
            (case / name).write_bytes(content.encode())
    assert actual == {name: texts.read(case / name) for name in actual}


@pytest.mark.parametrize("case", texts.gold(), ids=lambda case: case.name)
def test_known_misses_are_still_missed(case):
    """Strict: a miss that is found now must leave the list."""
    text = texts.read(case / "input.txt")
    misses = tomllib.loads(texts.read(case / "missed.toml"))["missed"]
    found = clean(text).findings
    for miss in misses:
        start = text.index(miss["text"])
        end = start + len(miss["text"])
        assert miss["why"]
        assert not any(f.span.start < end and start < f.span.end for f in found), f"{miss['text']!r} is found now"
