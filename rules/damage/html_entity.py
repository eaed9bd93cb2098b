"""A character that is still written as HTML: “&eacute;”, “&#8217;”, “&amp;amp;”.

Markup was taken out of the page, but what stood for characters in it was not read; text that went through two such
steps is escaped twice.

The fix puts the character there, however often it was escaped. It leaves alone what could turn into markup or
control the text (a bracket before a letter, line breaks, letters of the alphabet, marks of direction), and lines
that are set off as code or speak of HTML. Characters that show nothing are left out at once; where the characters
would be mojibake nothing is certain.

In edited human English it was found 0.4 times per 10,000 words, nearly all in two archives of news.
"""

import html
from collections.abc import Iterator
from functools import cache
from html.entities import html5
from unicodedata import category

import regex

from cleanup.matchers import Found
from cleanup.rule import Bad, Finder, Good, Match, Rule, Safety, Stage
from cleanup.text import INVISIBLE, Document, Span

CODE = regex.compile(
    r"(?: \b (?: html | xml | entit(?:y|ies) | ampersands? ) \b | [`{}] ) (?! [^<>\[\]]{0,500} [>\]] )",  # not in a tag
    regex.VERBOSE | regex.IGNORECASE,
)
MOJIBAKE = regex.compile(r"(?: [Â-ß] | [à-ï] {t} | [ð-ô] {t} {t} ) {t}".format(t=r"[^\x00-\x7fÀ-ÿ]"), regex.VERBOSE)


@cache
def entity() -> "regex.Pattern[str]":
    """An entity, however often its ampersand was escaped; without a name it is the ampersand itself."""
    names = {name[:-1] for name, value in html5.items() if name.endswith(";") and is_plain(value)}
    return regex.compile(
        r"""
        & (?: (?: amp | \#0*38 | \#[xX]0*26 ) ; )*
        (?: (?P<last> \L<name> | \#\d{1,7} | \#[xX][\da-fA-F]{1,6} ) ; | (?<= ; ) )
        """,
        regex.VERBOSE,
        name=names,
    )


def is_plain(value: str) -> bool:
    """Whether a character can do nothing but be read: it neither controls the text nor can be part of an entity."""
    return not any(
        (sign.isascii() and sign.isalnum())
        or sign in "&#;"
        or category(sign) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        or (category(sign) == "Cf" and sign not in INVISIBLE + "\u200c\u200d\u200e\u200f")
        for sign in value
    )


def character(found: Found) -> str | None:
    """What an entity in a line stands for; None where it has to stay."""
    if found["last"] is None:
        return "&"
    value = html.unescape(f"&{found['last']};")
    following = found.string[found.end() : found.end() + 1]
    if not is_plain(value) or (value == "<" and not (following.isspace() or following.isdigit() or not following)):
        return None
    if value == ">" and ("<" in found.string or "lt;" in found.string):
        return None
    return value.translate(dict.fromkeys(map(ord, INVISIBLE)))


def look(document: Document, number: int) -> Iterator[Match]:
    """Each entity of a line, unless the line is code or together they would be mojibake."""
    line, start = document.line_text(number), document.line(number).start
    resolved = entity().sub(lambda found: character(found) or found.group(), line)
    if (
        line.startswith(("    ", "\t"))
        or CODE.search(line)
        or len(MOJIBAKE.findall(resolved)) > len(MOJIBAKE.findall(line))
    ):
        return
    for found in entity().finditer(line):
        value = character(found)
        if value is not None:
            yield Match(Span(start + found.start(), start + found.end()), value)


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
        Bad("A Jan&shy;u&#8203;ary day at 3 &lt; 4 degrees.", fixed="A January day at 3 < 4 degrees."),
        Bad("It rained.\n\n&nbsp;\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Good("Smith & Sons; nothing else."),
        Good("In HTML the name of the sign is &amp;amp; or &#38;."),
        Good("She wrote &lt;b&gt; on the wall."),
        Good("How a menu is written:\n\n    Fish &amp; chips"),
        Good("Smith &sons; nothing else, and &#10; no more."),
    ),
)
