"""Lines that contain nothing but the credit of a picture.

The line must be a picture label, a colon and names; or nothing but names and a picture agency, capitalized like names;
or a fixed note such as “File photo”. A caption that describes the picture contains other words than names, and stays.
So do an agency at the beginning of the text or beside another one, which is a title or an item of a list; three lines
in a row of a label and a name, which are the credits of a work; and a line that is the whole text.

Why:
The photographer and the agency are named below a picture: “(Photo: Ana Sol)”, “Image credit: Ana Sol / Getty Images”.

Fix safety:
The fix deletes the whole line. It is safe because the picture is not part of the text, and the credit means nothing
without it.
"""

from functools import cache

import regex

from cleanup.rulekit import (
    INDENT,
    LINE_START,
    Bad,
    Document,
    Finder,
    Good,
    Rule,
    Safety,
    compiled,
    is_list_item,
    pattern,
    table,
)

WORDS = table(__file__)

NAME = r"""(?-i:
      \p{Lu} [\p{L}\p{M}\d.’'&+-]*+ | [@©] [\w.]*+ | \d{4} | [&–-] | \w{2,20} [.] (?: com | net | org )
      | [\p{Han}\p{Hangul}\p{Katakana}ー]{2,12}+ | dpa | imago | dapd | privat | zvg | unsplash | pixabay | pexels
      | (?: of | and | by | via | on | the | for | from | de | van | von | der | des | du | di | da | do | la | le | del
          | y | e | et | und | och | og | i | и | ve ) \b
)"""

NAMES = rf"(?: {NAME} (?: [\h/|,;()]{{1,3}}+ {NAME} )* )"

AGENCIES = (
    *("Getty", "Getty Images", "Shutterstock", "iStock", "iStockphoto", "Alamy", "Alamy Stock Photo", "Unsplash"),
    *("Pexels", "Pixabay", "Depositphotos", "Adobe Stock", "stock.adobe.com", "Dreamstime"),
)

# Minimum number of lines with a label and a name, in a row, that are the credits of a work.
LEAST = 3

# Maximum length of a line of such credits.
MOST = 80

# Words that begin a line which begins with neither a label nor a name.
OPENINGS = ("gallery", "header", "thumbnail", "cover", "featured", "lead", "main", "hero", "image", "photo", "picture")


@cache
def _agency() -> "regex.Pattern[str]":
    return compiled(r"\s* (?: [•*-] \h )? \L<agency> [.]? \s*", regex.VERBOSE | regex.IGNORECASE, agency=AGENCIES)


@cache
def _role() -> "regex.Pattern[str]":
    return compiled(rf"\s* (?-i: \p{{Lu}} ) [\p{{L}}\h&]{{2,24}} : \h {NAMES} \s*", regex.VERBOSE | regex.IGNORECASE)


def credits_a_picture(document: Document, number: int) -> bool:
    """Return whether a line is part of a longer text, but neither an item of a list nor the title.

    An agency alone is a title at the beginning of the text, and an item of a list beside another one. A label with a
    name is one of the credits of a film or a play if two more are beside it.
    """
    before, after = document.lines_before(number, 2), document.lines_after(number, 2)
    if not before and not after:
        return False
    if document.starts_loosely(number) and not _is_certain(document.line_text(number)):
        return False
    lines = [document.line_text(line) for line in (*before, number, *after)]
    at = len(before)
    beside = lines[max(at - 1, 0) : at] + lines[at + 1 : at + 2]
    if _agency().fullmatch(lines[at]):
        listed = is_list_item(document, number) or any(map(_agency().fullmatch, beside))
        return bool(before) and not listed
    roles = [bool(len(line) <= MOST and _role().fullmatch(line)) for line in lines]
    return not any(all(roles[start : start + LEAST]) and start + LEAST <= len(roles) for start in range(at + 1))


def _is_certain(line: str) -> bool:
    """Return whether a line that may be an author's sentence, such as “Credit: Ana”, can be nothing but a credit."""
    return line[-1:] in ")]" or line.casefold().startswith(OPENINGS) or _agency().search(line) is not None


CREDIT = pattern(
    rf"""
    ^ {INDENT} (?=.{{3,120}}$) [©(（\[【<▲]? \h? (?:
        (?: (?: gallery | header | thumbnail | cover | featured | lead | main | hero )? \h?
            (?: image | photo | photograph | picture ) \h? (?: credit | source | courtesy ) s? | \L<label> )
        (?: [.]? \h? [:：=＝] \h? | \h courtesy \h of \h | (?<= fot ) [.] \h ) {NAMES}      # (Photo: Ana Sol)
      | \L<label> \h? [:：] \h? [\p{{Arabic}}\p{{Hebrew}}] \S* (?: \h \S+ ){{0,2}}
      | [图圖摄攝] \h? [/／:：|] \h? {NAMES}
      | (?: photo | image | picture | illustration | photograph ) s? (?: \h illustration )?
        \h (?: by | via | copyright | provided \h by ) \h {NAMES}
      | courtesy \h of \h {NAMES}
      | (?: {NAMES} [\h/|,–-]{{1,4}} )?? \L<agency> (?: [\h/|,–-]{{1,3}} {NAMES} )?      # Ana Sol/Getty Images
      | (?= [^/]*+ / ) {NAMES} \h?/\h? (?-i: AP | AFP | EPA | Reuters | dpa ) (?: \h Photo )?             # Ana Sol/AP
      | \L<note>
    ) [)）\]】>]? [.]? \s* $
    """,
    "",
    where=credits_a_picture,
    triggers=(
        *(rf"{LINE_START}[(\[【<▲]?[ \xa0]?{opening}" for opening in OPENINGS),
        rf"{LINE_START}[©（]",
        rf"{LINE_START}[(\[]?(?:courtesy|illustration)",
        rf"{LINE_START}[(（\[【]?[ \xa0]?[图圖摄攝][ \xa0]?[/／:：|]",
        *("getty", "shutterstock", "istock", "alamy", "unsplash", "pexels", "pixabay", "depositphotos", "adobe"),
        *("dreamstime", "/[ \t\xa0]?(?:AP|AFP|EPA|Reuters|dpa)"),
    ),
    agency=AGENCIES,
    label=WORDS.words("openings"),
    note=WORDS.words("lines"),
)

RULE = Rule(
    code="RES105",
    name="photo-credit",
    message="“{found}” credits a missing picture",
    explanation=__doc__,
    find=Finder(CREDIT.matches, WORDS, CREDIT.triggers),
    safety=Safety.SAFE,
    examples=(
        Bad("The dog won.\n\n(Photo: Ana Sol / Example Press)\n\nIt slept.", fixed="The dog won.\n\nIt slept."),
        Bad("The dog won.\n\nAna Sol/Getty Images\n\nIt slept.", fixed="The dog won.\n\nIt slept."),
        Bad("Der Hund schläft.\n\nFoto: Ana Sol/dpa", fixed="Der Hund schläft.", language="de"),
        Bad("Pies śpi.\n\nFot. Ana Sol / PAP", fixed="Pies śpi.", language="pl"),
        Bad("狗睡了。\n\n图片来源：例子社", fixed="狗睡了。", language="zh"),
        Good("The dog won.\n\nPhoto: the winner sleeps under a table\n\nIt slept."),
        Good("Two agencies sell it:\n\nAlamy\n\nDreamstime"),
        Good("Pixabay\n\nIt has pictures of dogs."),
        Good("The Winner\n\nScript: Ana Sol\n\nPhoto: Otto Low\n\nSound: Eva Low\n\nIt is a film about a dog."),
        Good("Photo: Otto Low"),
        Good("The dog won.\n\nAna Sol left Getty Images\n\nIt slept."),
        Good("Der Hund gewann.\n\nFoto: Der Sieger schläft unter einem Tisch", language="de"),
    ),
)
