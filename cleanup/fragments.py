"""Whether a stretch of an English text is in another language: the only user of pycld2 and py3langid.

A sentence is little to go by, and a list of names looks foreign to any statistics: both detectors must name the same
language, and langdetect must not contradict them. pycld2 is asked first, for it takes a few microseconds; py3langid
reads its model for half a second at its first use.
"""

from unicodedata import name

from cleanup.language import SAMPLE, detect
from cleanup.text import Document

SURE = 80
"""The percentage of a stretch that pycld2 must put down to one language."""


SCRIPTS = {
    "ARABIC": "ar fa ps",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "ja zh",
    "CYRILLIC": "bg ru sr uk",
    "DEVANAGARI": "hi ne",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
"""Scripts, by the first word of their letters' names, and the languages that are written in them."""

LETTERS = dict.fromkeys("ыэёЫЭЁ", "ru") | dict.fromkeys("іїєґІЇЄҐ", "uk")
"""Letters of a script that only one of its languages has."""

WRITTEN = tuple(sorted({language for codes in SCRIPTS.values() for language in codes.split()}))
"""The languages that are not written in Latin letters."""


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


def written_in(word: str) -> frozenset[str]:
    """The ISO 639-1 codes of the languages whose letters a word has; none for Latin letters."""
    languages = [LETTERS.get(letter) or SCRIPTS.get(name(letter, "").partition(" ")[0]) for letter in word]
    known = [set(codes.split()) for codes in languages if codes]
    return frozenset(set.intersection(*known)) if known else frozenset()


def in_english(document: Document) -> bool:
    """Whether a document is in English, as it says or as its beginning shows."""
    if document.language is not None:
        return document.language.partition("-")[0].lower() == "en"
    plain = " the " in document.text[:SAMPLE].lower()  # or detectors would be asked about texts in any language
    return plain and detect(document.text) == "en"
