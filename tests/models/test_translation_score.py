"""The translation score: what it may rest on, what cannot move it, and that it is what its file says."""

import pytest
import texts
from hypothesis import given
from hypothesis import strategies as st

from cleanup import Document, clean
from cleanup.engine.rule import Tag
from cleanup.engine.scores import Translation
from cleanup.models.style_features import PIECE, Style, split_pieces
from cleanup.models.translation_score import CONCLUSIVE, ENOUGH, ArtifactCount, model
from cleanup.rulekit.registry import discover

MODEL = model()
ROUND_TRIP = {rule.code for rule in discover() if Tag.ROUND_TRIP in rule.tags}
PROSE = texts.read(texts.CORPUS / "news" / "ferry-fares" / "cleaned.txt")
QUOTES = (str.maketrans("“”", '""'), str.maketrans("“”", "«»"), str.maketrans('"', "”"), str.maketrans("‘", "'"))
LONG = [path for path in texts.clean() if len(texts.read(path).split()) >= ENOUGH]
FOREIGN = {"arabic": "ar", "french": "fr", "german": "de", "russian": "ru", "spanish": "es"}
ENGLISH = [path for path in LONG if path.stem not in FOREIGN]


def judged(text, *kinds):
    return MODEL.judge(Document(text, language="en"), kinds)


def kind(code, times=1, *, hard=True):
    return ArtifactCount(code, "made-up", times, hard, code in ROUND_TRIP)


# In Markdown, quotation marks are syntax, too.
ANY_QUOTES = [*texts.clean(), *(case / "input.txt" for case in texts.gold() if "markdown" not in case.name)]


@pytest.mark.parametrize("path", ANY_QUOTES, ids=str)
def test_other_quotation_marks_and_dashes_do_not_move_the_score(path):
    text = texts.read(path)
    score = clean(text).scores.translated
    for other in QUOTES:
        assert clean(text.translate(other)).scores.translated == (score and pytest.approx(score, abs=0.02))
    assert judged(text.replace(" – ", " — ")).style == judged(text).style


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_style_alone_never_says_that_a_text_was_translated(path):
    assert clean(texts.read(path)).scores.translated < 0.5


@given(st.text())
def test_any_text_in_english_has_a_score_if_it_has_letters_and_style_is_bound(text):
    translation = judged(text)
    if translation.score is None:
        assert translation.style is None
        assert not any(character.isalpha() for character in text)
    else:
        assert 0 <= translation.score <= translation.style < 0.5


def test_two_hard_kinds_of_artifact_convince_and_one_does_not():
    known = {code: machine / people for code, (machine, people) in MODEL.kinds.items() if code not in ROUND_TRIP}
    one, other = sorted(known, key=lambda code: -known[code])[:2]
    assert judged(PROSE, kind(one, 9)).score < CONCLUSIVE
    assert judged(PROSE, kind(one, 9), kind(other, 9)).score > CONCLUSIVE
    assert judged(PROSE, kind(one, 9, hard=False), kind(other, 9)).score < CONCLUSIVE


def test_furniture_that_was_translated_back_convinces_alone():
    assert judged("It rained.", kind("MTA601", 3)).score > judged("It rained.", kind("MTA102", 3)).score
    assert judged("It rained.", kind("MTA601", 3)).style == judged("It rained.").style


def test_a_slip_in_a_book_is_no_evidence():
    assert MODEL.weight(kind("MTA301"), 200) > 0
    assert MODEL.weight(kind("MTA301"), 1_000_000) == 0


def test_a_rule_that_was_not_measured_weighs_nothing():
    assert judged(PROSE, kind("MTA999")) == judged(PROSE)


def test_findings_about_quotation_marks_are_no_evidence():
    assert not any(code.startswith("MTA8") for code in MODEL.kinds)
    assert judged(PROSE, kind("MTA805", 3)) == judged(PROSE)


def test_more_findings_of_a_kind_say_more_but_not_without_end():
    weights = [MODEL.weight(kind("MTA201", times), 300) for times in range(1, 9)]
    assert weights[0] < weights[1] < weights[2] == weights[7]


def test_short_texts_are_judged_by_their_artifacts_alone():
    short = judged("It rained over the harbour.")
    assert not short.judged
    assert short.score == short.style == pytest.approx(0.08)


@pytest.mark.parametrize("path", [path for path in LONG if path.stem in FOREIGN], ids=lambda path: path.stem)
def test_a_text_in_another_language_has_no_score(path):
    report = clean(texts.read(path))
    assert report.scores.translated is None
    assert report.translation == Translation(None, None, report.translation.words, False, (), FOREIGN[path.stem])
    assert not report.translation.exceeds(0.0)


def test_the_language_that_is_given_decides_and_not_what_the_text_looks_like():
    assert clean(PROSE, language="de").scores.translated is None
    assert clean("Regen", language="en-GB").scores.translated == pytest.approx(0.08)


@pytest.mark.parametrize("text", ["", "\n", "1998 – 2004", "…!?", "£5", "Rain.", "Lomé 2"])
def test_a_text_that_shows_no_language_has_no_score(text):
    assert clean(text).scores.translated is None


@pytest.mark.parametrize("text", ["", "\n", "1998 – 2004", "…!?"])
def test_a_text_without_letters_has_no_score_whatever_its_language_is_said_to_be(text):
    assert judged(text, kind("MTA601")).score is None


def test_a_text_that_shows_no_language_has_a_score_by_artifacts_of_english_that_have_a_fix():
    short = Document("Rain.")
    assert MODEL.judge(short, [kind("MTA601")]).score > 0.5
    assert MODEL.judge(short, [kind("MTA603", hard=False)]).score is None
    assert MODEL.judge(short, [kind("MTA999")]).score is None


def test_a_short_english_text_keeps_its_score():
    assert clean("The story continues under the ad").scores.translated > 0.5


def test_clues_say_what_spoke_on_either_side_the_loudest_first():
    translation = judged(PROSE, kind("MTA201"))
    weights = [abs(clue.weight) for clue in translation.clues]
    assert weights == sorted(weights, reverse=True)
    assert any(clue.code == "MTA201" for clue in translation.clues)
    assert {clue.weight > 0 for clue in translation.clues if not clue.code} == {True, False}


@given(st.lists(st.text(alphabet="ab c\n", max_size=40), max_size=30))
def test_pieces_hold_every_line_once_and_only_an_only_one_is_short(lines):
    cut = split_pieces([line * 20 for line in lines])
    assert [line for piece in cut for line in piece] == [line * 20 for line in lines]
    if len(cut) > 1:
        assert all(sum(len(line.split()) for line in piece) >= PIECE for piece in cut)


def test_what_a_text_is_about_is_not_looked_at():
    one = Style(["The old brewery of Norwich was tiled in 1998."], MODEL.common)
    other = Style(["The old pottery of Cardiff was roofed in 2004."], MODEL.common)
    assert one.tokens == other.tokens == ["the", "old", "<-y>", "of", "<Name>", "was", "<-ed>", "in", "<year>", "."]
