"""The page without its script: it shows the original and the cleaned text truly, and says what was found in it."""

import pytest
from hypothesis import given
from page_cases import made
from page_reader import page, read, subjects
from render_cases import CLUES, RULES, translated

from cleanup.engine.document import Document, Span
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.report import Problem, Report
from cleanup.engine.rule import Finder, Match, Rule, Safety
from cleanup.engine.scores import SourceLanguage
from cleanup.models.document_models import DOCUMENT_MODELS
from cleanup.models.translation_score import ENOUGH
from cleanup.review.candidate_fixes import ReviewItem
from cleanup.review.page import static_view


@given(subjects())
def test_it_holds_the_original_and_the_text_that_the_default_gives(found):
    one, rules = found
    reader = read(one, rules=rules)
    if one.report.findings:
        assert reader.original == one.report.document.text
        assert reader.cleaned == one.apply(one.default).cleaned
    else:
        assert reader.original == ""
        assert "Nothing was found." in reader.told


@given(subjects())
def test_every_finding_is_named_in_the_text_and_told_below_it(found):
    one, rules = found
    reader = read(one, rules=rules)
    assert len(reader.ids) == len(set(reader.ids))
    notes = [int(known["value"]) for known in reader.having("li") if "value" in known]
    assert sorted(notes) == list(range(1, len(one.report.findings) + 1))
    assert len(reader.having("sup", **{"class": "ref"})) == len(notes)


def test_a_note_tells_what_is_wrong_and_what_is_done():
    one = made("Rain.\n\nAdvertisement\n\nHe said. noted. And it is maybe true.\n")
    told = read(one).told
    assert "RES101 “Advertisement” was seen (applied unless you decide otherwise)" in told
    assert "MTA104 “maybe” was seen (a fix is offered)" in told
    assert "MTA205 “is maybe true” was seen (for a person to judge)" in told
    assert "removed: Advertisement" in told
    assert (
        "MTA104 “maybe” was seen (applied unless you decide otherwise)"
        in read(made("It is maybe so.", unsafe=True), unsafe=True).told
    )


def test_overlapping_findings_are_cut_at_every_boundary():
    one = made("abcdefgh", rules=[manual([(0, 6), (2, 4), (3, 8)])])
    reader = read(one, rules=[manual([])])
    # ab by the first, c by the second, then def and gh by the third, cut where the second and the first end
    assert len(reader.having("mark")) == 5
    assert reader.original == "abcdefgh"


def manual(spans):
    """A rule that finds the same spans in every text of one line."""
    look = Finder(lambda *_: [Match(Span(*span), None) for span in spans])
    return Rule("MTA201", "made-up", "seen", "Because.", look, Safety.MANUAL, ())


def test_paragraphs_far_from_a_change_are_folded():
    reader = read(made("\n\n".join([*"abcdef", "Advertisement", *"ghij"])))
    assert [words for words in reader.summaries if "unchanged" in words] == [
        "5 unchanged paragraphs",
        "3 unchanged paragraphs",
    ]
    assert read(made("\n\n".join([*"ab", "Advertisement", *"cd"]))).summaries == []


def test_a_rule_that_did_not_finish_is_told_of_a_text_without_findings():
    report = Report(Document("Rain.", "a.txt"), (), (), (Problem("RES101", 3, "its <expression> took too long"),))
    reader = read(ReviewItem(report, frozenset()))
    assert "RES101 stopped at line 3: its <expression> took too long" in reader.told
    assert reader.original == "Rain."


def test_language_and_direction_are_told():
    one = made("Advertisement\n\nهطل المطر")
    report = Report(Document(one.report.document.text, language="ar-EG"), one.report.findings, one.report.edits)
    reader = read(ReviewItem(report, one.default))
    assert reader.having("div", **{"class": "text", "lang": "ar-EG"})
    paragraphs = [known["dir"] for known in reader.having("p") if "dir" in known]
    assert paragraphs == ["ltr", "rtl"]


@pytest.fixture
def room(monkeypatch):
    """Sets how much text the page draws."""
    return lambda size: monkeypatch.setattr(static_view, "SIZE", size)


def test_documents_for_which_there_is_no_room_are_counted(room):
    room(300)
    reader = read(*(made("Advertisement\n\nmaybe " + "x" * 90, f"{number}.txt") for number in range(3)))
    assert [known["id"] for known in reader.having("article") if "hidden" not in known] == ["d0"]
    assert "2 more documents with 4 findings are shown where the page may run its script." in reader.told
    assert len(reader.documents) == 3


def test_the_rest_of_a_document_for_which_there_is_no_room_is_counted(room):
    room(350)
    text = "\n\n".join(f"It is maybe {number}." for number in range(9))
    reader = read(made(text))
    assert "It is maybe 1." in reader.original
    assert "It is maybe 8." not in reader.original
    assert text.startswith(reader.original.rstrip())
    left = 18 - 2 * reader.original.count("maybe")
    assert (
        f"The rest of this document, with {left} findings, is shown where the page may run its script." in reader.told
    )


def test_a_small_review_is_drawn_whole():
    reader = read(*(made("Advertisement\n\nRain.", f"{number}.txt") for number in range(50)))
    assert reader.original == "Advertisement\n\nRain." * 50
    assert "shown where the page may run its script" not in reader.told


def test_the_score_of_one_document_is_explained():
    one = made("He said. noted. It is maybe so.")
    translated(one.report, 0.934, *CLUES)
    vars(one.report)["source"] = SourceLanguage("fr", one.report.findings[:1])
    reader = read(one)
    assert "Translated by a machine? 0.20 by style alone 0.93 in all Style was judged on 713 words; " in reader.told
    assert "Likely translated from French: MTA103." in reader.told
    assert (
        "For a machine log-odds MTA104 made-up-4, 2 times +3.20 MTA205 made-up-5 +0.25 words and phrases as a whole "
        "+0.80 Against log-odds contractions −1.50 “of the” −0.10"
    ) in reader.told
    assert [known["width"] for known in reader.having("rect", **{"class": "all"})] == ["93.40"]
    assert [known["width"] for known in reader.having("rect", **{"class": "style"})] == ["20.00"]


def test_a_score_without_style_has_no_bar_for_it():
    one = made("maybe")
    translated(one.report, 0.08, style=0.1, words=1, judged=False)
    reader = read(one)
    assert f"style not judged 0.08 in all Style was not judged: it is meaningful from {ENOUGH} words on" in reader.told
    assert [known["width"] for known in reader.having("rect", **{"class": "style"})] == ["0.00"]
    assert "Against" not in reader.told


def test_where_there_is_no_score_the_reason_stands_without_a_bar():
    one = made("maybe")
    translated(one.report, None, style=None, judged=False, language="de")
    reader = read(one)
    assert "There is no score: the text is in German, and the model covers only English." in reader.told
    assert not reader.having("rect", **{"class": "all"})
    assert ", translated without a score" in reader.told


@pytest.mark.slow
@pytest.mark.parametrize("separator", ["\n\n", " "], ids=["paragraphs", "one-line"])
def test_twenty_thousand_findings_are_drawn(separator, room):
    one = made(separator.join(["said. noted. it is maybe true"] * 7000), rules=RULES)
    assert len(one.report.findings) > 20_000
    room(10_000_000)
    html = page(one)
    assert html.count('<li value="') == len(one.report.findings)
    assert len(html) < 1500 * len(one.report.findings)


def test_nested_findings_do_not_multiply_the_text(room):
    size = 4000
    spans = [(n, 2 * size - n) for n in range(size)]
    one = made("ab" * size, rules=[manual(spans)])
    assert len(one.report.findings) == size
    room(10_000_000)
    assert len(page(one, rules=[manual([])])) < 2500 * size


@given(subjects())
def test_what_the_default_applies_is_told_as_the_engine_tells_it(found):
    one, rules = found
    shown = one.apply(one.default)
    engine = Engine(EveryLine(rules), models=DOCUMENT_MODELS)
    for unsafe in (False, True):
        cleaned = engine.clean(one.report.document, unsafe=unsafe)
        if cleaned.edits == shown.edits:
            assert [finding.outcome for finding in shown.findings] == [finding.outcome for finding in cleaned.findings]
            return
    raise AssertionError("the default is neither of both")
