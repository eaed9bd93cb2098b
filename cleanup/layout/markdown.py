r"""Markdown: what of a text is markup, and stays as it is.

Front matter, code, HTML, the targets of links, rules of tables and entities are protected. Lines are shown by their
text: of ``* [Share](https://example.com)`` rules see ``* Share``. The grammar is that of CommonMark with tables and
front matter, as far as it decides what is text.
"""

from collections.abc import Iterator, Sequence

import regex

from cleanup.layout.line_lengths import Bounds
from cleanup.layout.logical import Cut, Gap
from cleanup.layout.wrapped import joins, wrapping_cuts

_FENCE = regex.compile(r" {0,3}(?:[>*+-] ?| \d+[.)] ?)*\s*(`{3,}(?=[^`]*$)|~{3,})")
_FRONT = {"---": ("---", "..."), "+++": ("+++",)}
_INDENTED = regex.compile(r"(?: {4}| {0,3}\t)\s*\S")
_ITEM = regex.compile(r" {0,3}(?:[*+-]|\d{1,9}[.)])\s")
_HTML = regex.compile(
    r" {0,3}<(?:!--|[?!]|/?(?:address|article|aside|blockquote|body|center|details|dialog|dd|div|dl|dt|fieldset"
    r"|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|img|legend|li|link|main|menu|nav|ol|p|picture|pre|script"
    r"|section|source|style|summary|svg|table|tbody|td|tfoot|th|thead|title|tr|ul|video)\b)",
    regex.IGNORECASE,
)
_HTML_END = regex.compile(r"-->\s*$")
_DEFINITION = regex.compile(r" {0,3}\[[^\]\n]{1,200}\]:\s*\S")
_RULE = regex.compile(r" {0,3}(?:[-*_=]\s*){3,}$|\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|\s*\|\s*:?-+:?\s*\|\s*$")
_UNDERLINE = regex.compile(r" {0,3}(?:=+|-+)\s*$")
_HEADING = regex.compile(r" {0,3}#{1,6}\s+\S")

# The end of the text of a link, with its target and title.
_TARGET = r"\]\((?:<[^<>\n]*>|[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
_LINK = regex.compile(_TARGET)

# Within a line, in this order: code, images and links, addresses and tags, entities, escapes, bars of tables.
_INLINE = regex.compile(
    r"(?P<code>(`++)(?!`).{1,500}?(?<!`)\2(?!`))"
    r"|(?P<open>!?\[)(?=[^\[\]\n]{0,300}+\]\()"
    rf"|(?P<target>{_TARGET})"
    r"|(?P<tag><(?:[a-z][a-z0-9+.-]*:[^<>\s]*|/?[a-z][^<>\n]{0,300}|!--.{0,300}?--)>)"
    r"|(?P<url>\bhttps?://[^\s<>\[\]|]++)"
    r"|(?P<entity>&(?:[a-z][a-z0-9]{1,31}|\#\d{1,7}|\#x[0-9a-f]{1,6});)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])|(?P<bar>\|)",
    regex.IGNORECASE,
)

# A text with headings and links is Markdown if at least one line in so many has one.
_SHARE = 20


def is_markdown(lines: Sequence[str]) -> bool:
    """Return whether a text is certainly Markdown: it has front matter or a closed fence, or headings and links."""
    fences = sum(line.lstrip().startswith(("```", "~~~")) for line in lines)
    if fences > 1 or _front_matter(lines):
        return True
    headings = sum(line.startswith("#") and _HEADING.match(line) is not None for line in lines)
    if not headings:
        return False
    links = sum("](" in line and _LINK.search(line) is not None for line in lines)
    return links > 0 and _SHARE * (headings + links) >= len(lines)


def markdown_cuts(text: str, lines: Sequence[str], bounds: Bounds) -> list[Cut]:
    """Return what of a text is not shown or protected, and the breaks of wrapping, in order."""
    starts, ends = bounds
    found: list[Cut] = []
    shown = [*lines]
    for first, stop in _blocks(lines):
        begin = starts[first]
        end = starts[stop] if stop < len(lines) else len(text)
        found.append(Cut(begin, end, Gap.MARKUP, "\n"))
        shown[first:stop] = [""] * (stop - first)
    in_table = _table_lines(shown)
    for number, line in enumerate(shown):
        if number and _UNDERLINE.match(line) and shown[number - 1].strip():
            found.append(Cut(ends[number - 1], ends[number], Gap.PROTECTED, f" {line}"))  # goes with its heading
        elif line and not line.isspace():
            found += _inline(line, starts[number], in_table=number in in_table)
    found += wrapping_cuts(text, joins(["" if n in in_table else line for n, line in enumerate(shown)]), bounds)
    return sorted(found)


def _front_matter(lines: Sequence[str]) -> int:
    """Return how many lines the front matter has, with its marks."""
    closing = _FRONT.get(lines[0].rstrip()) if lines else None
    if closing is None:
        return 0
    for number, line in enumerate(lines[1:200], start=1):
        if line.rstrip() in closing:
            return number + 1 if number > 1 and any(mark in "".join(lines[1:number]) for mark in ":=") else 0
        if not line.strip() and number == 1:
            return 0
    return 0


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield blocks that are protected as a whole: the first line of each, and the one after its last."""
    number = _front_matter(lines)
    if number:
        yield 0, number
    in_list = False
    while number < len(lines):
        line = lines[number]
        stop = _block_end(lines, number, in_list=in_list)
        if stop > number:
            yield number, stop
            number = stop
            continue
        if line.strip():
            in_list = _ITEM.match(line) is not None or (in_list and line.startswith((" ", "\t")))
        number += 1


def _block_end(lines: Sequence[str], number: int, *, in_list: bool) -> int:
    """Return where the block that starts at a line ends; the line itself where none starts."""
    line = lines[number]
    fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
    if fence:
        stop = number + 1
        while stop < len(lines) and not _closes(lines[stop], fence[1]):
            stop += 1
        return min(stop + 1, len(lines))
    if _HTML.match(line):
        stop = number
        is_comment = line.lstrip().startswith("<!--")
        while stop < len(lines) and (is_comment or lines[stop].strip()):
            stop += 1
            if is_comment and _HTML_END.search(lines[stop - 1]):
                break
        return stop
    is_nested = in_list and _ITEM.match(line.lstrip()) is not None
    if _INDENTED.match(line) and not is_nested and (number == 0 or not lines[number - 1].strip()):
        stop = number
        while stop < len(lines) and (_INDENTED.match(lines[stop]) or not lines[stop].strip()):
            stop += 1
        while not lines[stop - 1].strip():
            stop -= 1
        return stop
    is_underline = number > 0 and lines[number - 1].strip() != "" and _UNDERLINE.match(line) is not None
    if not is_underline and (_DEFINITION.match(line) or _RULE.match(line)):
        return number + 1
    return number


def _closes(line: str, fence: str) -> bool:
    text = line.strip().lstrip("> ")
    return len(text) >= len(fence) and not text.strip(fence[0])


def _table_lines(lines: Sequence[str]) -> set[int]:
    """Return the lines of tables: neighbours that begin with a bar, or contain several."""
    return {number for number, line in enumerate(lines) if line.lstrip().startswith("|") or line.count(" | ") > 1}


def _inline(line: str, start: int, *, in_table: bool) -> Iterator[Cut]:
    """Yield what is markup within a line that starts at an offset of the text."""
    for found in _INLINE.finditer(line):
        if found["bar"] and not in_table:
            continue
        kind = Gap.MARKUP if found["open"] or found["target"] else Gap.PROTECTED
        yield Cut(start + found.start(), start + found.end(), kind, "" if kind is Gap.MARKUP else found[0])
