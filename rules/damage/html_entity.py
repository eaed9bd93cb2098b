"""A character that is still written as HTML: “&eacute;”, “&#8217;”, “&amp;amp;”.

Why:
The markup was removed from the page, but the entities in it were not decoded; text that went through two such steps is
escaped twice.

Fix safety:
The fix writes the character, however often it was escaped. It leaves alone what could turn into markup or control the
text (a bracket before a letter, line breaks, letters of the alphabet, direction marks), and lines that are set off as
code. A text about HTML, or one that quotes an entity (“&nbsp;” in quotation marks), keeps all its entities; so does a
line that explains how to type one (“tapez &eacute;”), describes an error in one, or has the right word beside the
escaped one. In an address only ampersands are decoded, at the end of an assignment nothing. Entities of invisible
characters are deleted at once, unless they may stand for what the author wrote (see DMG102). A line whose characters
would be mojibake keeps its entities, because nothing is certain there.

Measured:
In edited human English it was found 0.3 times per 10,000 words, nearly all in two news archives.
"""

import html
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

import regex

from cleanup.rulekit import (
    INVISIBLE,
    Bad,
    Document,
    Finder,
    Good,
    Match,
    Rule,
    Safety,
    Span,
    Stage,
    is_about_markup,
    is_needed_between,
    may_replace_character,
)

CODE = regex.compile(
    r"(?: \b (?: html | xml | entit(?:y|ies) | ampersands? ) \b | [`{}] ) (?! [^<>\[\]]{0,500} [>\]] )",  # not in a tag
    regex.VERBOSE | regex.IGNORECASE,
)
WRITTEN = regex.compile(
    r"\s+ [\p{P}]{0,2}+ \p{Lu} (?: [^<>{}=|\s]*+ \s++ ){5,}+ [^<>{}=|\s]* [.!?…] [\"”’»)]* \s*", regex.VERBOSE
)
ANY = r"(?: & (?: amp; )* (?: \#\d{1,7} | \#x[\da-f]{1,6} | [a-z][a-z\d]{1,31} ) ; )"
ALONE = rf"(?: (?<! \S ) {ANY} (?! \S ) )"
JOINT = r"& (?: amp; )* (?: amp | \#38 | nbsp | \#160 | [mn]dash | \#821[12] | hellip | bull | middot | [lr]aquo ) ;"
TYPED = regex.compile(  # where a line explains how to write an entity, or describes an error in one
    rf"""
    \b (?:
        (?: type | write | enter | insert | use | using | us(?: a | ar | an | o ) | gibt | geben | typ(?: t | en )
          | brug\w* | bruk\w* ) \h (?! {JOINT} )
      | (?: tap(?: e[zr]? | ons ) | écri(?: re | vez | t | vons ) | utilis(?: e[zr]? | ons ) | saisi(?: r | ssez )
          | insér(?: er | ez ) | tipp(?: t | en | e ) | schreib(?: t | en | e ) | verwende[nt]?
          | (?: be )? nutz(?: t | en | e )
          | escrib\w+ | tecle\w+ | utili[zc]\w+ | escrev\w+ | digit(?: e | a | ar | are | i ) | scriv\w+ | inseri\w+
          | schrijf\w* | gebruik\w* | wpis\w+ | napisz | pisz\w* | użyj | używa\w* | napiš\w* | piš\w+
          | skriv\w* | använd\w* | kirjoit\w+ | scri[ei]\w* | folos\w+ | набер\w+ | набира\w+ | напи[сш]\w+ | пиш\w+
          | введ\w+ | ввод\w+ | использ\w+ | наберіть | введіть | використ\w+ ) \h (?! &amp; \h )
    )
    (?: (?: man | sie | du | se | la | le | el | o | den | die | das | het | the | der ) \h | l['’] )?
    ["“«]? {ANY} (?! [\w&] )
    | (?: ^ | [.:;,] \h ) (?: type | write | enter | insert | use ) \h {ANY}
      \h (?: for | to | in | instead | where | when ) \b
    | (?: 输入 | 輸入 | 使用 | 用 | 写 | 寫 | 键入 | 打 ) \h? {ANY}
    | {ANY} \h? (?: [とをは] \h? (?: 書 | 入力 | 使 | 打 | 表 )
      | (?: 를 | 을 | 로 | 라고 ) \h? (?: 쓰 | 입력 | 사용 | 적 ) )
    | {ANY} ["”»]? \h (?: eingeb\w* | schreib\w* | tippen | yaz\w* | kullan\w* )
    | {ANY} .{{0,60}} \b how \h (?: you | to | we | one ) \h (?: write | type | escape | enter ) \b
    | \b how \h (?: you | to | we | one ) \h (?: write | type | escape | enter ) \b .{{0,60}} {ANY}
    | \b (?: bugs? \h (?: where | when | that | in | with ) | (?: double | un ) -? escap(?: ed | ing ) )
      \b .{{0,80}} {ALONE}
    | ^ \h* (?: [-*+•] \h+ )? (?: bug )? fix (?: e[ds] )?
      (?: (?: \([^()]{{0,30}}\) )? : | \b .{{0,80}} \b (?: bug | show | display | escap | render | appear | print ) )
      .{{0,80}} {ALONE}
    | \b (?: show[sn]? | displayed | rendered | appears? | printed | written ) \h as \h (?: an? \h | the \h )?
      {ANY} (?! [\w&] )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
ASSIGNED = regex.compile(r"(?:(?:(?<=[\w\]])|(?<=[\w\]]\s))=|\breturn)\s*+&[A-Za-z]\w*+;\s*+(?://.*)?$")
ADDRESS = regex.compile(r"(?:\w://|\bwww\.|(?<!\w)\w++=[^\s&=]*+&(?=[A-Za-z]\w*+;?\w*+=))[^\s<>\"“”]*+")
WORD = regex.compile(r"[^\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}.,:;!?]++")
FENCE = regex.compile(r"[ ]{0,3}(?:```|~~~)")
NOTHING = dict.fromkeys(map(ord, INVISIBLE))
ENTITY = regex.compile(
    r"""
    & (?P<escapes> (?: (?: amp | \#0*38 | \#[xX]0*26 ) ; )* )
    (?: (?P<last> [A-Za-z][A-Za-z\d]{1,31} | \#\d{1,7} | \#[xX][\da-fA-F]{1,6} ) ; | (?<= ; ) )
    """,
    regex.VERBOSE,
)
MOJIBAKE = regex.compile(r"(?: [Â-ß] | [à-ï] {t} | [ð-ô] {t} {t} ) {t}".format(t=r"[^\x00-\x7fÀ-ÿ]"), regex.VERBOSE)


class Entity(NamedTuple):
    """The position of an entity in a line, and the character that it encodes."""

    start: int
    end: int
    value: str


@lru_cache(4096)
def value_of(entity: str) -> str | None:
    """Return the character that the last part of an entity encodes, or None where there is none that is plain."""
    value = html.unescape(f"&{entity};")
    return None if value == f"&{entity};" or not is_plain(value) else value


def is_plain(value: str) -> bool:
    """Check that a character is plain: it neither controls the text nor can be part of an entity."""
    return not any(
        (sign.isascii() and sign.isalnum())
        or sign in "&#;\ufffd"
        or category(sign) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
        or (category(sign) == "Cf" and sign not in INVISIBLE + "\u200c\u200d\u200e\u200f")
        for sign in value
    )


def fences(document: Document) -> list[int]:
    """Return the numbers of the lines that open or close a block of code."""
    return [number for number, line in enumerate(document.lines) if FENCE.match(line)]


def is_code(document: Document, number: int) -> bool:
    """Check whether a line is set off as code, between fences or by an indent, or contains what prose does not."""
    line = document.line_text(number)
    indented = line.startswith(("    ", "\t")) and not WRITTEN.fullmatch(line.rstrip())
    shown = CODE.search(line) or ASSIGNED.search(line) or TYPED.search(line)
    return indented or shown is not None or bisect_left(document.cached(fences), number) % 2 == 1


def entities(line: str) -> Iterator[Entity]:
    """Yield the entities of a line that may be replaced, however often their ampersands were escaped."""
    tags = "<" in line or "lt;" in line
    addresses = [end for found in ADDRESS.finditer(line) for end in found.span()]
    for found in ENTITY.finditer(line):
        (start, end), last = found.span(), found["last"] or ""
        value = value_of(last) if last else "&"
        if value is None and found["escapes"] and last[0] != "#":  # an ampersand that does not begin an entity
            end, value = found.end("escapes"), "&"
        if value != "&" and bisect_right(addresses, start) % 2:
            continue
        if value is not None and not is_needed(value, line[max(0, start - 1) : start], line[end : end + 1], tags=tags):
            yield Entity(start, end, value.translate(NOTHING))


def is_needed(value: str, before: str, after: str, *, tags: bool) -> bool:
    """Check whether an entity has to stay: its bracket could become a tag, or it is invisible but has a meaning."""
    if value == "<":
        return bool(after.strip()) and not after.isdigit()
    if value == ">":
        return tags
    return value in INVISIBLE and (is_needed_between(before, after) or may_replace_character(value, before, after))


def matches(document: Document, number: int) -> Iterator[Match]:
    """Yield each entity of a line, unless the text is about markup, the line is code or the result is mojibake."""
    line, first = document.line_text(number), document.line(number).start
    if document.cached(is_about_markup) or is_code(document, number):
        return
    found = list(entities(line))
    made = replaced(line, found)
    if len(MOJIBAKE.findall(made)) > len(MOJIBAKE.findall(line)) or is_beside(line, made):
        return
    for start, end, value in found:
        yield Match(Span(first + start, first + end), value)


def is_beside(line: str, made: str) -> bool:
    """Check whether a word with an entity is in the line without it as well: the line may explain how to write it."""
    known, new = words(line), words(made)
    return any(0 < known[word] < number for word, number in new.items())


def words(line: str) -> Counter[str]:
    """Count the words of a line that have a letter that could be escaped, or an ampersand inside."""
    return Counter(word for word in WORD.findall(line) if has_sign(word))


def has_sign(word: str) -> bool:
    """Check whether a word has a letter outside ASCII, or an ampersand inside."""
    return "&" in word[1:-1] or (not word.isascii() and any(map(str.isalpha, word)))


def replaced(line: str, found: Iterable[Entity]) -> str:
    """Return a line with its entities decoded."""
    parts: list[str] = []
    done = 0
    for start, end, value in found:
        parts += line[done:start], value
        done = end
    return "".join([*parts, line[done:]])


RULE = Rule(
    code="DMG101",
    name="html-entity",
    message="“{found}” stands for “{new}”",
    explanation=__doc__,
    find=Finder(matches, triggers=("&[a-z][a-z0-9]{1,31};", "&#x?[0-9a-f]{1,7};")),
    safety=Safety.SAFE,
    stage=Stage.MARKUP,
    examples=(
        Bad("Smith &amp;amp; Sons don&#8217;t sell caf&eacute;s.", fixed="Smith & Sons don’t sell cafés."),
        Bad("A Jan&shy;uary &#8203;day at 3 &lt; 4 degrees.", fixed="A January day at 3 < 4 degrees."),
        Bad("It rained.\n\n&nbsp;\n\nIt stopped.", fixed="It rained.\n\nIt stopped."),
        Bad(
            "     The blue club has signed two players from K&ouml;ln. ",
            fixed="     The blue club has signed two players from Köln. ",
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
        Bad("Terms of use &amp; privacy in the USA &amp; Canada", fixed="Terms of use & privacy in the USA & Canada"),
        Bad("All TV shows &amp; films &mdash; type &quot;yes&quot;.", fixed='All TV shows & films — type "yes".'),
        Bad("They escaped &mdash; all of them: E=mc&sup2;", fixed="They escaped — all of them: E=mc²"),
        Bad("See https://example.com/?a=1&amp;b=2 now", fixed="See https://example.com/?a=1&b=2 now"),
        Good("Für den Umlaut tippt man &uuml; und sonst nichts."),
        Good("Pour un accent, écrivez &egrave; dans le titre."),
        Good("Вместо дефиса введите &ndash; в поле."),
        Good("空白は&nbsp;と入力します。"),
        Good("- Fixed: menus show &quot; around names"),
        Good("B&amp;B is how you write it, and B&B is what they read."),
        Good("The address example.com/?lang=de&sect;ion=2 is long."),
        Good("pointer = &para;"),
        Good("A lost letter is &#65533; and stays."),
        Good("Smith &sons; nothing else, and &#10; no more."),
    ),
)
