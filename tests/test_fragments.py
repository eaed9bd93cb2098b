"""Stretches in another language: two detectors agree, or nothing is said."""

import pytest

from cleanup.fragments import in_english, language_of
from cleanup.text import Document


@pytest.mark.parametrize(
    ("stretch", "language"),
    [
        ("El capitán dijo que una tormenta venía desde las islas del norte", "es"),
        ("Der Kapitän sagte, dass ein Sturm von den Inseln im Norden kommt", "de"),
        ("Le capitaine a dit que la tempête venait des îles du nord", "fr"),
        ("The captain said that a storm was coming from the northern islands", None),
        ("Doña Ana, Rafael, Lucía, Mercedes, Iker, Nerea, Xavier, Txema", None),
        ("", None),
    ],
)
def test_a_stretch_has_a_language_when_the_detectors_agree(stretch, language):
    assert language_of(stretch) == language


@pytest.mark.parametrize("letter", ["\0", "\x85", "\ufdd0", "\ud800", "\U0010ffff", "\u202e"])
def test_letters_that_nobody_prints_do_not_stop_it(letter):
    assert language_of(f"El capitán dijo que{letter} una tormenta venía desde las islas") == "es"


def test_a_document_is_english_when_it_says_so_or_looks_so():
    assert in_english(Document("Lluvia.", language="en-GB"))
    assert in_english(Document("The captain said that a storm was coming from the northern islands."))
    assert not in_english(Document("El capitán dijo que una tormenta venía desde las islas del norte."))
    assert not in_english(Document("The captain said that a storm was coming.", language="es"))
