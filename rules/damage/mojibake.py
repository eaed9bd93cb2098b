"""UTF-8 that was read as another encoding: “cafÃ©”, “itâ€™s”.

A page's bytes were decoded with the wrong table, once or several times; each letter outside of ASCII became two or
three.

ftfy tries the ways back for the whole line, and takes one only when the result is far more plausible than what is
there, so the fix brings the author's own characters back. It comes before all other fixes: what looks like a soft
hyphen or a space may be half of a letter. Quotation marks are not straightened.

A line is repaired whole or not at all. Where it has lost characters, or would keep traces of a wrong encoding, it stays
as it is, and a person has to look; “ï¿½”, which is a lost character, stays as well. Of a line of more than 20,000 code
points each sentence is repaired alone.

In 3.5 million words of edited human English it was found once, in pages from the web 0.6 times per 10,000 words.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

import regex

from cleanup.rule import Bad, Finder, Good, Match, Rule, Safety, Stage
from cleanup.text import Document, Span

UPPER = "À-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢİĪĶĹĻĽŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŸŹŻŽҐ"
LOWER = "ß-öø-ÿāăąćčďđēėęěğģīįķĺļľłœŕśşšťźżžґﬁﬂ"
GREEK_OR_CYRILLIC = "Ά-ώЀ-џ"
ODD = "¤¦¨ª¬¯¸ºƒˆˇ˘˛˜†‡‰⌐◊\ufffd"
OPENING = "¡«¿©΄΅‘‚“„•‹\uf8ff"
CLOSING = "®»˝”›™"
MONEY = "¢£¥₧€"
FIGURES = "§°±²³µ¶¹¼½¾×÷⁄№∂∆∏∑√∞∩∫≈≠≡≤≥"
BOXES = "│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓"
SIGNS = OPENING + CLOSING + MONEY + FIGURES + BOXES
COMMON = "\xa0\xad·´–—―…’"
IN_WORD = r"[^\x00-/:-@\[-^`{-\x7f]"

SHAPES = (
    "[\x80-\x9f]",
    f"[{UPPER}{LOWER}{GREEK_OR_CYRILLIC}{ODD}{SIGNS}][{ODD}]",
    f"[{ODD}][{UPPER}{LOWER}{SIGNS}]",
    f"[{LOWER}{GREEK_OR_CYRILLIC}{BOXES}{CLOSING}{MONEY}{FIGURES}][{UPPER}]",
    f"[{BOXES}{CLOSING}{MONEY}{FIGURES}][{LOWER}]",
    f"[{UPPER}{LOWER}{BOXES}{CLOSING}][{MONEY}{FIGURES}{BOXES}]",
    f"[{UPPER}{LOWER}][{OPENING}{CLOSING}]{IN_WORD}",
    f"[{UPPER}{LOWER}{MONEY}{FIGURES}{BOXES}][{CLOSING}][{OPENING}]",
    f"[{CLOSING}][{OPENING}][{FIGURES}]",
    f"[{MONEY}{FIGURES}{BOXES}][{OPENING}]",
    f"[a-z][{UPPER}][{OPENING}]",
    f"[{SIGNS}][{BOXES}]|[{BOXES}][{SIGNS}{UPPER}{LOWER}]",
    "[Œœ][^A-Za-z]",
    f"[ÂÃÎÐ][ {COMMON}œŠšŸž{OPENING}{CLOSING}{MONEY}]|[a-z][ ]Â",
    "[×√≈][²³±∂≠®™´≤≥¥µø°¢]",
    f"[ØÙ][{COMMON}{ODD}{SIGNS}ŸŠ][ØÙ]",
    "‚Ä|‚[âó]|[Вв]Ђ|β€",
    f"[ВГРСΒΓΞΟ][\x80-\x9f{ODD}{SIGNS}][ВГРСΒΓΞΟ]",
)
TRIGGERS = tuple(f"(?-i:{shape})" for shape in SHAPES)  # all that ftfy takes for bad, and little else


LONG = 20_000  # ftfy may take quadratic time
SENTENCE = regex.compile(r"(?<=[a-z][.!?] )(?=[A-Z])")
ASCII_WORD = regex.compile("([!-~]+)")
FOREIGN = regex.compile(r"[^\x00-\x7f]+")
SHAPED = regex.compile("|".join(TRIGGERS))
TRACES = (
    regex.compile(r"[\x00-\x1f\x7f]"),
    regex.compile(r"Â(?!\w)"),
    regex.compile(r"(?<=\p{Ll})[‡ˆ‰‹˜›ŠŒŽŸ](?=\p{Ll})"),  # letters of MacRoman that ftfy takes for Windows-1252
)


class Change(NamedTuple):
    """A stretch of a text and what should stand there; None where that is lost."""

    start: int
    end: int
    new: str | None


def look(document: Document, number: int) -> Iterator[Match]:
    """Each stretch of a line that a repair changes."""
    line, start = document.line_text(number), document.line(number).start
    if line.isascii() or not SHAPED.search(line):
        return
    for sentence in SENTENCE.split(line) if len(line) > LONG else [line]:
        for change in repairs(sentence) if len(sentence) <= LONG else ():
            because = "text that cannot be repaired, " if change.new is None else f"“{change.new[:60]}” "
            yield Match(Span(start + change.start, start + change.end), change.new, because=because)
        start += len(sentence)


def repairs(text: str) -> list[Change]:
    """What makes a text right; where something is lost or remains, only where it is wrong."""
    fixed = repair(text)
    if fixed == text:
        return []
    old, new = ASCII_WORD.split(text), ASCII_WORD.split(fixed)
    if old[1::2] != new[1::2] or any(len(trace.findall(fixed)) > len(trace.findall(text)) for trace in TRACES):
        return [Change(*found.span(), None) for found in FOREIGN.finditer(text) if SHAPED.search(found.group())]
    changes: list[Change] = []
    start = 0
    for one, other in zip(old, new, strict=True):
        changes += (Change(start + at, start + end, put) for at, end, put in stretches(one, other))
        start += len(one)
    return [change._replace(new=None) if is_lost(text, change) else change for change in changes]


def repair(text: str) -> str:
    """What ftfy makes of a text, without a byte order mark that becomes one only then."""
    import ftfy

    fixed = str(ftfy.fix_encoding(text))
    return fixed if "\ufeff" in text else fixed.replace("\ufeff", "")


def is_lost(text: str, change: Change) -> bool:
    """Whether what should stand there is the mark for a lost character, and did not stand there."""
    return change.new is not None and change.new.count("\ufffd") > text.count("\ufffd", change.start, change.end)


def stretches(old: str, new: str) -> list[tuple[int, int, str]]:
    """Where two texts differ, and what the other has there: letters of a word together, any other character alone.

    So a later fix of a quotation mark does not touch the letter beside it.
    """
    found: list[tuple[int, int, str]] = []
    at = 0
    for sign in new:
        end = at + width(old, at, sign)
        if end == at:
            return ends_apart(old, new)
        if old[at:end] != sign:
            begun = bool(found) and found[-1][1] == at and is_letter(found[-1][2][-1]) and is_letter(sign)
            start, before = (found[-1][0], found.pop()[2]) if begun else (at, "")
            found.append((start, end, before + sign))
        at = end
    return found if at == len(old) else ends_apart(old, new)


def ends_apart(old: str, new: str) -> list[tuple[int, int, str]]:
    """The same for texts that differ in no known way: one stretch, without what is equal at both ends."""
    head = common(old, new)
    tail = common(old[head:][::-1], new[head:][::-1])
    return [(head, len(old) - tail, new[head : len(new) - tail])] if old != new else []


def common(one: str, other: str) -> int:
    """How many characters at the beginning are the same."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_letter(sign: str) -> bool:
    """Whether a character is part of a word."""
    return category(sign)[0] in "LMN"


def width(text: str, at: int, sign: str) -> int:
    """How many characters of a text stand for another at a place: its bytes in a wrong encoding, or itself; 0: none."""
    forms = misread(sign)
    return next((len(form) for form in (*forms, sign) if text.startswith(form, at)), 0) or next(
        (len(form) for form in twice_misread(sign) if text.startswith(form, at)), 0
    )


@lru_cache(4096)
def misread(text: str) -> tuple[str, ...]:
    """What a text looks like in each wrong encoding, also after its no-break spaces became spaces."""
    from ftfy.chardata import CHARMAP_ENCODINGS

    data = text.encode("utf-8", "surrogatepass")
    forms = [*(data.decode(encoding) for encoding in CHARMAP_ENCODINGS), text.encode("cp1252", "ignore").decode("latin-1")]
    return tuple(dict.fromkeys(form for form in (*forms, *(form.replace("\xa0", " ") for form in forms)) if form))


@lru_cache(4096)
def twice_misread(text: str) -> tuple[str, ...]:
    """The same for a text that was read wrong two times."""
    return tuple(dict.fromkeys(form for once in misread(text) for form in misread(once)))


RULE = Rule(
    code="DMG103",
    name="mojibake",
    message="“{found}” is {because}read in the wrong encoding",
    explanation=__doc__,
    find=Finder(look, triggers=TRIGGERS),
    safety=Safety.SAFE,
    stage=Stage.MOJIBAKE,
    examples=(
        Bad("The cafÃ© is closed, itâ€™s late.", fixed="The café is closed, it’s late."),
        Bad("“Le dÃ©jÃ\xa0 vu”", fixed="“Le déjà vu”"),
        Bad("It was voilÃ  and dÃ©jÃ  vu for all.", fixed="It was voilà and déjà vu for all."),
        Bad("It cost Â£5 at 12Â°C.", fixed="It cost £5 at 12°C."),
        Bad("MatthÃ\xadas swam in the rÃ\xado.", fixed="Matthías swam in the río."),
        Bad("ï»¿She said â€œÃ‰tienneâ€\x9d.", fixed="She said “Étienne”."),
        Bad("He said \x93no\x94.", fixed="He said “no”."),
        Bad("Itâ€™s on the website ï¿½ see below.", fixed="It’s on the website ï¿½ see below."),
        Bad("She said â€œnoâ€? and left.", fixed=None),
        Bad("They did not plan to use itÃ\x82.", fixed=None),
        Good("The café is closed, it’s late."),
        Good("He called it “passé”…"),
        Good("SÃO PAULO was cold."),
        Good("The price is £5, and it is 12°C in São Paulo."),
        Good("The word ends in Â, and the other in Ã."),
    ),
)
