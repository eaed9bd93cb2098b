"""The guard of every rule that deletes whole lines: a line must not be part of something larger.

Two neighbourhoods show that it is: a paragraph that was broken into lines of one width, where any line may begin or end
like a phrase, and settings (YAML, TOML, INI), where “tags: …” is a key.
"""

from collections.abc import Iterator

import regex

from cleanup.engine.document import Document
from cleanup.layout.wrapped import broken_lines

_SETTING = regex.compile(r"\s*+(?:-\h)?[a-z][a-z0-9_.-]*+\h?[:=](?:\h.*)?")
_SECTION = regex.compile(r"\s*+(?:-{3}|\+{3}|\[{1,2}[\w.\"' -]+\]{1,2}|[{}])\s*")


def stands_alone(document: Document, number: int) -> bool:
    """Return whether a line is neither part of a broken paragraph or of settings nor right beside such a line."""
    connected = document.cached(_connected_lines)
    return connected.isdisjoint((number - 1, number, number + 1)) and document.joined.isdisjoint(
        (number - 1, number + 1)
    )


def _connected_lines(document: Document) -> frozenset[int]:
    """Return the lines of broken paragraphs and of settings; blank lines separate them."""
    lines = document.lines
    connected: set[int] = set()
    start = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or document.is_blank(number):
            if number - start > 1:
                connected.update(broken_lines(lines, start, number))
                connected.update(_settings(lines, start, number))
            start = number + 1
    return frozenset(connected)


def _settings(lines: list[str], start: int, stop: int) -> Iterator[int]:
    """Yield the lines between two blank ones that are settings: at least two neighbours, with different keys.

    A line that is indented below a key, or an item right under it, belongs to its value.
    """
    keys = [_key(line) for line in lines[start:stop]]
    inside = False
    for index, key in enumerate(keys):
        inside = bool(key and any(other and other != key for other in keys[max(0, index - 1) : index + 2])) or (
            inside and lines[start + index].startswith((" ", "\t", "- "))
        )
        if inside:
            yield start + index


def _key(line: str) -> str:
    """Return the key of a line of settings, or the line if it separates sections; nothing for any other line."""
    found = _SETTING.fullmatch(line) or _SECTION.fullmatch(line)
    return found[0].strip().partition(":")[0].partition("=")[0] if found else ""
