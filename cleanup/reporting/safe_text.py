"""What a reader is shown of a text: characters that cannot be seen, or that drive a terminal, are named instead."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

BOLD, FAINT, RED, GREEN, YELLOW, CYAN = "1", "2", "31", "32", "33", "36"


class Glyph(NamedTuple):
    """A stretch of text to show. ``hidden`` is the name of a character that must not be shown as it is, else None."""

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


def glyphs(text: str) -> Iterator[Glyph]:
    """The text in stretches that can be shown as they are, and characters that cannot (line breaks and tabs can)."""
    done = 0
    for found in _hidden().finditer(text):
        if found.start() > done:
            yield Glyph(text[done : found.start()])
        character = found.group()
        yield Glyph(f"U+{ord(character):04X}", unicodedata.name(character, _nameless(character)).lower())
        done = found.end()
    if done < len(text):
        yield Glyph(text[done:])


def _nameless(character: str) -> str:
    return "byte that is not UTF-8" if unicodedata.category(character) == "Cs" else "control character"


def visible(text: str) -> str:
    """One line of text that is safe to show: no character in it is invisible, reorders others or drives a terminal."""
    plain = "".join(glyph.text for glyph in glyphs(text))
    return plain.replace("\t", " ").replace("\n", "U+000A").replace("\r", "U+000D")


def width(text: str) -> int:
    """The columns that a visible text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(c) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(c) in {"W", "F"}
        else 1
        for c in text
    )


def paint(text: str, style: str, *, colour: bool) -> str:
    """The text in a terminal's style, where colour is wanted."""
    return f"\x1b[{style}m{text}\x1b[0m" if colour and text else text
