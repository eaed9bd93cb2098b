"""The line model: what it looks at, that it is what its file says, and that a second cleaning finds nothing."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanup import Document, clean
from cleanup.models.boosted_trees import compiled
from cleanup.models.line_features import FEATURES, HeadAndTail, grams, words_of
from cleanup.models.line_model import LineModel

ROOT = Path(__file__).parents[2]
MODEL = LineModel(ROOT / "rules" / "residue" / "page_line.json")

PARAGRAPHS = (
    "The ferry will cost a tenth more from May, the harbour board said on Monday, for the boats are old and slow.",
    "The last rise was nine years ago. Since then two crews have left, and the night boat sails only on Saturdays.",
    "“We have waited for this as long as we could,” said the chair of the board, who used to be a captain himself.",
)
LINES = (
    *("Watch our latest film", "Contact us", "More from the harbour", "Ana Sol", "Top 10", "Follow", "Prices from May"),
    *("The night boat", "3 min", "5 tips for a calm crossing", "Is it safe?", "It sails.", "* * *", "IV", "1. Tickets"),
    *(
        "| Monday | 9 | 10 |",
        "Dear Ana,",
        "Sources",
        "«Tak»",
        "渡口的老船",
        "—",
        "Photo",
        "River towns ask for a bridge",
    ),
)


def text(*lines: str) -> str:
    return "\n\n".join(lines)


def judged(*lines: str) -> list[str]:
    """The lines that the model is asked about."""
    return [line.text for line in HeadAndTail(Document(text(*lines))).lines]


def page(draw, lines=LINES):
    """Lines before, between and after paragraphs."""
    some = st.lists(st.sampled_from(lines), max_size=6)
    parts = [draw(some)]
    for paragraph in draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5)):
        parts += [[paragraph], draw(some)]
    return [line for part in parts for line in part]


pages = st.composite(page)


def test_lines_before_and_after_the_paragraphs_are_judged_and_none_between_them():
    one, two, _ = PARAGRAPHS
    assert judged("Business", "Weather", one, "The night boat", two, "Contact us") == [
        "Business",
        "Weather",
        "Contact us",
    ]


@pytest.mark.parametrize(
    "line", ["1. Tickets", "| Monday | 9 | 10 |", "* * *", "XIV", "“It sails.”", "Dear Ana,", "## Fares"]
)
def test_what_authors_make_is_not_judged(line):
    assert judged(*PARAGRAPHS, line, "Contact us") == ["Contact us"]


def test_a_title_is_not_judged_and_a_kicker_is():
    assert judged("Ferry fares to rise in May", "Business", *PARAGRAPHS) == ["Business"]
    assert judged("Business", "Ferry fares to rise in May", *PARAGRAPHS) == ["Business", "Ferry fares to rise in May"]
    assert judged("渡口的老船", *PARAGRAPHS) == []


def test_a_text_that_is_hardly_prose_has_no_margins():
    assert judged(PARAGRAPHS[0], "Contact us") == ["Contact us"]
    assert judged(PARAGRAPHS[0], *["River towns ask for a bridge"] * 9) == []


@given(pages())
def test_what_is_known_of_a_line_does_not_change_when_its_like_are_removed(lines):
    margins = HeadAndTail(Document(text(*lines)))
    gone = {line.number // 2 for line in margins.lines[::2]}
    before = {(line.foot, line.text): margins.features(line, words_of(line.text)) for line in margins.lines[1::2]}
    fewer = HeadAndTail(Document(text(*(line for number, line in enumerate(lines) if number not in gone))))
    for line in fewer.lines:
        assert fewer.features(line, words_of(line.text)) == before[line.foot, line.text]


@given(pages(), st.floats(0, 1))
def test_a_second_cleaning_finds_nothing(lines, least):
    cleaned = clean(text(*lines), unsafe=True, select=["RES9"], min_confidence=least).cleaned
    assert not clean(cleaned, unsafe=True, select=["RES9"], min_confidence=least).findings


@given(st.lists(st.floats(-10, 1000), min_size=len(FEATURES), max_size=len(FEATURES)))
def test_the_compiled_trees_are_the_trees(numbers):
    total = 0.0
    for tree in MODEL.weights["trees"]:
        at = tree
        while isinstance(at, list):
            at = at[2] if numbers[at[0]] <= at[1] else at[3]
        total += at
    assert compiled(MODEL.weights["trees"])(numbers) == pytest.approx(total)


def test_a_tree_may_be_a_leaf():
    assert compiled([0.5, [0, 1.5, -1.0, 2.0, 0.0]])([1.0]) == -0.5


def test_a_finding_names_what_spoke_loudest():
    finding = next(iter(clean(text(*PARAGRAPHS, "Watch our latest film"), unsafe=True).findings))
    quoted, _, reasons = finding.message.partition(": ")
    assert quoted == "“Watch our latest film” looks like part of the page"
    assert 1 <= len(reasons.split(", ")) <= 3
    assert set(reasons.split(", ")) <= set(FEATURES.values())


def test_the_reasons_are_those_whose_questions_raised_the_score():
    from cleanup.models.line_model import LineScore

    names = list(FEATURES.values())
    trees = [[1, 5, -2.0, [3, 1, 1.0, 4.0, 2.0], 0.5], [0, 1, 0.25, -1.0, 0.0]]
    assert str(LineScore(0.9, [0.0, 9.0, 0.0, 2.0], trees)) == f"{names[3]}, {names[1]}, {names[0]}"
    assert str(LineScore(0.9, [0.0, 1.0, 0.0, 2.0], trees)) == names[0]


def test_a_higher_threshold_finds_fewer_lines_and_never_others():
    lines = text(*PARAGRAPHS, *LINES[:8])
    found = [
        {finding.found for finding in clean(lines, unsafe=True, select=["RES9"], min_confidence=least).findings}
        for least in (0.25, 0.5, 0.75, 1.0)
    ]
    assert found[0] > found[-1] == set()
    assert all(more >= fewer for more, fewer in pairwise(found))


def test_a_text_in_a_language_that_it_did_not_learn_is_left_alone():
    german = [
        "Der Hafen wird die Preise der Fähre im Mai erhöhen, und zwar um ein Zehntel, wie der Rat beschlossen hat.",
        "Seit der letzten Erhöhung sind neun Jahre vergangen, und die Boote sind nicht jünger geworden, sagt der Rat.",
    ]
    assert clean(text(*PARAGRAPHS, "Contact us"), unsafe=True, select=["RES9"]).findings
    assert not clean(text(*german, "Contact us"), unsafe=True, select=["RES9"]).findings
    assert not clean(text(*PARAGRAPHS, "Contact us"), language="de", unsafe=True, select=["RES9"]).findings


def test_without_unsafe_the_model_is_not_asked():
    assert not clean(text(*PARAGRAPHS, "Watch our latest film"), select=["RES9"]).findings


def test_the_weights_are_small_and_say_what_they_were_trained_on():
    file = MODEL.path
    assert file.stat().st_size < 2_000_000
    weights = json.loads(file.read_text("utf-8"))
    assert len(weights["trained_on"]) == 5
    assert all("(" in source for source in weights["trained_on"])  # each with its licence
    assert len(FEATURES) == 1 + max(questions(weights["trees"]))


def questions(trees):
    """The features that are asked for."""
    for tree in trees:
        if isinstance(tree, list):
            yield tree[0]
            yield from questions(tree[2:4])


def test_words_are_known_by_themselves_in_pairs_and_at_the_ends():
    assert grams(["sign", "up", "now"]) == [
        *("sign", "up", "now", "sign up", "up now"),
        *("^sign", "now$", "^sign up", "up now$"),
    ]
    assert grams(["next"]) == ["next", "^next", "next$", "^next", "next$"]
