"""A word in another script, in the middle of an English sentence: “ahead of многие technologies”.

Authors put such words in quotation marks or brackets, or name what they are (“the word λόγος”, “Greek λόγος”); these
are not matched, nor is a single letter, which is a symbol.

Why:
An engine, or an editor of its output, let a word of the source through.

Fix safety:
There is no fix: only the source shows what the word means.
"""

import re
from collections.abc import Iterator

from cleanup.models.foreign_text import WRITTEN, written_in
from cleanup.rulekit import OTHER_SCRIPT, Bad, Document, Finder, Good, Match, Rule, Safety, pattern, table

SCRIPTS = (
    *("Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic", "Devanagari", "Bengali", "Gujarati", "Tamil", "Telugu"),
    *("Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Myanmar", "Georgian", "Ethiopic", "Khmer", "Hangul"),
)
WORDS = table(__file__)
ALPHABETS = "".join(rf"\p{{{script}}}" for script in SCRIPTS)
CHINESE = r"\p{Han}\p{Hiragana}\p{Katakana}"
WORD = rf"(?: [{ALPHABETS}] [{ALPHABETS}\p{{M}}]++ | [{CHINESE}] [{CHINESE}\p{{M}}ー]*+ )"
DIRECTLY = "|".join(WORDS.words("directly", "en"))
SPOKEN_OF = "|".join(WORDS.words("spoken_of", "en"))  # a lookbehind of variable length cannot use a named list

# A match needs this. In a text of another script, STAYED would be tried at each letter.
BESIDE = re.compile("[a-z] [^\\x00-\u036f\u1d00-\u2e7f]")

STAYED = pattern(
    rf"""
    (?<= (?-i: [a-z] ) [ ] ) (?<! \b (?: {DIRECTLY} ) [ ] ) (?<! \b (?: {SPOKEN_OF} ) \b .{{0,40}} )
    {WORD} (?: [ ] {WORD} )*+
    (?= ,? [ ] (?-i: (?! (?: means? | meaning | or ) \b ) [a-z] ) | [.;:?!] (?! \S ) | $ )
    """,
    None,
    triggers=(OTHER_SCRIPT,),
)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield such words, where there may be one."""
    if BESIDE.search(document.line_text(number)):
        yield from STAYED.matches(document, number)


RULE = Rule(
    code="MTA604",
    name="foreign-script-word",
    message="“{found}” was left in the script of the source",
    explanation=__doc__,
    find=Finder(matches, triggers=STAYED.triggers),
    safety=Safety.MANUAL,
    languages=frozenset({"en"}),
    sources=WRITTEN,
    narrow_sources=written_in,
    examples=(
        Bad("She was bitten by a собака near the harbour.", fixed=None),
        Bad("The ferry to the islands was full of 记者 last week.", fixed=None),
        Good("She was bitten by a “собака” near the harbour."),
        Good("She was bitten by a dog (собака) near the harbour."),
        Good("She liked the word собака more than any other."),
        Good("She knew that the Russian name of the dog was собака, and wrote it down."),
        Good("She found собака, or dog, in the dictionary."),
        Good("The wave has a length of λ at the harbour."),
    ),
)
