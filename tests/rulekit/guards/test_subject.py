"""Texts and lines about words or markup, in which an apparent defect may be the subject."""

import pytest

from cleanup.engine.document import Document
from cleanup.rulekit import is_about_markup, is_about_words


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("The phrase has one word too many.", True),
        ("He typed it twice.", True),
        ("The spelling is wrong.", True),
        ("In other words, it rained.", False),
        ("It rained.", False),
    ],
)
def test_a_line_about_words_is_recognized(line, about):
    assert is_about_words(Document(f"A.\n{line}"), 1) is about


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("How to write an ampersand in HTML.", True),
        ("Type “&nbsp;” between the two.", True),
        ("Use the &amp; character here.", True),
        ("It rained in Köln &amp; Bonn.", False),
        ("HTML", False),
        ("Your browser does not display HTML frames.", False),
        ("See index.html for more of it.", False),
    ],
)
def test_a_text_about_markup_is_recognized(text, about):
    assert is_about_markup(Document(text)) is about
