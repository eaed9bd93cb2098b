"""The page of a rule, as `corpuscrub explain` prints it."""

import re

import pytest
from rule_files import STATION

from cleanup.ruledocs.families import FAMILIES, family_prefix
from cleanup.ruledocs.rule_page import explain, parse_sections
from cleanup.rulekit.custom import load
from cleanup.rulekit.discovery import LazyRules
from cleanup.rulekit.registry import discover

HEADINGS = ["What it finds", "Why", "Example", "Fix safety", "Measured", "Known problems"]


def headings(page):
    return re.findall(r"^## (.*)", page, re.MULTILINE)


@pytest.fixture
def custom(tmp_path):
    def page(rule_file):
        path = tmp_path / "own.toml"
        path.write_text(rule_file)
        return explain(load(path)[0])

    return page


@pytest.mark.parametrize("rule", list(discover()), ids=lambda rule: rule.code)
def test_the_page_of_an_installed_rule_has_all_headings(rule):
    assert headings(explain(rule)) == HEADINGS


def test_a_page_has_the_sections_that_its_rule_explains():
    assert parse_sections("Lines.\n\nMore of them.\n\nWhy:\nBecause.\n\nKnown problems:\nOne.\n\nTwo.\n") == {
        "What it finds": "Lines.\n\nMore of them.",
        "Why": "Because.",
        "Known problems": "One.\n\nTwo.",
    }
    page = explain(discover()["mojibake"])
    assert "\n## Why\n\nA page's bytes were decoded with the wrong table" in page
    assert "\n## Fix safety\n\nSafe: applied by default." in page
    assert "\n## Known problems\n\nNone documented.\n" in page


def test_figures_precede_what_else_was_measured():
    measured = explain(discover()["mojibake"]).partition("## Measured\n")[2]
    assert measured.index("words of human text") < measured.index("ftfy's test cases")


def test_a_page_names_the_languages_of_its_rule_and_their_phrases():
    assert (
        "It applies to texts in English. Typical of translations from Catalan, Spanish, French, Italian and"
        in " ".join(explain(discover()["for-to-infinitive"]).split())
    )
    assert re.search(r"\nPhrases by language: ar \d+, ", explain(discover()["ad-break"]))


def test_a_custom_rule_has_a_page_without_the_reason_that_it_does_not_state(custom):
    page = custom(STATION.replace("lines =", 'languages = ["en", "qq"]\nlines ='))
    assert headings(page) == [heading for heading in HEADINGS if heading != "Why"]
    assert "the station's footer\n\nIt applies to texts in English and qq.\n\nPhrases: 1, for all languages.\n" in page
    assert "\n## Measured\n\nNot measured.\n" in page


def test_a_custom_rule_may_state_its_reason(custom):
    page = custom(STATION.replace("lines =", 'explanation = "A line.\\n\\nWhy:\\nThe station adds it."\nlines ='))
    assert headings(page) == HEADINGS


def test_every_installed_rule_belongs_to_a_family_and_every_family_has_rules():
    prefixes = [family_prefix(code) for code in discover().codes]
    assert set(prefixes) == set(FAMILIES)
    assert family_prefix("SITE001") is None


def test_the_module_of_a_rule_is_in_the_folder_of_its_family():
    folders = {ref.code: ref.module.split(".")[2] for ref in LazyRules().refs}
    assert folders == {code: FAMILIES[family_prefix(code)].folder for code in discover().codes}
