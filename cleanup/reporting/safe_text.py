"""Texts made safe to show: characters that are invisible or drive a terminal are replaced by their names."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex


@dataclass(frozen=True, slots=True)
class TextRun:
    """A run of text to show. ``hidden`` is the name of the character that the run replaces, None for text as it is."""

    text: str
    hidden: str | None = None


@cache
def _hidden() -> "regex.Pattern[str]":
    # Joiners belong to the spelling of these scripts and to emoji; anywhere else they hide.
    joining = (
        r"[\p{Arab}\p{Syrc}\p{Deva}\p{Beng}\p{Guru}\p{Gujr}\p{Orya}\p{Taml}\p{Telu}\p{Knda}\p{Mlym}\p{Sinh}"
        r"\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]"
    )
    return regex.compile(
        rf"(?<={joining}) [\u200C\u200D] (?={joining}) (*SKIP)(*FAIL)"
        r"| [[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\t\n\r\uFE0F]]",
        regex.VERBOSE | regex.VERSION1,
    )


def text_runs(text: str) -> Iterator[TextRun]:
    """Split a text into runs to show as they are and characters to name; line breaks and tabs are shown as they are."""
    end = 0
    for match in _hidden().finditer(text):
        if match.start() > end:
            yield TextRun(text[end : match.start()])
        character = match.group()
        yield TextRun(f"U+{ord(character):04X}", unicodedata.name(character, _nameless(character)).lower())
        end = match.end()
    if end < len(text):
        yield TextRun(text[end:])


def _nameless(character: str) -> str:
    return "byte that is not UTF-8" if unicodedata.category(character) == "Cs" else "control character"


def visible(text: str) -> str:
    """Return a text as one line in which no character is invisible, reorders others or drives a terminal."""
    plain = "".join(run.text for run in text_runs(text))
    return plain.replace("\t", " ").replace("\n", "U+000A").replace("\r", "U+000D")
