"""UTF-8 that was read in another encoding: “cafÃ©”, “itâ€™s”.

A capital letter with an accent that is alone or ends a word in capitals is a letter (“La lettre Â se prononce”,
“IRMÃ®”), unless something else in the line is certainly wrong.

Why:
A page's bytes were decoded with the wrong table, once or several times; each letter outside ASCII became two or three.

Fix safety:
ftfy tries to reverse the wrong decoding for the whole line, and accepts a result only if it is far more plausible than
the line, so the fix restores the author's own characters. It precedes all other fixes: what looks like a soft hyphen or
a space may be half of a letter. Quotation marks are not straightened.

A line is repaired as a whole or not at all. A line that has lost characters, or would keep traces of a wrong encoding,
stays as it is, and a person has to check; “ï¿½”, which is a lost character, stays as well. In a line of more than
100,000 code points each sentence is repaired alone.

A line that mentions encodings, shows a single character in quotation marks or has the right word beside the wrong one
(“é → Ã©”) is about the damage: it stays, and a person has to check.

Measured:
In 4.3 million words of edited human English it repaired one line, rightly, and left nine that had lost characters; in
web pages it was found 0.7 times per 10,000 words. Of the 103 texts among ftfy's test cases that need another encoding,
100 come out as they should; none of the 48 others is changed.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

import regex

from cleanup.rulekit import Bad, Document, Finder, Good, Match, Rule, Safety, Span, Stage

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
TRIGGERS = tuple(f"(?-i:{shape})" for shape in SHAPES)  # all that ftfy considers bad, and little else


LONG = 100_000  # ftfy may take quadratic time
LONG_RUN = 200  # in a run that is not all wrong ftfy may repair one character per step, and each step reads the line
SENTENCE = regex.compile(r"(?<=[a-z][.!?] )(?=[A-Z])")
ASCII_WORD = regex.compile("([!-~]+)")  # no repair changes one
FOREIGN = regex.compile(r"[^\x00-\x7f]+")
SHAPED = regex.compile("|".join(TRIGGERS))
WITH_SPACE = regex.compile(r"[\p{Zs}\u2800\p{L}\p{M}\p{N}\u2600-\u27bf\U00010000-\U0010ffff\ufffd]*")
TRACES = (
    regex.compile(r"[\x00-\x1f\x7f]"),
    regex.compile(r"Â(?!\w)"),
    regex.compile(r"(?<=\p{Lu}\p{Lu})à"),  # IRMÃ and a no-break space is right in Portuguese
    regex.compile(r"(?<=\p{Ll})[‡ˆ‰‹˜›ŠŒŽŸ](?=\p{Ll})"),  # letters of MacRoman that ftfy takes for Windows-1252
)

LETTER = regex.compile(  # a capital of the author's and what may follow it, which together look like two bytes
    r"""
    (?<= \p{Lu} )
      (?: (?<! \b O ) [\p{Lu}--[Â]] (?: [–—•·’…] | [\ «»‹›“”‘®©™ªº°¹²³§£€¢] (?! \p{L} ) )
        | Â (?: \ (?! \ ) | [«»‹›“”‘’–—…] (?! \p{L} ) ) )
    | (?<! [^\s“‘„«‹"'(\[/–—-] )
      (?: [\p{Lu}×] (?: \ (?! [\ ÂÃ] ) | \xa0 (?= [:;?!»] ) | [«»‹›“”‘’–—…•] (?! \p{L} ) )
        | [\p{Lu}--[ÂÃ]] [®©™] (?! \p{L} ) | Ã [®™] (?! \p{L} ) | × [°²³®™] )
    """,
    regex.VERBOSE | regex.V1,
)
QUOTED = ("“”", "„“", "„”", "””", "«»", "»«", "‘’", "‹›", '""', "''", "``", "()", "[]")
FIGURE = regex.compile(r"\d\s*Ã—|Ã—\s*\d")
ABOUT = regex.compile(  # words about encodings
    r"""
    \b (?: mojibake | (?: mis | re )?-? (?: en | de ) cod (?: ings? | ed ) | unicode | utf-?(?: 8 | 16 )
      | latin-?[19] | iso[ -]?8859 | (?: windows | cp ) [ -]? 125\d | charsets? | character \h sets?
      | (?: zeichen | text )? [kc]odierung\w* | zeichens[aä]tz\w* | zeichensalat | encodages?
      | (?: d[ée] | en | trans ) cod[ée]\w* | codages? | jeux? \h de \h caract[èe]res
      | (?: de )? codifica\w* | codificaç\w+
      | (?: juego | conjunto ) s? \h de \h caracteres
      | tekencodering\w* | codering\w* | kodowani\w* | krzaczk\w* | kódován\w* | kodning\w* | teckenkod\w* | merkistö\w*
      | kódolás\w* | kodlama\w* | kodimi | codare\w* | codăr\w*
      | (?: пере )? кодиров\w* | (?: пере | рас ) кодир\w* | кодуван\w* | юникод\w* | кракозябр\w* | κωδικοποίησ\w* ) \b
    | 文字化け | 文字コード | エンコード | エンコーディング | 编码 | 編碼 | 乱码 | 亂碼 | 인코딩
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
WORD = regex.compile(r"[\p{L}\p{M}]++")


class Change(NamedTuple):
    """A place in a text: what is there, and what should be."""

    start: int
    old: str
    new: str


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield each stretch of a line that a repair changes."""
    line, first = document.line_text(number), document.line(number).start
    if line.isascii() or not SHAPED.search(line):
        return
    for sentence in SENTENCE.split(line) if len(line) > LONG else [line]:
        for start, old, new in repairs(sentence) if len(sentence) <= LONG else ():
            span = Span(first + start, first + start + len(old))
            yield Match(span, new, detail="text that cannot be repaired, " if new is None else f"“{new[:60]}” ")
        first += len(sentence)


def repairs(text: str) -> list[tuple[int, str, str | None]]:
    """Return where a text is wrong, what is there, and what should be, or None where nothing is certain."""
    fixed = repair(text)
    if fixed == text:
        return []
    changes = differences(text, fixed)
    if changes is None or is_half(text, fixed, changes) or is_meant(text, fixed, changes):
        runs = (found for found in FOREIGN.finditer(text) if SHAPED.search(found.group()))
        return [(found.start(), found.group(), None) for found in runs]
    return [(change.start, change.old, None if is_lost(change) else change.new) for change in changes]


def is_half(text: str, fixed: str, changes: list[Change]) -> bool:
    """Check whether a repair loses more than the bytes that were lost before, or leaves what is no better."""
    from ftfy.badness import is_bad

    return (
        any(map(is_doubtful, changes))
        or any(len(trace.findall(fixed)) > len(trace.findall(text)) for trace in TRACES)
        or is_bad(fixed.replace("\ufffd", ""))
    )


def is_meant(text: str, fixed: str, changes: list[Change]) -> bool:
    """Check whether the author may have written what looks wrong: as letters, or in a text about the damage."""
    return (
        all(is_authors(text, change) for change in changes)
        or ABOUT.search(text) is not None
        or any(is_quoted(text, change) for change in changes)
        or is_beside(text, fixed)
    )


def is_authors(text: str, change: Change) -> bool:
    """Check whether a change begins with a capital of the author's, before a space or sign that may follow one."""
    found = LETTER.match(text, change.start)
    if found is None or found.group().rstrip(" ") != change.old.rstrip(" "):
        return False
    return FIGURE.search(text, max(0, change.start - 4), found.end() + 4) is None


def is_quoted(text: str, change: Change) -> bool:
    """Check whether quotation marks enclose nothing but one letter that is wrong."""
    before, after = (
        text[max(0, change.start - 1) : change.start],
        text[(end := change.start + len(change.old)) : end + 1],
    )
    return before + after in QUOTED and len(change.new) == 1 and is_letter(change)


def is_beside(text: str, fixed: str) -> bool:
    """Check whether a repaired word is in the text already: the text may show it beside its damaged form."""
    known, made = words(text), words(fixed)
    return any(0 < known[word] < number for word, number in made.items())


def words(text: str) -> Counter[str]:
    """Count the words of a text that have a letter outside ASCII."""
    return Counter(word for word in WORD.findall(text) if not word.isascii())


def repair(text: str) -> str:
    """Return the text as ftfy repairs it, without a byte order mark that only the repair produces."""
    import ftfy

    bounded = all(len(run) <= LONG_RUN for run in FOREIGN.findall(text))
    fixed = str(ftfy.fix_encoding(text, ftfy.TextFixerConfig(decode_inconsistent_utf8=bounded)))
    return fixed if "\ufeff" in text else fixed.replace("\ufeff", "")


def is_doubtful(change: Change) -> bool:
    """Check whether a space became part of a sign: “â€” and a space are no dagger, but a mark that lost a byte."""
    return change.old.count(" ") > change.new.count(" ") and not WITH_SPACE.fullmatch(change.new)


def is_lost(change: Change) -> bool:
    """Check whether a change adds the mark for a lost character."""
    return change.new.count("\ufffd") > change.old.count("\ufffd")


def differences(text: str, fixed: str) -> list[Change] | None:
    """Return the changes of a repair, or None where they go beyond non-ASCII characters and spaces beside them."""
    old, new = ASCII_WORD.split(text), ASCII_WORD.split(fixed)
    if old[1::2] != new[1::2]:
        return None
    changes: list[Change] = []
    start = 0
    for one, other in zip(old, new, strict=True):
        if one != other:
            changes += (Change(start + at, *rest) for at, *rest in stretches(one, other))
        start += len(one)
    return changes


def stretches(old: str, new: str) -> Iterator[Change]:
    """Yield the smallest differences between two texts: letters of a word together, any other character alone.

    A later fix of a quotation mark must not mistake the letter beside it for a part of the mark.
    """
    changes = characters(old, new)
    if changes is None:
        head = common(old, new)
        tail = common(old[head:][::-1], new[head:][::-1])
        yield Change(head, old[head : len(old) - tail], new[head : len(new) - tail])
        return
    word: list[Change] = []
    for change in changes:
        if word and not (
            word[-1].start + len(word[-1].old) == change.start and is_letter(word[-1]) and is_letter(change)
        ):
            yield joined(word)
            word = []
        word.append(change)
    if word:
        yield joined(word)


def joined(changes: list[Change]) -> Change:
    """Join adjacent changes into one."""
    return Change(changes[0].start, "".join(one.old for one in changes), "".join(one.new for one in changes))


def is_letter(change: Change) -> bool:
    """Check whether the character that should be there is part of a word."""
    return category(change.new)[0] in "LMN"


def characters(old: str, new: str) -> list[Change] | None:
    """Return each character that was read wrong, or None where a text is not made of such characters."""
    changes: list[Change] = []
    at = 0
    for sign in new:
        end = at + width(old, at, sign)
        if end == at:
            return None
        if old[at:end] != sign:
            changes.append(Change(at, old[at:end], sign))
        at = end
    return changes if at == len(old) else None


def common(one: str, other: str) -> int:
    """Count the characters that are the same at the beginning."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def width(text: str, at: int, sign: str) -> int:
    """Count the characters at a position that represent a sign, as itself or as it was misread; 0 if none do."""
    for form in misread(sign):
        if text.startswith(form, at):
            return len(form)
    return 1 if text.startswith(sign, at) else next((len(f) for f in twice_misread(sign) if text.startswith(f, at)), 0)


@lru_cache(4096)
def misread(text: str) -> tuple[str, ...]:
    """Return a text as each wrong encoding shows it, also after its no-break spaces became spaces."""
    from ftfy.chardata import CHARMAP_ENCODINGS

    data = text.encode("utf-8", "surrogatepass")
    forms = [
        *(data.decode(encoding) for encoding in CHARMAP_ENCODINGS),
        text.encode("cp1252", "ignore").decode("latin-1"),
    ]
    return tuple(dict.fromkeys(form for form in (*forms, *(form.replace("\xa0", " ") for form in forms)) if form))


@lru_cache(4096)
def twice_misread(text: str) -> tuple[str, ...]:
    """Return a text as it looks after it was misread twice."""
    return tuple(dict.fromkeys(form for once in misread(text) for form in misread(once)))


RULE = Rule(
    code="DMG103",
    name="mojibake",
    message="“{found}” is {detail}read in the wrong encoding",
    explanation=__doc__,
    find=Finder(matches, triggers=TRIGGERS),
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
        Bad("She said â€œnoâ€ and left.", fixed=None),
        Bad("The mus\x8ee is closed.", fixed=None),
        Bad("They did not plan to use itÃ\x82.", fixed=None),
        Good("The café is closed, it’s late."),
        Good("He called it “passé”…"),
        Good("SÃO PAULO was cold."),
        Bad("The school IRMÃ\xa0DULCE is closed.", fixed=None),
        Good("The price is £5, and it is 12°C in São Paulo."),
        Good("The word ends in Â, and the other in Ã."),
        Good("La letra Ã se lee de otro modo."),
        Good("Â bientôt, dit la voisine."),
        Bad("AMANHÃ• TARDE", fixed=None),
        Bad("The last letter is “Ã” and no other.", fixed=None),
        Bad("ESPAÃ‘A, CAFÃ‰ and EDUCACIÃ“N", fixed="ESPAÑA, CAFÉ and EDUCACIÓN"),
        Bad("The hall is 3 Ã— 4 metres.", fixed="The hall is 3 × 4 metres."),
        Bad("Isso Ã© bom, e ISO 9001Â® Ã© melhor.", fixed="Isso é bom, e ISO 9001® é melhor."),
        Bad("Files in UTF-8 show Ã© here.", fixed=None),
        Bad("Die Kodierung ist falsch: Ã¼ steht da.", fixed=None),
        Bad("Jürgen gets letters to JÃ¼rgen.", fixed=None),
        Bad("All you see is “Ã©” there.", fixed=None),
    ),
)
