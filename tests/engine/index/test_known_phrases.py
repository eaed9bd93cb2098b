"""Phrases that start at an offset of a longer line."""

import pytest

from cleanup.engine.index import known_phrases
from cleanup.engine.index.affixes import split_affixes
from cleanup.engine.index.known_phrases import KnownPhrases

WHOLE = ("story continues below", "story continues below this ad", "get more", "advertisement", "share", "read more")
KNOWN = KnownPhrases(WHOLE, split_affixes({}).openings, iter)


def found(text, start=0):
    end = KNOWN(text, start)
    return None if end is None else text[start:end]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Story continues below The end.", "Story continues below"),
        ("Story continues below this ad The end.", "Story continues below this ad"),
        ("• Story  continues below. The end.", "• Story  continues below."),
        ("Story continues belowThe end.", "Story continues below"),
        ("GET MORE The end.", "GET MORE"),
        ("Advertisement “No,” he said.", "Advertisement"),
        ("Advertisement The mayor spoke.", "Advertisement"),
        ("Share", "Share"),
        ("Read more:", "Read more:"),
    ],
)
def test_the_longest_phrase_is_found(text, phrase):
    assert found(text) == phrase


@pytest.mark.parametrize(
    "text",
    [
        "The story continues below",
        "Get more of it",
        "Share The end of it.",
        "Advertisement Standards Authority said",
        "Advertisement. It was one.",
        "Read more: the end",
        "",
        "   ",
        "•",
    ],
)
def test_what_may_begin_a_sentence_is_none(text):
    assert found(text) is None


@pytest.mark.parametrize("text", ["雨。", "Aa.Bb", "a ", "Story ", "story continues below"])
def test_what_is_read_grows_with_the_text_alone(text, monkeypatch):
    read = 0
    normalize = known_phrases.normalize

    def counting(part):
        nonlocal read
        read += len(part)
        return normalize(part)

    monkeypatch.setattr(known_phrases, "normalize", counting)
    sizes = []
    for times in (500, 2000):
        read = 0
        line = text * times
        for start in range(0, len(line), 10):
            KNOWN(line, start)
        sizes.append(read)
    assert sizes[1] <= 5 * sizes[0]
