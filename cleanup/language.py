"""Which language a text is in: the only user of langdetect.

A share of function words, or the script, decides the plain cases; langdetect, which takes 0.3 s at its first use and
9 ms a page, only the rest.
"""

import re
from collections import Counter
from functools import cache
from typing import Any

SAMPLE = 2000
"""Code points of the text that are looked at."""

PLAIN = 0.07
"""The share of function words from which a language is plain, when no other has half as many."""

ENOUGH = 40
"""Letters that a text must have before anything but its function words is asked."""

SURE = 0.8
"""The probability from which langdetect is believed."""

SCRIPTS = {"[ぁ-ヿ]": "ja", "[가-힣]": "ko", "[一-鿿]": "zh", "[ก-๛]": "th", "[α-ωά-ώ]": "el", "[א-ת]": "he"}
"""Scripts of one language, which need no statistics; kana first, for Japanese has Chinese characters, too."""

FUNCTION_WORDS = {
    "en": "the of and to in that is was for with he she it as his her on by at had be which from but not are this have",
    "fr": "le la les des du une et est dans pour que qui sur pas au avec ce il elle sont par aux ses plus cette mais",
    "de": "der die das und ist nicht ein eine mit den von zu auf dem für sich des im auch als wird sie er hat bei aus",
    "es": "el la los las de que en un una por con para se del su al lo como más pero sus este fue ha son está",
    "pt": "os as de que em um uma por com para se da do na no dos das não mais como foi ao são pelo pela está",
    "it": "il lo gli di che in un una per con non del della sono dei delle nel alla si da anche più ha come al",
    "nl": "de het een van en in is dat op te met voor niet zijn er aan die ook als bij door maar om werd naar uit",
    "pl": "na się nie do to że jest po za od jak przez ale oraz przy dla który są być tym które już",
    "sv": "och att det som en på är av för med den till inte har de ett om han men var jag sig från vi så",
}

LETTERS = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None when the text does not show it.

    Looks at the first 2,000 code points only. The answer is the same in every run.
    """
    words = text[:SAMPLE].lower().split()
    shares = Counter(code for word in words for code in _function_words().get(word, ()))
    (code, most), (_, second) = (*shares.most_common(2), ("", 0), ("", 0))[:2]
    if words and most >= PLAIN * len(words) and most >= 2 * second:
        return code
    return _by_letters(text[:SAMPLE])


@cache
def _function_words() -> dict[str, list[str]]:
    """The languages of each function word."""
    languages: dict[str, list[str]] = {}
    for code, words in FUNCTION_WORDS.items():
        for word in words.split():
            languages.setdefault(word, []).append(code)
    return languages


@cache
def _factory() -> Any:
    # A factory of our own, seeded: langdetect's shared one answers at random.
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(0)
    return factory


def _by_letters(text: str) -> str | None:
    letters = "".join(LETTERS.findall(text))
    if len(letters) < ENOUGH:
        return None
    for script, code in SCRIPTS.items():
        if 3 * len(re.findall(script, letters)) > len(letters):
            return code
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        guesses = detector.get_probabilities()
    except LangDetectException:  # no letter that langdetect knows
        return None
    return str(guesses[0].lang)[:2] if guesses and guesses[0].prob >= SURE else None
