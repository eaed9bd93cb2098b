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
from functools import cache, lru_cache
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
        (?: (?P<last> (?= [A-Za-z0-9]{2,31}+ ; ) \L<name> | \#\d{1,7} | \#[xX][\da-fA-F]{1,6} ) ; | (?<= ; ) )
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


@lru_cache(maxsize=1024)
def meaning(name: str) -> str | None:
    """The character that an entity's name or number stands for; None where it is not to be put into a text."""
    value = html.unescape(f"&{name};")
    return value if is_plain(value) else None


def character(found: Found, *, opened: bool) -> str | None:
    """What an entity in a line stands for; None where it has to stay. ``opened``: the line has an opening bracket."""
    if found["last"] is None:
        return "&"
    value = meaning(found["last"])
    following = found.string[found.end() : found.end() + 1]
    if value is None or (value == "<" and not (following.isspace() or following.isdigit() or not following)):
        return None
    if value == ">" and opened:
        return None
    return value if value.isascii() else value.translate(dict.fromkeys(map(ord, INVISIBLE)))


def look(document: Document, number: int) -> Iterator[Match]:
    """Each entity of a line, unless the line is code or together they would be mojibake."""
    line, start = document.line_text(number), document.line(number).start
    if line.startswith(("    ", "\t")) or CODE.search(line):
        return
    opened = "<" in line or "lt;" in line
    read = ((found.span(), character(found, opened=opened)) for found in entity().finditer(line))
    known = [(span, value) for span, value in read if value is not None]
    if not all(value.isascii() for _, value in known):
        resolved = entity().sub(lambda found: character(found, opened=opened) or found.group(), line)
        if len(MOJIBAKE.findall(resolved)) > len(MOJIBAKE.findall(line)):
            return
    for (begun, ended), value in known:
        yield Match(Span(start + begun, start + ended), value)


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
