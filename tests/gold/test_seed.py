"""The article it all began with, where it lies beside the checkout; the project's own case is under corpus/news."""

import json
import os
from pathlib import Path

import pytest

from cleanup import clean
from cleanup.engine.report import Outcome

SEED = Path(os.environ.get("CORPUSCRUB_SEED", Path(__file__).parents[3] / "shared" / "seed"))
pytestmark = pytest.mark.skipif(not (SEED / "article.txt").exists(), reason="the seed article is not here")


@pytest.fixture(scope="module")
def text():
    return (SEED / "article.txt").read_bytes().decode()


@pytest.fixture(scope="module")
def labels():
    return [json.loads(line) for line in (SEED / "labels.jsonl").read_text(encoding="utf-8").splitlines()]


def expected(labels):
    """Those that the text alone can show."""
    return [label for label in labels if not label["policy"].startswith(("none", "off"))]


def test_everything_that_the_text_can_show_is_found(text, labels):
    findings = clean(text).findings
    missed = [
        label["text"]
        for label in expected(labels)
        if not any(f.span.start < label["e"] and label["s"] < f.span.end for f in findings)
    ]
    assert missed == []


@pytest.mark.parametrize("unsafe", [False, True])
def test_nothing_else_is_touched(text, labels, unsafe):
    headlines = []
    for label in labels:
        end = label["e"]
        if label["text"] == "Read more:":  # the headline after it is labelled with it
            end = text.index("\n", text.index("\n\n", end) + 2)
        headlines.append((label["s"], end))
    for finding in clean(text, unsafe=unsafe).findings:
        if finding.outcome is Outcome.FIXED:
            assert any(start < finding.span.end and finding.span.start < end for start, end in headlines), finding


def test_residue_goes_and_safe_artifacts_are_fixed(text):
    cleaned = clean(text).cleaned
    for gone in (
        "Read more",
        "continues under",
        "© 2022",
        "Source link",
        "Comments are closed",
        "-United",
        "noted.\n",
        ". .",
    ):
        assert gone not in cleaned
    for there in ("is the United States.", "Braun said.\n", "against Ukraine.”\n", "borders… it would", "– National"):
        assert there in cleaned
    assert "– National" not in clean(text, unsafe=True).cleaned


def test_no_blank_run_and_no_last_newline_appears(text):
    cleaned = clean(text).cleaned
    assert "\n\n\n" not in cleaned[100:]
    assert not cleaned.endswith("\n")


@pytest.mark.parametrize("unsafe", [False, True])
def test_the_original_comes_back(text, unsafe):
    assert clean(text, unsafe=unsafe).restore() == text
