"""Counts with their nouns, suggestions for misspelt names, and aligned tables."""

import pytest

from cleanup.messages import LONGEST_NAME, align, closest, did_you_mean, plural


@pytest.mark.parametrize(
    ("things", "shown"),
    [(0, "0 edits"), (1, "1 edit"), (2, "2 edits"), (12_345, "12,345 edits"), (["one"], "1 edit"), ((), "0 edits")],
)
def test_a_count_has_its_noun_in_the_right_number(things, shown):
    assert plural(things, "edit") == shown


def test_the_closest_name_is_suggested():
    assert closest("chekc", ["clean", "check"]) == "check"
    assert did_you_mean("chekc", ["clean", "check"]) == "did you mean check?"


def test_nothing_is_suggested_for_a_name_like_none():
    assert closest("xyz", ["clean", "check"]) is None
    assert did_you_mean("xyz", ["clean", "check"]) == ""


def test_the_cutoff_decides_how_similar_a_name_has_to_be():
    assert closest("abcd", ["abxy"], 0.4) == "abxy"
    assert closest("abcd", ["abxy"], 0.6) is None


def test_only_the_beginning_of_a_long_name_is_compared():
    assert closest("a" * 50_000, ["a" * LONGEST_NAME]) == "a" * LONGEST_NAME


def test_columns_are_aligned():
    rows = [("rule", "count"), ("RES101", "7")]
    assert [*align(rows)] == ["rule    count", "RES101  7"]
    assert [*align(rows, right=True)] == ["rule    count", "RES101      7"]
    assert [*align([])] == []
