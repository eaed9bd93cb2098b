r"""The text in a line of JSON written again, without a change to any other byte.

Only a line whose text is edited is walked through, to find where the literal of the text stands; in the literal nothing
but the edited spans is written again, so that ``\/`` and ``\u00E9`` stay what they are.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.engine.document import Span
from cleanup.engine.edits import Edit, apply
from cleanup.errors import Unusable
from cleanup.io.datasets.fields import FieldPath

# One code point of a text, written as an escape.
ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^u])")

SURROGATE = re.compile("[\ud800-\udfff]")
SPACE = re.compile(r"[ \t\n\r]*")

_WRITING = {ascii_only: json.JSONEncoder(ensure_ascii=ascii_only) for ascii_only in (True, False)}
_WALKING = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


class EditedLine(NamedTuple):
    """A line with an edited text.

    ``old_literals`` has an item per edit: the literal that was replaced, or None where encoding the old text gives it.
    """

    line: bytes
    old_literals: tuple[str | None, ...]


def edit_field(line: bytes, field: FieldPath, edits: Sequence[Edit], literals: Iterable[str | None] = ()) -> EditedLine:
    """Apply edits, in order, to the text of a field, and return the line; all other bytes stay as they are.

    New text is escaped where the old literal is ASCII, or as the ``literals`` that are not None prescribe. Raises
    Unusable where the line could not hold the edited text: halves of surrogate pairs that a removal brings together
    would make a character.
    """
    whole = line.decode()
    start, end = literal_span(whole, field)
    body = whole[start:end]
    ascii_only = body.isascii()
    given = list(literals) or [None] * len(edits)
    news = [
        to_literal(edit.new, ascii_only) if literal is None else literal
        for edit, literal in zip(edits, given, strict=True)
    ]
    places = _places(body, (offset for edit in edits for offset in edit.span))
    parts: list[str] = []
    olds: list[str] = []
    done = 0
    for new, (begin, stop) in zip(news, zip(places, places, strict=True), strict=True):
        parts += body[done:begin], new
        olds.append(body[begin:stop])
        done = stop
    parts.append(body[done:])
    made = "".join(parts)
    if "\\ud" in body or "\\uD" in body:  # there may be halves of surrogate pairs
        _hold(body, made, edits)
    left = made.isascii()
    were = (None if to_literal(edit.old, left) == old else old for edit, old in zip(edits, olds, strict=True))
    return EditedLine((whole[:start] + made + whole[end:]).encode(), tuple(were))


def literal_span(line: str, field: FieldPath) -> Span:
    """Return the span of a field's literal, with its quotes, in a parseable line.

    Raises Unusable as ``member_spans`` does, and when there is no such field.
    """
    first, *inner = field
    span = value_span(member_spans(line), first)
    for name in inner:
        span = value_span(member_spans(line, span.start), name)
    return span


def value_span(known: Sequence[tuple[str, Span]], name: str) -> Span:
    """Return the span of a name's value: the last one, as in all JSON parsers. Raises Unusable when there is none."""
    for one, span in reversed(known):
        if one == name:
            return span
    raise Unusable(f"no field {name!r}")


def member_spans(line: str, start: int | None = None) -> list[tuple[str, Span]]:
    """Return the names of an object in a parseable line and the spans of their values, in order.

    ``start`` is the offset where the object begins; by default it is the whole line. Raises Unusable when the object is
    nested too deeply.
    """
    found = []
    at = _after(line, (line.index("{") if start is None else start) + 1)
    try:
        while line[at] == '"':
            name, at = _WALKING.raw_decode(line, at)
            start = _after(line, _after(line, at) + 1)
            _, end = _WALKING.raw_decode(line, start)
            found.append((name, Span(start, end)))
            at = _after(line, end)
            if line[at] == ",":
                at = _after(line, at + 1)
    except RecursionError as error:
        raise Unusable("nested too deeply to be edited") from error
    return found


def _after(line: str, at: int) -> int:
    """Where the white space ends that begins here."""
    space = SPACE.match(line, at)
    return space.end() if space else at


def to_literal(text: str, ascii_only: bool) -> str:  # noqa: FBT001  # as json has it
    """Return a text as it is written between the quotes of a JSON literal."""
    made = _WRITING[ascii_only].encode(text)[1:-1]
    return SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", made)


def _places(body: str, offsets: Iterable[int]) -> Iterator[int]:
    """Where in a literal the code points of its text stand; the offsets ascend."""
    escapes = ESCAPE.finditer(body)
    escape, shift = next(escapes, None), 1
    for offset in offsets:
        while escape is not None and escape.start() < offset + shift:
            shift += escape.end() - escape.start() - 1
            escape = next(escapes, None)
        yield offset + shift


def _hold(body: str, made: str, edits: Sequence[Edit]) -> None:
    if _WALKING.decode(made) != apply(_WALKING.decode(body), edits):
        raise Unusable("a fix would join the halves of a surrogate pair; the record was left alone")
