"""Phrases and names that rules leave alone."""

import pytest

from cleanup import clean
from cleanup.pipeline.options import engine_for

TEXT = "It rained.\n\nAdvertisement\n\nThe United - States agreed.\n"


def found(text, **allowed):
    return [finding.found for finding in clean(text, **allowed).findings]


def test_a_phrase_is_allowed_whatever_its_case_and_marks():
    assert found(TEXT, allow_phrases=["ADVERTISEMENT:"]) == ["United - States"]
    assert clean(TEXT, allow_phrases=["ADVERTISEMENT:"]).cleaned == TEXT.replace(" - ", " ")


def test_a_phrase_is_the_whole_of_what_was_found():
    assert found(TEXT, allow_phrases=["Advert", "United"]) == found(TEXT)


@pytest.mark.parametrize("name", ["United - States", "The  United", "States", " States "])
def test_what_overlaps_a_name_is_left_alone(name):
    assert found(TEXT, allow_names=[name]) == ["Advertisement"]


@pytest.mark.parametrize("name", ["united - states", "Unite", "The", "agreed", "tates", ""])
def test_a_name_is_whole_words_of_that_case(name):
    assert found(TEXT, allow_names=[name]) == found(TEXT)


def test_names_that_overlap_are_both_there():
    assert found(TEXT, allow_names=["The United", "United - States agreed"]) == ["Advertisement"]
    assert found(TEXT, allow_names=["United - States agreed", "The United - States"]) == ["Advertisement"]


def test_a_name_in_another_one_does_not_cut_it_short():
    assert found(TEXT, allow_names=["The United - States", "United"]) == ["Advertisement"]
    text = "On Sunday The United - States agreed.\n"
    assert found(text, allow_names=["Sunday The United - States", "The"]) == []


def test_a_phrase_of_marks_alone_allows_nothing_else():
    assert found(TEXT, allow_phrases=["***", ""]) == found(TEXT)


def test_a_long_name_does_not_hide_what_begins_after_it():
    assert found("Advertisement\n\nThe United - States agreed", allow_names=["Advertisement"]) == ["United - States"]


def test_what_is_allowed_is_part_of_the_set_of_rules():
    sets = [
        engine_for(),
        engine_for(allow_phrases=("a",)),
        engine_for(allow_names=("a",)),
        engine_for(allow_names=("b",)),
    ]
    assert len({engine.ruleset for engine in sets}) == len(sets)


def test_names_are_letters_and_no_expressions():
    assert found(TEXT, allow_names=[".*", "(a+)+$", "\0", "[", "U" * 100_000]) == found(TEXT)
