"""Stretches in another language: two detectors agree, or nothing is said."""

import pytest

from cleanup.engine.document import Document
from cleanup.models import foreign_text as fragments
from cleanup.models.foreign_text import in_english, language_of


@pytest.mark.parametrize(
    ("stretch", "language"),
    [
        ("El capitán dijo que una tormenta venía desde las islas del norte", "es"),
        ("Der Kapitän sagte, dass ein Sturm von den Inseln im Norden kommt", "de"),
        ("Le capitaine a dit que la tempête venait des îles du nord", "fr"),
        ("Kapitan powiedział, że nie wypłynie, bo sztorm jest zbyt silny dla tego statku", "pl"),
        ("O capitán dixo que unha treboada viña das illas do norte", "gl"),  # which langdetect does not know
        ("Kyaftin din ya ce guguwa na zuwa daga tsibiran arewa a yau", "ha"),
        ("The captain said that a storm was coming from the northern islands", None),
        ("12 34 56 78 90 12 34 56 78", None),
        ("Doña Ana, Rafael, Lucía, Mercedes, Iker, Nerea, Xavier, Txema", None),
        ("", None),
    ],
)
def test_a_stretch_has_a_language_when_the_detectors_agree(stretch, language):
    assert language_of(stretch) == language


class Saying:
    """A detector that says what it is told to."""

    def __init__(self, code, sure):
        self.answer = code, sure

    def classify(self, _):
        return self.answer


@pytest.mark.parametrize(
    ("answer", "vote", "language"),
    [
        (("es", 0.4), "es", "es"),  # they agree, however sure
        (("es", 0.99), "pt", None),  # both know both
        (("gl", 0.99), "pt", "gl"),  # langdetect takes Galician for what it knows
        (("gl", 0.79), "pt", None),
        (("ha", 0.99), None, "ha"),
        (("es", 0.79), None, None),
        (("es", 0.99), "en", None),
        (("en", 0.99), "es", None),
        (("en", 0.99), None, None),
        (("zxx", 0.99), None, None),  # not a language
    ],
)
def test_the_second_detector_has_a_vote_where_it_knows_the_language(monkeypatch, answer, vote, language):
    monkeypatch.setattr(fragments, "_identifier", lambda: Saying(*answer))
    monkeypatch.setattr(fragments, "detect", lambda _: vote)
    assert language_of("whatever") == language


def test_english_does_not_wait_for_the_model(monkeypatch):
    monkeypatch.setattr(fragments, "_identifier", lambda: pytest.fail("read its model"))
    assert language_of("The captain said that a storm was coming from the northern islands") is None


@pytest.mark.parametrize("letter", ["\0", "\x85", "\ufdd0", "\ud800", "\U0010ffff", "\u202e"])
def test_letters_that_nobody_prints_do_not_stop_it(letter):
    assert language_of(f"El capitán dijo que{letter} una tormenta venía desde las islas") == "es"


def test_a_document_is_english_when_it_says_so_or_looks_so():
    assert in_english(Document("Lluvia.", language="en-GB"))
    assert in_english(Document("The captain said that a storm was coming from the northern islands."))
    assert not in_english(Document("El capitán dijo que una tormenta venía desde las islas del norte."))
    assert not in_english(Document("The captain said that a storm was coming.", language="es"))
