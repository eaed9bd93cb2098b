"""Invisible characters that a text needs, or that may replace a visible one."""

import pytest

from cleanup.rulekit import is_needed_between, may_replace_character


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [
        ("a", "b", False),
        ("ж", "я", False),
        ("", "", False),
        ("क", "ष", True),
        ("ی", "ا", True),
        ("ก", "a", True),
        ("a", "\u0301", True),
        ("\U0001f1e9", "\U0001f1ea", True),
    ],
)
def test_a_character_may_be_needed_in_scripts_that_join_or_do_not_space(before, after, needed):
    assert is_needed_between(before, after) is needed


@pytest.mark.parametrize(
    ("invisible", "before", "after", "replaces"),
    [
        ("\xad", "a", "b", False),
        ("\xad", "a", "", True),
        ("\xad", "a", " ", True),
        ("\xad", "9", "b", True),
        ("\xad", "a", "B", True),
        ("\xad", "", "b", False),
        ("\u200b", "a", "b", True),
        ("\u200b", "a", " ", False),
        ("\u2060", "a", "b", False),
    ],
)
def test_a_soft_hyphen_or_a_zero_width_space_may_replace_a_visible_character(invisible, before, after, replaces):
    assert may_replace_character(invisible, before, after) is replaces
