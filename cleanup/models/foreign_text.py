"""Whether a stretch of an English text is in another language: the only user of py3langid.

A sentence is little to go by, and a list of names looks foreign to any statistics: py3langid decides, langdetect has
the second vote where it knows the language. Function words, of which that is mostly made, run first: they take a
few microseconds, while py3langid reads its model for half a second at its first use.
"""

from functools import cache
from typing import Any
from unicodedata import name

from cleanup.engine.document import Document
from cleanup.engine.language.detection import SAMPLE, detect, knows

# Probability above which py3langid alone is believed.
SURE = 0.8


# Scripts, by the first word of their letters' names, and the languages that are written in them.
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

# Letters of a script that only one of its languages has.
LETTERS = dict.fromkeys("ыэёЫЭЁ", "ru") | dict.fromkeys("іїєґІЇЄҐ", "uk")

# The languages that are not written in Latin letters.
WRITTEN = tuple(sorted({language for codes in SCRIPTS.values() for language in codes.split()}))


def language_of(stretch: str) -> str | None:
    """Return the ISO 639-1 code on which the detectors agree; None for English, and where they disagree."""
    text = "".join(letter if letter.isprintable() else " " for letter in stretch)  # no word has others
    vote = detect(text)
    if vote == "en":
        return None
    code, sure = _identifier().classify(text)
    if code == vote:
        return vote
    alone = len(code) == 2 and code != "en" and sure >= SURE and (vote is None or not knows(code))
    return str(code) if alone else None


@cache
def _identifier() -> Any:
    # One of our own: that of the module gives no probabilities.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def written_in(word: str) -> frozenset[str]:
    """Return the ISO 639-1 codes of the languages with the letters of a word; none for Latin letters."""
    languages = [LETTERS.get(letter) or SCRIPTS.get(name(letter, "").partition(" ")[0]) for letter in word]
    known = [set(codes.split()) for codes in languages if codes]
    return frozenset(set.intersection(*known)) if known else frozenset()


def in_english(document: Document) -> bool:
    """Return True if a document is in English, as given or as detected from its beginning."""
    if document.language is not None:
        return document.language.partition("-")[0].lower() == "en"
    plain = " the " in document.text[:SAMPLE].lower()  # or detectors would run on texts in any language
    return plain and detect(document.text) == "en"
