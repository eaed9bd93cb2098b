"""A report: what it is without models, and that it crosses the border of a process with them."""

import pickle

import pytest

from cleanup import Document, clean
from cleanup.engine.report import Report
from cleanup.engine.rule import Category, Tag
from cleanup.engine.scores import Translation
from cleanup.models.document_models import DOCUMENT_MODELS
from cleanup.rulekit.registry import discover

TRANSLATED = "The United - States agreed.\n\nThe story continues under the ad"


def test_a_report_without_models_has_neither_a_translation_score_nor_a_source():
    report = Report(Document("It rained.\nAll day."), (), ())
    assert report.translation == Translation(None, None, 4, judged=False, clues=())
    assert report.source is None
    assert report.scores.translated is None


def test_models_do_not_make_reports_unequal():
    document = Document("It rained.")
    assert Report(document, (), ()) == Report(document, (), (), models=DOCUMENT_MODELS)
    assert "models" not in repr(Report(document, (), (), models=DOCUMENT_MODELS))


def test_a_pickled_report_computes_its_translation_again():
    report = clean(TRANSLATED)
    copy = pickle.loads(pickle.dumps(report))
    assert "translation" not in vars(copy)
    assert copy.translation == report.translation
    assert copy.translation.score > 0.5


@pytest.mark.parametrize("rule", [*discover()], ids=lambda rule: rule.code)
def test_the_category_of_a_rule_follows_from_its_code_and_formats_are_tagged(rule):
    assert rule.category.value == rule.code[:3]
    assert (Tag.SOURCE_FORMAT in rule.tags) == rule.code.startswith("MTA5")


def test_rules_with_codes_of_their_own_are_custom():
    assert Category.of("SITE001") is Category.CUSTOM


def test_each_tag_of_a_confounder_has_one_rule():
    for tag in (Tag.LOST_COMMA, Tag.SPLIT_CANNOT, Tag.SPACED_MARK):
        assert sum(tag in rule.tags for rule in discover()) == 1
