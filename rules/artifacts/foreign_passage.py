"""A passage of eight words or more left in another language, in an English text.

Authors quote, so text in quotation marks, brackets or italics is not matched; nor is a list of names, which has no
small words. Two language detectors must agree, unless the script is another one. Only the first passage of a text is
reported: a text with more of them is bilingual or full of quotations.

Why:
A page is translated piece by piece; a piece that was late, or too long, stays as it was.

Fix safety:
There is no fix: only the source shows what the passage means.
"""

from collections.abc import Collection, Iterator

import regex

from cleanup.models.foreign_text import WRITTEN, in_english, language_of, written_in
from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, Span, table

WORDS = table(__file__)
OWN = frozenset(WORDS.words("own"))
SMALL = OWN.union(WORDS.words("small"))
ENGLISH = frozenset(WORDS.words("english"))
LATIN = ("ca", "cs", "da", "de", "es", "fr", "it", "nl", "pl", "pt", "ro", "sv", "tr")

# Minimum length of a passage, in words.
LEAST = 8

OPENING, CLOSING, TURNING = "“«„([", "”»)]", '"_*'
MARKS = regex.escape(f"{OPENING}{CLOSING}{TURNING}.!?;:…|—。！？")
PIECE = regex.compile(rf"[^{MARKS}]+|[{MARKS}]")
LETTERS = r"\p{Greek}\p{Cyrillic}\p{Hebrew}\p{Arabic}\p{Devanagari}\p{Sinhala}\p{Khmer}\p{Hangul}\p{M}"
OTHER_SCRIPT = regex.compile(
    rf"(?<! [{LETTERS}] ) [{LETTERS}]++ (?: [ ,]{{1,2}}+ [{LETTERS}]++ ){{{LEAST - 1},}}+"
    r"| [\p{Han}\p{Hiragana}\p{Katakana}ー、，]{12,}+",
    regex.VERBOSE,
)
HAN_AND_KANA = r"\x{3001}\x{3040}-\x{30ff}\x{3400}-\x{9fff}\x{ff0c}"
WORD = r"[\x{300}-\x{36f}\x{370}-\x{1cff}\x{ac00}-\x{d7ff}]{1,30}[ ,]{1,2}"


def pieces(line: str) -> Iterator[tuple[int, str]]:
    """Yield the parts between marks, with their positions, outside quotation marks, brackets and italics."""
    depth, turned = 0, ""
    for found in PIECE.finditer(line):
        piece = found.group()
        if piece in OPENING:
            depth += 1
        elif piece in CLOSING:
            depth = max(0, depth - 1)
        elif piece in TURNING:
            turned = turned.replace(piece, "") if piece in turned else turned + piece
        elif not depth and not turned:
            yield found.start(), piece


def foreign(piece: str) -> bool:
    """Check whether a part of a sentence is in another language and in Latin letters."""
    if OWN.isdisjoint(piece.split(" ")[1:-1]):
        return False
    words = regex.findall(r"[^\W\d]++", piece)
    return (
        len(words) >= LEAST
        and ENGLISH.isdisjoint(words)
        and sum(word in SMALL for word in words) >= 2
        and 2 * sum(map(str.islower, words)) > len(words)
        and language_of(piece) is not None
    )


def passage(piece: str) -> Span | None:
    """Return the span of a part that is in another language: all of it, or what is in another script."""
    if foreign(piece):
        return Span(len(piece) - len(piece.lstrip()), len(piece.rstrip()))
    found = None if piece.isascii() else OTHER_SCRIPT.search(piece)
    return found and Span(*found.span())


def seen(document: Document, number: int) -> Span | None:
    """Return the span of the first passage of a line."""
    line = document.line_text(number)
    if line.isascii() and OWN.isdisjoint(line.split(" ")):
        return None
    start = document.line(number).start
    spans = ((at, passage(piece)) for at, piece in pieces(line))
    return next((Span(start + at + span.start, start + at + span.end) for at, span in spans if span is not None), None)


def first(document: Document) -> Span | None:
    """Return the span of the first passage of a text."""
    return next(filter(None, (seen(document, number) for number in range(document.line_count))), None)


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield the passage, in the line that contains it."""
    # Checked first: the detectors would get each line of a text in another language.
    if not document.cached(in_english):
        return
    span = seen(document, number)
    if span is not None and span == document.cached(first):
        yield Match(span, None)


def written(found: str) -> Collection[str]:
    """Return the language of a passage, or those of its script."""
    return written_in(found) or {language_of(found) or ""}


RULE = Rule(
    code="MTA606",
    name="foreign-passage",
    message="“{found}” was left in another language",
    explanation=__doc__,
    find=Finder(
        matches,
        triggers=(
            *(f"(?-i: {word} )" for word in sorted(OWN)),
            WORD * 3,
            f"[^{HAN_AND_KANA}][{HAN_AND_KANA}]{{12}}",  # one hit a run: else each letter would be one
        ),
    ),
    safety=Safety.MANUAL,
    sources=(*LATIN, *WRITTEN),
    narrow_sources=written,
    examples=(
        Bad("The ferry was late. El capitán dijo que una tormenta venía desde las islas del norte. It rained."),
        Bad("The ferry was late.\n\nKapitan powiedział, że nie wypłynie, bo sztorm jest zbyt silny dla tego statku."),
        Bad("The ferry was late. Капитан сказал вчера вечером что шторм идёт сюда. It rained."),
        Good("The ferry was late. “El capitán dijo que una tormenta venía desde las islas del norte.” It rained."),
        Good("The ferry was late. El capitán dijo que sí. It rained."),
        Good("The ferry of the Compañía de los Vapores del Lago y de las Islas del Norte was late."),
        Good("El capitán dijo que una tormenta venía desde las islas del norte.", language="es"),
    ),
)
