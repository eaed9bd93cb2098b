"""Every rule keeps what its examples promise; nobody writes a test for one rule."""

import pytest

from cleanup.engine.document import Document
from cleanup.engine.engine import Engine
from cleanup.engine.index.index import EveryLine, Index
from cleanup.engine.rule import Bad, Good, Rule, Safety
from cleanup.ruledocs.new_rule import CODE, NAME, PLACEHOLDER
from cleanup.ruledocs.rule_page import parse_sections
from cleanup.rulekit.registry import discover

RULES = discover().rules
INDEX = Index(RULES)


def cases(kind: type) -> list:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{number}")
        for rule in RULES
        for number, example in enumerate(rule.examples)
        if isinstance(example, kind)
    ]


def only(rule: Rule) -> Engine:
    return Engine(INDEX, {rule.code})


def document(example: Bad | Good) -> Document:
    return Document(example.text, language=example.language)


@pytest.mark.parametrize(("rule", "example"), cases(Bad))
def test_a_bad_example_is_found_and_fixed_as_shown(rule, example):
    report = only(rule).clean(document(example), unsafe=True)
    assert report.findings, "nothing was found"
    if example.fixed is None:
        assert all(finding.edit is None for finding in report.findings)
    elif rule.safety is Safety.MANUAL:
        assert any(finding.edit for finding in report.findings)
    else:
        assert report.cleaned == example.fixed
    assert report.restore() == example.text


@pytest.mark.parametrize(("rule", "example"), cases(Bad))
def test_a_fixed_example_needs_no_second_cleaning(rule, example):
    cleaned = only(rule).clean(document(example), unsafe=True).cleaned
    assert only(rule).clean(Document(cleaned, language=example.language), unsafe=True).cleaned == cleaned


@pytest.mark.parametrize(("rule", "example"), cases(Good))
def test_a_good_example_is_silent_under_all_rules(rule, example):
    assert not Engine(INDEX).clean(document(example), unsafe=True).findings


@pytest.mark.parametrize(("rule", "example"), cases(Bad) + cases(Good))
def test_an_example_gives_the_same_without_the_index(rule, example):
    for unsafe in (False, True):
        one = Engine(INDEX).clean(document(example), unsafe=unsafe)
        other = Engine(EveryLine(RULES)).clean(document(example), unsafe=unsafe)
        assert one == other


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_shows_both_sides_and_says_why(rule):
    assert rule.bad
    assert rule.good
    assert {"What it finds", "Why", "Fix safety"} <= parse_sections(rule.explanation).keys()
    assert PLACEHOLDER not in rule.explanation + rule.message
    assert CODE.fullmatch(rule.code)
    assert NAME.fullmatch(rule.name)
