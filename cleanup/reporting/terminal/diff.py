r"""What cleaning changed: a unified diff for git and patch, and a word diff for people.

Both are computed from the edits; two texts are never compared.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cleanup.engine.document import encoded
from cleanup.engine.report import Report
from cleanup.reporting.safe_text import BOLD, CYAN, FAINT, GREEN, RED, paint, visible
from cleanup.reporting.segments import Segment, SegmentKind, sections

CONTEXT = 3
"""Unchanged lines around a change in a unified diff."""

LINE = re.compile(r"[^\n]*\n|[^\n]+")


class LineChange(NamedTuple):
    """Lines from ``first`` on (from 0) that stood there, and those that stand there now."""

    first: int
    old: Sequence[str]
    new: Sequence[str]

    @property
    def last(self) -> int:
        """The line after the last of them."""
        return self.first + len(self.old)


def unified(report: Report, *, colour: bool = False) -> str:
    r"""A unified diff that ``git apply`` and ``patch`` take; empty when nothing was changed.

    Its lines end at ``\n`` alone, as git's do. With ``colour`` it is for a terminal only: characters that would drive
    one are named instead.
    """
    text = report.document.text
    starts = [0, *(found.end() for found in LINE.finditer(text) if found.group().endswith("\n"))]
    name = report.document.name.lstrip("/") or "text"
    parts: list[str] = []
    shift = 0
    for hunk in _hunks(_changes(report, starts)):
        parts += _hunk(text, starts, hunk, shift)
        shift += sum(len(change.new) - len(change.old) for change in hunk)
    if not parts:
        return ""
    head = f"--- {_quoted('a/' + name)}", f"+++ {_quoted('b/' + name)}"
    lines = [paint(line, BOLD, colour=colour) + "\n" for line in head]
    return "".join((*lines, *(map(_painted, parts) if colour else parts)))


def _changes(report: Report, starts: Sequence[int]) -> Iterator[LineChange]:
    """The edits widened to whole lines; edits in one line are one change."""
    text, edits = report.document.text, [edit for edit in report.edits if edit.old != edit.new]
    number = 0
    while number < len(edits):
        first = _line(starts, edits[number].span.start)
        done, ended = starts[first], True
        parts: list[str] = []
        while number < len(edits):
            (start, end), _, new = edits[number]
            for part in (text[done:start], new):
                ended = part.endswith("\n") if part else ended
                parts.append(part)
            done = end
            number += 1
            line = _line(starts, done)
            if ended and done == starts[line]:
                break
            if number == len(edits) or _line(starts, edits[number].span.start) != line:
                stop = starts[line + 1] if line + 1 < len(starts) else len(text)
                parts.append(text[done:stop])
                done = stop
                break
        yield LineChange(first, LINE.findall(text[starts[first] : done]), LINE.findall("".join(parts)))


def _line(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _hunks(changes: Iterable[LineChange]) -> Iterator[list[LineChange]]:
    """Changes whose context would touch, together."""
    hunk: list[LineChange] = []
    for change in changes:
        if hunk and change.first - hunk[-1].last > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _hunk(text: str, starts: Sequence[int], hunk: Sequence[LineChange], shift: int) -> Iterator[str]:
    """The header and the lines of a hunk; ``shift`` is how many lines the hunks before it have added."""
    first = max(0, hunk[0].first - CONTEXT)
    last = min(len(starts), hunk[-1].last + CONTEXT)
    body: list[tuple[str, str]] = []
    done = first
    for change in hunk:
        body += (
            *_marked(" ", _kept(text, starts, done, change.first)),
            *_marked("-", change.old),
            *_marked("+", change.new),
        )
        done = change.last
    body += _marked(" ", _kept(text, starts, done, last))
    old = _range(first, sum(sign != "+" for sign, _ in body))
    new = _range(first + shift, sum(sign != "-" for sign, _ in body))
    yield f"@@ -{old} +{new} @@\n"
    for sign, line in body:
        yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _marked(sign: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((sign, line) for line in lines)


def _kept(text: str, starts: Sequence[int], first: int, last: int) -> Sequence[str]:
    end = starts[last] if last < len(starts) else len(text)
    return LINE.findall(text[starts[first] : end]) if first < last else ()


def _range(first: int, count: int) -> str:
    return f"{first + 1 if count else first},{count}"


def _quoted(name: str) -> str:
    """A file name as git writes it: in quotes, with octal bytes, where it could be taken for something else."""
    if name.isprintable() and not {'"', "\\"} & {*name}:
        return f"{name}\t" if " " in name else name
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}" for b in encoded(name)) + '"'


def _painted(part: str) -> str:
    """A line of a diff, or a last line with the remark about its missing break, for a terminal."""
    styles = {"@": CYAN, "-": RED, "+": GREEN}
    lines = part[:-1].split("\n")
    style = styles.get(part[0], "")
    return "".join(paint(visible(line), style, colour=bool(style)) + "\n" for line in lines)


def words(report: Report, *, colour: bool = False) -> str:
    """The changed paragraphs with ``[-removed-]`` and ``{+inserted+}`` words; empty when nothing was changed.

    Paragraphs far from a change are folded. Characters that cannot be seen, or would drive a terminal, are named.
    """
    if not report.edits:
        return ""
    lines = [paint(visible(report.document.name or "text"), BOLD, colour=colour)]
    for section in sections(replace(report, findings=())):
        if section.folded:
            lines.append(paint(f"⋯ {section.paragraphs} unchanged paragraphs ⋯", FAINT, colour=colour))
        else:
            lines += ("".join(_word(piece, colour=colour) for piece in row.pieces) for row in section.rows)
    return "\n".join(lines) + "\n"


def _word(piece: Segment, *, colour: bool) -> str:
    if not piece.text:
        return ""
    if piece.kind is SegmentKind.REMOVED:
        return paint(f"[-{visible(piece.text)}-]", RED, colour=colour)
    if piece.kind is SegmentKind.INSERTED:
        return paint(f"{{+{visible(piece.text)}+}}", GREEN, colour=colour)
    return visible(piece.text)
