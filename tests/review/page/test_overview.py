"""The summary of the page: what it counts and draws is what was found."""

from dataclasses import replace

import pytest
from page_cases import made
from page_reader import page, read
from render_cases import RULES, rule, translated

from cleanup.engine.document import Document
from cleanup.engine.report import Report
from cleanup.engine.rule import Safety
from cleanup.models.readability import readability
from cleanup.review.candidate_fixes import ReviewItem
from cleanup.review.page import overview
from cleanup.review.page.build import PageSettings, build_page

TEXTS = {
    "news/a.txt": "Advertisement\n\nHe said. noted. It is maybe so.",
    "c.txt": "Rain.",
    "news/old/b.txt": "Rain.\n\nAdvertisement\n\nAdvertisement",
    "news/d.txt": "maybe",
}


@pytest.fixture
def every():
    return [made(text, name) for name, text in TEXTS.items()]


def sure(*confidences):
    """A subject with findings of these confidences."""
    one = made("\n\n".join(["Advertisement"] * len(confidences)))
    found = (replace(f, confidence=share) for f, share in zip(one.report.findings, confidences, strict=True))
    return ReviewItem(replace(one.report, findings=tuple(found)), one.default)


def test_rules_are_counted_the_most_frequent_first(every):
    assert (
        "Rule findings would apply made-up-1 RES101 3 3 made-up-4 MTA104 2 0 made-up-3 MTA103 1 1 made-up-5 MTA205 1 0 "
        "made-up-6 MTA206 1 0 "
    ) in read(*every).told


def test_families_are_counted_by_their_names(every):
    assert (
        "Family findings would apply Artifacts: seams between pieces translated apart MTA1 3 1 "
        "Artifacts: split compounds MTA2 2 0 "
        "Residue inside the article RES1 3 3 "
    ) in read(*every).told


def test_rules_of_a_pack_are_a_family_by_their_letters():
    rules = [rule("XYZ12", Safety.SAFE, "rain", "sun")]
    assert "Family findings would apply Custom rules XYZ 1 1 " in read(made("rain", rules=rules), rules=rules).told


def test_folders_are_counted_the_most_affected_first(every):
    assert "Folder findings would apply news 6 2 news/old 2 2 " in read(*every).told
    assert "Folders" not in read(*every[2:3], every[1]).told


def test_few_folders_are_named_where_there_are_many(monkeypatch, every):
    monkeypatch.setattr(overview, "MAX_FOLDERS", 1)
    assert [count.name for count in overview.Overview(every, RULES).by_folder] == ["news"]


def test_the_bars_of_rules_are_as_long_as_their_counts(every):
    html = page(*every)
    drawn = html[html.index('data-code="MTA104"') :]
    assert drawn.index('class="open" width="66.67"') < drawn.index('class="fixed" width="0.00"')


def test_what_unsafe_applies_by_default_is_counted(every):
    unsafe = [made(text, name, unsafe=True) for name, text in TEXTS.items()]
    told = read(*unsafe, unsafe=True).told
    assert "made-up-4 MTA104 2 2 " in told
    assert "Applied by default safe and unsafe fixes" in told
    assert "Applied by default safe fixes" in read(*every).told


def test_confidence_is_drawn_in_tenths():
    reader = read(sure(0.0, 0.09, 0.1, 0.95, 1.0, None))
    told = "Findings by confidence in tenths, from 0 to 1: 2, 1, 0, 0, 0, 0, 0, 0, 0, 2"
    assert reader.having("svg", **{"class": "histogram", "aria-label": told})
    heights = [known["height"] for known in reader.having("rect", width="26")]
    assert heights == ["64.00", "32.00", *["0.00"] * 7, "64.00"]
    assert "of 1 finding nobody measured it" in reader.told


def test_there_is_no_histogram_of_what_nobody_measured():
    assert not read(sure(None, None)).having("svg", **{"class": "histogram"})


def test_the_most_affected_documents_are_named_and_can_be_gone_to(every):
    for one, score in zip(every, (0.5, 0.25, 0.75, 0.125), strict=True):
        translated(one.report, score)
    reader = read(*every)
    # c.txt has no findings: it is not shown, and has no number
    assert reader.links[1:] == ["#doc=0", "#doc=1", "#doc=2"]
    assert (
        "Document findings residue found translated "
        "news/a.txt 5 28.3% 0.50 news/old/b.txt 2 74.3% 0.75 news/d.txt 1 0.0% 0.12 "
    ) in reader.told


def test_figures_are_of_all_texts_before_and_after(every):
    told = read(*every).told
    before, after = sum(map(len, TEXTS.values())), sum(len(one.apply(one.default).cleaned) for one in every)
    words = [readability("\n\n".join(texts)).words for texts in (TEXTS.values(), (cleaned(one) for one in every))]
    assert f"Figure before after characters {before} {after} words {words[0]} {words[1]} sentences " in told
    residue = 13 * 3 / before
    assert f"Residue found is {residue:.1%} of the text (a lower bound: it counts what was found); " in told


def cleaned(one):
    return one.apply(one.default).cleaned


def test_the_score_of_several_documents_is_their_mean(every):
    for one, score in zip(every, (0.5, 0.25, 0.75, 0.5), strict=True):
        translated(one.report, score)
    assert "the translated score is on average 0.50 of 1." in read(*every).told


def test_documents_without_a_score_are_none_of_the_mean(every):
    for one, score in zip(every, (0.5, None, None, 0.25), strict=True):
        translated(one.report, score, style=None, judged=False, language="de")
    told = read(*every).told
    assert "news/a.txt 5 28.3% 0.50 news/old/b.txt 2 74.3% – " in told
    assert "the translated score is on average 0.38 of 1." in told
    for one in every:
        translated(one.report, None, style=None, judged=False, language="de")
        del vars(one.report)["scores"]
    assert "; there is no translated score." in read(*every).told


def test_documents_without_a_finding_are_counted_and_not_shown(every):
    reader = read(*every)
    assert reader.columns["paths"] == ["news/a.txt", "news/old/b.txt", "news/d.txt"]
    assert "8 findings in 3 documents" in reader.told
    assert "Documents 4, 1 without a finding" in reader.told
    assert "c.txt" not in reader.told


def test_a_review_in_which_nothing_was_found_says_so():
    for texts in ([], ["Rain."], ["Rain.", "Sun."]):
        reader = read(*(made(text, f"{number}.txt") for number, text in enumerate(texts)))
        assert "Nothing was found." in reader.told
        assert f"Documents {len(texts)}" in reader.told
        assert reader.head["starts"] == []


def test_how_it_came_about_is_told(every):
    told = {"select": "RES, MTA", "min-confidence": "0.5", "<b>": "\u202e"}
    assert "select RES, MTA min-confidence 0.5 <b> U+202E Documents 4" in read(*every, told=told).told
    assert "Rules made-up Applied" in read(*every).told


def report_id(*subjects, ruleset="one", unsafe=False):
    html = build_page(subjects, RULES, PageSettings(ruleset, unsafe))["index.html"].decode()
    return html[html.index("<dt>Review</dt>") :][:60]


def test_a_review_has_another_id_when_anything_that_is_decided_about_is_another():
    one = made("Advertisement\n\nmaybe", "a.txt")
    ids = [
        report_id(one),
        report_id(one, ruleset="two"),
        report_id(one, unsafe=True),
        report_id(made("Advertisement\n\nmaybe", "a.txt", unsafe=True)),
        report_id(made("Advertisement\n\nmaybe.", "a.txt")),
        report_id(made("Advertisement\n\nmaybe", "b.txt")),
        report_id(made("Advertisement\n\nmaybe", "a.txt", rules=RULES[:1])),
        report_id(one, one),
        report_id(),
    ]
    assert len(set(ids)) == len(ids)
    assert report_id(made("Advertisement\n\nmaybe", "a.txt")) == ids[0]


def test_texts_that_carry_a_broken_byte_differ_from_those_that_carry_another():
    broken = [ReviewItem(Report(Document(text, "a.txt"), (), ()), frozenset()) for text in ("\udc80", "\udc81")]
    assert report_id(broken[0]) != report_id(broken[1])
