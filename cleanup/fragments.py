"""Whether a stretch of an English text is in another language: the only user of pycld2 and py3langid.

A sentence is little to go by, and a list of names looks foreign to any statistics: both detectors must name the same
language, and langdetect must not contradict them. pycld2 is asked first, for it takes a few microseconds; py3langid
reads its model for half a second at its first use.
"""

from cleanup.language import detect
from cleanup.text import Document

SURE = 80
"""The percentage of a stretch that pycld2 must put down to one language."""


def language_of(stretch: str) -> str | None:
    """The ISO 639-1 code on which the detectors agree; None for English, and where they differ."""
    import pycld2

    text = "".join(letter if letter.isprintable() else " " for letter in stretch)  # pycld2 refuses all others
    reliable, _, guesses = pycld2.detect(text.encode())
    code, percent = str(guesses[0][1]), guesses[0][2]
    if not reliable or percent < SURE or code == "en":
        return None
    import py3langid

    return code if py3langid.classify(text)[0] == code and detect(text) in {code, None} else None


def in_english(document: Document) -> bool:
    """Whether a document is in English, as it says or as its beginning shows."""
    language = document.language if document.language is not None else detect(document.text)
    return language is not None and language.partition("-")[0].lower() == "en"
