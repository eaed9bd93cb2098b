"""The promises, each held over everything there is: gold, clean texts, examples and 500 scrambles."""

import subprocess
import sys

import pytest
import texts
from hypothesis import given
from hypothesis import strategies as st

from cleanup import clean
from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine, Index
from cleanup.rulekit.registry import discover

RULES = discover().rules
INDEXED, PLAIN = Engine(Index(RULES)), Engine(EveryLine(RULES))

mixtures = st.lists(
    st.tuples(st.sampled_from(texts.paragraphs()) | st.text(max_size=30), st.sampled_from(texts.BREAKS)), max_size=12
).map(lambda parts: "".join(map("".join, parts)))


def shown(text: str) -> str:
    return repr(text)[:60]


def hold(text: str) -> None:
    """Promises 1, 2 and 4 for one text, and that no blank run appears that was not there."""
    for unsafe in (False, True):
        report = INDEXED.clean(Document(text), unsafe=unsafe)
        assert report.restore() == text
        assert report == PLAIN.clean(Document(text), unsafe=unsafe)
        again = INDEXED.clean(Document(report.cleaned), unsafe=unsafe)
        assert again.cleaned == report.cleaned
        if report.cleaned:
            assert report.cleaned.endswith(("\n", "\r")) == text.endswith(("\n", "\r"))


@pytest.mark.parametrize("text", texts.everything(), ids=shown)
def test_restored_stable_and_equal_without_the_index(text):
    hold(text)


@pytest.mark.parametrize("part", range(20))
@pytest.mark.parametrize("form", texts.forms())
def test_other_layouts_are_restored_stable_and_equal_without_the_index(form, part):
    for text in texts.forms()[form][part::20]:
        hold(text)


@given(mixtures)
def test_any_mixture_is_restored_stable_and_equal_without_the_index(text):
    hold(text)


@pytest.mark.parametrize("path", texts.clean(), ids=lambda path: path.stem)
def test_nothing_is_found_in_a_clean_text(path):
    assert clean(texts.read(path), unsafe=True).findings == ()


def test_order_of_rules_and_documents_changes_nothing():
    backwards = Engine(Index(RULES[::-1]))
    some = texts.everything()[::7]
    expected = [INDEXED.clean(Document(text), unsafe=True) for text in some]
    assert [backwards.clean(Document(text), unsafe=True) for text in some[::-1]] == expected[::-1]


def test_the_hash_seed_changes_nothing():
    program = (
        "import sys, texts; from cleanup import clean; sys.stdout.write(repr([(r.findings, r.cleaned) for r in "
        "(clean(t, unsafe=True) for t in texts.everything()[::11])]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{texts.ROOT}:{texts.ROOT / 'tests'}", "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


def calls(text: str) -> int:
    """How many calls, Python's own included, it takes to clean a text: a clock that is the same everywhere."""
    count = 0

    def tick(frame, event, argument) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(tick)
    try:
        assert INDEXED.clean(Document(text, language="en"), unsafe=True).cleaned
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "\n\n".join(texts.paragraphs()[::5]) + "\n\n",
        "Read more:\n",
        "Advertisement\n\n",
        "It rained in the the night. ",
        "\n\n\n\nShare\n",
        "“It rained.\n\n",
        "a\u200bb&amp;",
    ],
    ids=lambda unit: repr(unit[:20]),
)
def test_twice_the_text_takes_twice_the_work(unit):
    text = unit * max(2, 20_000 // len(unit))  # twice at least: a label at the end has no lines after it to be read
    calls(text)  # whatever is compiled is compiled now
    assert calls(text * 2) <= 2.1 * calls(text) + 1000
