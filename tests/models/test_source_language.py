"""The language a text was translated from: named when two kinds of artifact say it, and no other explains them."""

from dataclasses import replace
from typing import NamedTuple

import pytest
import texts
from hypothesis import given
from hypothesis import strategies as st

from cleanup import clean
from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine
from cleanup.engine.language.iso639 import NAMES
from cleanup.engine.rule import Rule, Safety, Tag
from cleanup.engine.scores import SourceLanguage
from cleanup.models.document_models import DOCUMENT_MODELS
from cleanup.models.source_language import likely
from cleanup.ruledocs.rule_page import explain
from cleanup.rulekit.lines import pattern
from cleanup.rulekit.registry import discover

BOOK = discover()


class Seen(NamedTuple):
    """A finding, as far as it matters here."""

    code: str
    sources: tuple[str, ...]
    tags: tuple[Tag, ...] = ()


def seen(code: str, languages: str) -> Seen:
    return Seen(code, tuple(languages.split()), BOOK[code].tags)


def test_two_rules_name_a_language():
    both = (seen("MTA201", "fr"), seen("MTA401", "es fr it"))
    assert likely(both) == SourceLanguage("fr", both)
    assert SourceLanguage("fr", both).name == "French"


def test_one_rule_names_none_however_often_it_speaks_of_several_languages():
    assert likely([seen("MTA401", "es fr it")] * 9) is None


def test_three_findings_that_only_one_language_explains_are_enough():
    assert likely([seen("MTA204", "fr")] * 2) is None
    assert likely([seen("MTA204", "fr")] * 3) == SourceLanguage("fr", (seen("MTA204", "fr"),) * 3)


def test_a_language_with_nearly_as_many_votes_leaves_it_open():
    pair = [seen("MTA702", "es"), seen("MTA407", "ca es")]
    assert likely(pair) is not None
    assert likely([*pair, seen("MTA603", "ca")]) is None
    assert likely([seen("MTA401", "es fr"), seen("MTA402", "es fr")]) is None


def test_formats_alone_name_no_language():
    formats = [seen("MTA505", "fr")] * 3
    assert likely([*formats, seen("MTA506", "fr")]) is None
    assert likely([*formats, seen("MTA204", "fr")]) is None
    assert likely([*formats, seen("MTA204", "fr"), seen("MTA402", "fr")]) is not None


def test_a_format_is_half_a_vote():
    two = [seen("MTA204", "fr"), seen("MTA402", "fr")]
    assert likely([*two, seen("MTA702", "ru"), seen("MTA704", "ru")]) is None
    assert likely([*two, seen("MTA702", "ru"), seen("MTA505", "ru")]) is None
    assert likely([*two, seen("MTA505", "ru"), seen("MTA507", "ru")]) is not None


def test_findings_that_any_language_explains_say_nothing():
    assert likely([]) is None
    assert likely([seen("MTA101", ""), seen("MTA102", ""), seen("MTA201", "fr")]) is None


some = st.lists(st.sampled_from(["am", "ar", "bg", "bn"]), max_size=3, unique=True).map(tuple)
codes = st.sampled_from(["MTA201", "MTA401", "MTA505", "MTA702"])
findings = st.lists(st.builds(lambda code, sources: Seen(code, sources, BOOK[code].tags), codes, some), max_size=12)


@given(findings, st.randoms(use_true_random=False))
def test_the_order_of_findings_changes_nothing(made_up, chance):
    shuffled = [one._replace(sources=tuple(chance.sample(one.sources, len(one.sources)))) for one in made_up]
    chance.shuffle(shuffled)
    one, other = likely(made_up), likely(shuffled)
    assert (one and one.language) == (other and other.language)
    assert one is None or len(one.findings) == len(other.findings)


@given(findings)
def test_who_is_named_speaks_and_is_spoken_for(made_up):
    source = likely(made_up)
    if source is not None:
        assert list(source.findings) == [one for one in made_up if source.language in one.sources]
        assert any(Tag.SOURCE_FORMAT not in finding.tags for finding in source.findings)


UNITED = Rule(
    code="MTA299",
    name="halves",
    message="“{found}”",
    explanation="Halves.",
    find=pattern("states [ ] - [ ] united | so [ ] - [ ] called", None),
    safety=Safety.MANUAL,
    examples=(),
)


@pytest.mark.parametrize(
    ("sources", "tells", "found"),
    [
        ((), None, [(), ()]),
        (("fr", "it"), None, [("fr", "it"), ("fr", "it")]),
        (("fr", "it"), lambda text: {"fr", "de"} if "states" in text else (), [("fr",), ()]),
    ],
)
def test_a_rule_says_which_languages_its_findings_come_from(sources, tells, found):
    rule = replace(UNITED, sources=sources, narrow_sources=tells)
    report = Engine(EveryLine([rule]), models=DOCUMENT_MODELS).clean(Document("The states - united. The so - called."))
    assert [finding.sources for finding in report.findings] == found
    assert report.source is None


def test_the_page_of_a_rule_names_its_languages():
    assert "Typical of translations from French and Italian." in explain(replace(UNITED, sources=("fr", "it")))
    assert "Typical" not in explain(UNITED)


SPEAKING = [rule for rule in discover() if rule.sources]


@pytest.mark.parametrize("rule", SPEAKING, ids=lambda rule: rule.code)
def test_an_example_of_a_rule_shows_where_its_findings_come_from(rule):
    engine = Engine(EveryLine([rule]))
    reports = [engine.clean(Document(bad.text, language=bad.language), unsafe=True) for bad in rule.bad]
    assert any(finding.sources for report in reports for finding in report.findings)


def test_the_languages_of_all_rules_have_names_and_no_others():
    assert {source for rule in SPEAKING for source in rule.sources} <= NAMES.keys()


TABLES = [(rule, rule.narrow_sources.__self__) for rule in SPEAKING if hasattr(rule.narrow_sources, "__self__")]


@pytest.mark.parametrize(("rule", "table"), TABLES, ids=[rule.code for rule, _ in TABLES])
def test_no_language_of_a_table_is_forgotten(rule, table):
    assert set(table.languages) - {"en"} == set(rule.sources)


@pytest.mark.parametrize(
    ("text", "code", "sources"),
    [
        ("Exports to the States - United fell.", "MTA201", {"fr"}),
        ("The so - called experts were there.", "MTA201", set()),
        ("The history continues under the ad", "MTA601", {"fr"}),
        ("The article continues after the publicity", "MTA601", set()),
        ("Guess you like: Three rivers leave their banks", "MTA602", {"zh"}),
        ("In 2010 year the mill was closed.", "MTA410", {"ru", "uk"}),
        ("The mill has been closed since two years.", "MTA410", {"de", "fr", "nl"}),
        ("The ferry leaves at 18h30.", "MTA505", {"fr", "pt"}),
        ("The ferry leaves at 18:30h.", "MTA505", {"ca", "de", "es"}),
        ("Both sides agreed that the entscheidung of the court was late.", "MTA603", {"de"}),
        ("She was bitten by a собака near the harbour.", "MTA604", {"bg", "ru", "sr", "uk"}),
        ("She was bitten by the пёс near the harbour.", "MTA604", {"ru"}),
        ("The ferry was full of ドラッグ people last week.", "MTA604", {"ja"}),
        ("It rained. El capitán dijo que una tormenta venía desde las islas del norte. It rained.", "MTA606", {"es"}),
        ("It was wet. Капитан сказал вчера вечером что шторм идёт сюда. It rained.", "MTA606", {"ru"}),
        ("In 2023 she went to Kiev.", "MTA701", set()),
        ("In 2023 she went to Kharkov.", "MTA701", {"ru"}),
        ("There was a cut of tax for the mill.", "MTA702", {"ca", "es"}),
        ("They have been hanging noodles on our ears for years.", "MTA704", {"ru"}),
    ],
)
def test_shipped_rules_tell_languages_by_what_they_found(text, code, sources):
    found = [finding for finding in clean(text, language="en", unsafe=True).findings if finding.code == code]
    assert [set(finding.sources) for finding in found] == [sources]


@pytest.mark.parametrize(("case", "language"), [("news/river-barrage", "French"), ("news/ferry-fares", None)])
def test_a_translated_article_says_where_it_was(case, language):
    report = clean(texts.read(texts.CORPUS / case / "input.txt"))
    assert (report.source and report.source.name) == language


@pytest.mark.parametrize("path", texts.clean(), ids=lambda path: path.stem)
def test_a_clean_text_has_no_source(path):
    assert clean(texts.read(path), unsafe=True).source is None
