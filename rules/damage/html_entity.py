"""A character that is still written as HTML: “&eacute;”, “&#8217;”, “&amp;amp;”.

Markup was taken out of the page, but what stood for characters in it was not read; text that went through two such
steps is escaped twice.

The fix puts the character there, however often it was escaped. It leaves alone what could turn into markup or
control the text (a bracket before a letter, line breaks, letters of the alphabet, marks of direction), and lines
that are set off as code. A text about HTML, or one that quotes an entity (“&nbsp;” in quotation marks), keeps all it
has. Characters that show nothing are left out at once, unless they may stand for what the author wrote (see DMG102);
where the characters would be mojibake nothing is certain.

In edited human English it was found 0.3 times per 10,000 words, nearly all in two archives of news.
"""

import html
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, partial
from html.entities import html5
from unicodedata import category

import regex

from cleanup.guards import about_markup, hides, shapes
from cleanup.matchers import Found
from cleanup.rule import Bad, Finder, Good, Match, Rule, Safety, Stage
from cleanup.text import INVISIBLE, Document, Span

CODE = regex.compile(
    r"(?: \b (?: html | xml | entit(?:y|ies) | ampersands? ) \b | [`{}] ) (?! [^<>\[\]]{0,500} [>\]] )",  # not in a tag
    regex.VERBOSE | regex.IGNORECASE,
)
WRITTEN = regex.compile(
    r"\s+ [\p{P}]{0,2}+ \p{Lu} (?: [^<>{}=|\s]*+ \s++ ){5,}+ [^<>{}=|\s]* [.!?…] [\"”’»)]* \s*", regex.VERBOSE
)
FENCE = regex.compile(r"[ ]{0,3}(?:```|~~~)")
MOJIBAKE = regex.compile(r"(?: [Â-ß] | [à-ï] {t} | [ð-ô] {t} {t} ) {t}".format(t=r"[^\x00-\x7fÀ-ÿ]"), regex.VERBOSE)


@cache
def entity() -> "regex.Pattern[str]":
    """An entity, however often its ampersand was escaped; without a name it is the ampersand itself."""
    names = {name[:-1] for name, value in html5.items() if name.endswith(";") and is_plain(value)}
    return regex.compile(
        r"""
        & (?: (?: amp | \#0*38 | \#[xX]0*26 ) ; )*
        (?: (?P<last> (?= [A-Za-z0-9]{2,31}+ ; ) \L<name> | \#\d{1,7} | \#[xX][\da-fA-F]{1,6} ) ; | (?<= ; ) )
        """,
        regex.VERBOSE,
        name=names,
    )


def is_plain(value: str) -> bool:
    """Whether a character can do nothing but be read: it neither controls the text nor can be part of an entity."""
    return not any(
        (sign.isascii() and sign.isalnum())
        or sign in "&#;\ufffd"
        or category(sign) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        or (category(sign) == "Cf" and sign not in INVISIBLE + "\u200c\u200d\u200e\u200f")
        for sign in value
    )


def fences(document: Document) -> list[int]:
    """The lines that open or close a block of code."""
    return [number for number, line in enumerate(document.lines) if FENCE.match(line)]


def is_code(document: Document, number: int) -> bool:
    """Whether a line is set off as code: between fences, or indented and no sentence; or has what prose has not."""
    line = document.line_text(number)
    indented = line.startswith(("    ", "\t")) and not WRITTEN.fullmatch(line)
    return indented or CODE.search(line) is not None or bisect_left(document.fact(fences), number) % 2 == 1


def character(found: Found, *, shows_tags: bool) -> str | None:
    """What an entity in a line stands for; None where it has to stay."""
    if found["last"] is None:
        return "&"
    value, (start, end), line = html.unescape(f"&{found['last']};"), found.span(), found.string
    before, after = line[max(0, start - 1) : start], line[end : end + 1]
    if not is_plain(value) or (value == "<" and not (after.isspace() or after.isdigit() or not after)):
        return None
    if (value == ">" and shows_tags) or (value in INVISIBLE and (shapes(before, after) or hides(value, before, after))):
        return None
    return value if value.isascii() else value.translate(dict.fromkeys(map(ord, INVISIBLE)))


def look(document: Document, number: int) -> Iterator[Match]:
    """Each entity of a line, unless the text is about them, the line is code or together they would be mojibake."""
    line, first = document.line_text(number), document.line(number).start
    if document.fact(about_markup) or is_code(document, number):
        return
    stands_for = partial(character, shows_tags="<" in line or "lt;" in line)
    resolved = entity().sub(lambda found: stands_for(found) or found.group(), line)
    if len(MOJIBAKE.findall(resolved)) > len(MOJIBAKE.findall(line)):
        return
    for found in entity().finditer(line):
        value = stands_for(found)
        if value is not None:
            yield Match(Span(first + found.start(), first + found.end()), value)


RULE = Rule(
    code="DMG101",
    name="html-entity",
    message="“{found}” stands for “{new}”",
    explanation=__doc__,
    find=Finder(look, triggers=("&[a-z][a-z0-9]{1,31};", "&#x?[0-9a-f]{1,7};")),
    safety=Safety.SAFE,
    stage=Stage.MARKUP,
    examples=(
        Bad("Smith &amp;amp; Sons don&#8217;t sell caf&eacute;s.", fixed="Smith & Sons don’t sell cafés."),
        Bad("A Jan&shy;uary &#8203;day at 3 &lt; 4 degrees.", fixed="A January day at 3 < 4 degrees."),
        Bad("It rained.\n\n&nbsp;\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad(
            "     The blue club has signed two players from K&ouml;ln.",
            fixed="     The blue club has signed two players from Köln.",
        ),
        Bad("Read more [&hellip;] of K&ouml;ln", fixed="Read more […] of Köln"),
        Bad("This browser shows no HTML frames.\n\nK&ouml;ln", fixed="This browser shows no HTML frames.\n\nKöln"),
        Good("Smith & Sons; nothing else."),
        Good("In HTML the name of the sign is &amp;amp; or &#38;."),
        Good("She wrote &lt;b&gt; on the wall."),
        Good("How a menu is written:\n\n    Fish &amp; chips"),
        Good("How to write a space in HTML\n\nUse &nbsp; where a line must not break, and &shy; where it may."),
        Good("The editor shows “&eacute;”.\n\nAll of caf&eacute; is shown."),
        Good("They type the &eacute; symbol.\n\nAll of caf&eacute; is shown."),
        Good("The menu:\n\n```\nFish &amp; chips\n```\n"),
        Good("From 1990&shy;2000 the prac&shy; tice closed since&#8203;two."),
        Good("A lost letter is &#65533; and stays."),
        Good("Smith &sons; nothing else, and &#10; no more."),
    ),
)
