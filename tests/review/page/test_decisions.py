"""What the page makes of decisions about any findings, across each other or not, is what the engine makes of them."""

from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from page_cases import ARTICLE, cleaned, exported, go, lines, made, paragraphs, press
from playwright.sync_api import expect
from render_cases import collisions, rule
from review_cases import sound
from texts import gold, read

from cleanup import Document
from cleanup.engine.rule import Safety, Stage
from cleanup.pipeline.options import engine_for
from cleanup.review.candidate_fixes import review_item
from cleanup.review.decisions import REVIEWER

pytestmark = pytest.mark.browser

ARTICLES = [made(ARTICLE, f"{name}.txt") for name in "ab"]


@cache
def generated(many):
    """Subjects with findings by rules that collide, the same in every run."""
    found = []

    @settings(max_examples=4 * many, database=None, suppress_health_check=list(HealthCheck))
    @given(collisions(sound))
    def collect(collision):
        document, rules = collision
        one = made(document.text, f"{len(found)}.txt", rules)
        if one.report.findings and len(found) < many:
            found.append((one, rules))

    collect()
    return [one for one, _ in found], found[0][1]


def squeezed(texts):
    return "".join("".join(texts).split())


def unsafe(subject):
    return subject.report.cleaned


def undecided(subject):
    return subject.apply(subject.default).cleaned


def untouched(subject):
    return subject.report.document.text


def decide_all(tab, label):
    """Decide about all that is open in all documents, by the filter."""
    tab.get_by_text("Status", exact=True).click()
    tab.get_by_label("open", exact=True).check()
    tab.get_by_role("button", name=f"{label} these").click()
    tab.get_by_role("dialog").get_by_role("button", name=label).click()
    expect(tab.locator("#said")).to_contain_text("that the filter leaves")


def test_many_made_up_documents_collide():
    subjects, _ = generated(40)
    assert len(subjects) == 40
    spans = [[finding.span for finding in subject.report.findings if finding.edit] for subject in subjects]
    assert sum(any(a is not b and a.overlaps(b) for a in each for b in each) for each in spans) > 10
    assert any(unsafe(each) != undecided(each) != untouched(each) for each in subjects)


@pytest.mark.parametrize(
    ("label", "wanted"), [("Accept", unsafe), ("Reject", untouched), (None, undecided)], ids=["all", "none", "default"]
)
def test_all_documents_at_once_come_out_as_the_engine_cleans_them(opened, tmp_path, label, wanted):
    subjects, rules = generated(40)
    tab = opened(*subjects, rules=rules)
    if label:
        decide_all(tab, label)
    assert cleaned(exported(tab, tmp_path / "decisions.json"), *subjects) == [wanted(each) for each in subjects]


def test_everything_is_applied_by_default_where_unsafe_fixes_are(opened, tmp_path):
    document = ARTICLES[0].report.document
    subject = made(document.text, document.name, unsafe=True)
    tab = opened(subject, unsafe=True)
    assert cleaned(exported(tab, tmp_path / "decisions.json"), subject) == [unsafe(subject)]


@pytest.mark.parametrize(("key", "wanted"), [("A", unsafe), ("X", untouched)])
def test_all_rules_by_key_come_out_as_the_engine_cleans_them(opened, tmp_path, key, wanted):
    tab = opened(*ARTICLES)
    for code in sorted({finding.code for finding in ARTICLES[0].report.findings}):
        go(tab, f"rule={code}")
        press(tab, "j", key)
    assert cleaned(exported(tab, tmp_path / "decisions.json"), *ARTICLES) == [wanted(each) for each in ARTICLES]


def test_shipped_rules_come_out_as_the_engine_cleans_them(opened, tmp_path):
    engine = engine_for()
    subjects = [
        review_item(engine, Document(read(folder / "input.txt"), f"{folder.parent.name}/{folder.name}"))
        for folder in gold()
    ]
    tab = opened(*subjects, rules=engine.index.rules)
    default = cleaned(exported(tab, tmp_path / "default.json"), *subjects)
    assert default == [engine.clean(each.report.document).cleaned for each in subjects]
    decide_all(tab, "Accept")
    everything = cleaned(exported(tab, tmp_path / "all.json"), *subjects)
    assert everything == [unsafe(each) for each in subjects] != default


def test_of_fixes_in_the_same_place_the_one_that_the_engine_did_is_accepted(opened, tmp_path):
    rules = (
        replace(rule("DMG101", Safety.SAFE, "one", "two"), stage=Stage.CHARACTERS),
        rule("RES102", Safety.UNSAFE, "two", "three"),
    )
    subjects = [made(f"Say {word}.", f"{word}.txt", rules) for word in ("one", "two", "zero")]
    tab = opened(*subjects, rules=rules)
    tab.get_by_text("Status", exact=True).click()
    tab.get_by_label("open", exact=True).check()
    tab.get_by_role("button", name="Accept these").click()
    expect(tab.locator("#said")).to_contain_text("that the filter leaves")
    assert cleaned(exported(tab, tmp_path / "decisions.json"), *subjects) == ["Say three.", "Say three.", "Say zero."]
    assert [unsafe(each) for each in subjects] == ["Say three.", "Say three.", "Say zero."]


def decide_at_random(tab, random, steps):
    """Keys, edits and switches of rules; nothing of it may put two fixes in the same place."""
    boxes = tab.locator(".rules input")
    for _ in range(steps):
        key = random.choice([*"jjjkaaaxxeuAXn", " ", "switch"])
        if key == "switch":
            boxes.nth(random.randrange(boxes.count())).click()
            tab.evaluate("document.activeElement.blur()")
        elif key == "e":
            press(tab, "e", "y", "Control+Enter")
        else:
            press(tab, key)


@pytest.mark.parametrize("seed", range(3))
def test_random_decisions_never_overlap_and_can_all_be_undone(opened, tmp_path, seed):
    subjects, rules = generated(12)
    tab = opened(*subjects, rules=rules)
    decide_at_random(tab, Random(seed), 120)
    for box in tab.locator(".rules input").all():
        box.check()
    decisions = exported(tab, tmp_path / "decisions.json")
    assert any(one.by == REVIEWER for each in decisions.documents for one in each.decisions)
    texts = cleaned(decisions, *subjects)  # refuses what overlaps
    go(tab, "doc=0&view=cleaned")
    for place, (each, text) in enumerate(zip(subjects, texts, strict=True)):
        tab.locator(f"[data-document='{place}']").click()
        expect(tab.locator("#document-name")).to_have_text(each.report.document.name)
        assert squeezed(paragraphs(tab)) == squeezed(lines(text))
    tab.evaluate("document.activeElement.blur()")
    while tab.locator("#said").inner_text() != "Nothing to undo.":
        press(tab, "u")
    again = exported(tab, tmp_path / "again.json")
    assert {one.by for each in again.documents for one in each.decisions} == {"default"}
    assert cleaned(again, *subjects) == [undecided(each) for each in subjects]
