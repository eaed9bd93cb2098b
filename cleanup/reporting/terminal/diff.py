r"""The changes of cleaning: a unified diff for git and patch, and a word diff for people.

Both are computed from the edits; two texts are never compared.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cleanup.engine.document import encoded
from cleanup.engine.report import Report
from cleanup.reporting.safe_text import visible
from cleanup.reporting.segments import Segment, SegmentKind, sections
from cleanup.reporting.terminal.style import bold, cyan, faint, green, red

# Unchanged lines around a change in a unified diff.
CONTEXT = 3

LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class LineChange:
    """A change of whole lines: the index of the first, from 0, the ``old`` lines and the ``new`` ones."""

    first: int
    old: Sequence[str]
    new: Sequence[str]

    @property
    def end(self) -> int:
        """The index of the line after the old lines."""
        return self.first + len(self.old)


def unified(report: Report) -> str:
    r"""Return a unified diff for ``git apply`` and ``patch``; empty when nothing was changed.

    Its lines end at ``\n`` alone, as git's do. It holds the text as it is: ``styled`` makes it safe for a terminal.
    """
    text = report.document.text
    starts = [0, *(line.end() for line in LINE.finditer(text) if line.group().endswith("\n"))]
    name = report.document.name.lstrip("/") or "text"
    parts: list[str] = []
    shift = 0
    for hunk in _hunks(_changes(report, starts)):
        parts += _hunk(text, starts, hunk, shift)
        shift += sum(len(change.new) - len(change.old) for change in hunk)
    if not parts:
        return ""
    return "".join((f"--- {_quoted('a/' + name)}\n", f"+++ {_quoted('b/' + name)}\n", *parts))


def styled(diff: str) -> str:
    """Return a unified diff with styles for a terminal, with the characters that would drive one named instead."""
    styles: dict[str, Callable[[str], str]] = {"@": cyan, "-": red, "+": green, " ": str}
    *lines, _ = diff.split("\n")
    shown = [bold(visible(line)) for line in lines[:2]]
    style = styles[" "]
    for line in lines[2:]:
        style = styles.get(line[0], style)  # the remark about a missing newline belongs to the line before it
        shown.append(style(visible(line)))
    return "".join(f"{line}\n" for line in shown)


def _changes(report: Report, starts: Sequence[int]) -> Iterator[LineChange]:
    """Yield the edits widened to whole lines; edits that share a line are one change."""
    text, edits = report.document.text, [edit for edit in report.edits if edit.old != edit.new]
    number = 0
    while number < len(edits):
        first = _line(starts, edits[number].span.start)
        offset, whole = starts[first], True  # the end of what is in ``new``, and whether that ends with a line break
        new: list[str] = []
        while number < len(edits):
            edit = edits[number]
            for added in (text[offset : edit.span.start], edit.new):
                whole = added.endswith("\n") if added else whole
                new.append(added)
            offset = edit.span.end
            number += 1
            line = _line(starts, offset)
            if whole and offset == starts[line]:
                break
            if number == len(edits) or _line(starts, edits[number].span.start) != line:
                end = starts[line + 1] if line + 1 < len(starts) else len(text)
                new.append(text[offset:end])
                offset = end
                break
        yield LineChange(first, LINE.findall(text[starts[first] : offset]), LINE.findall("".join(new)))


def _line(starts: Sequence[int], offset: int) -> int:
    return bisect_right(starts, offset) - 1


def _hunks(changes: Iterable[LineChange]) -> Iterator[list[LineChange]]:
    """Yield the changes in groups: those whose context lines would touch are in one hunk."""
    hunk: list[LineChange] = []
    for change in changes:
        if hunk and change.first - hunk[-1].end > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _hunk(text: str, starts: Sequence[int], hunk: Sequence[LineChange], shift: int) -> Iterator[str]:
    """Yield the header and the lines of a hunk; ``shift`` is the number of lines that the hunks before it added."""
    first = max(0, hunk[0].first - CONTEXT)
    last = min(len(starts), hunk[-1].end + CONTEXT)
    body: list[tuple[str, str]] = []
    number = first
    for change in hunk:
        body += ((" ", unchanged) for unchanged in _lines(text, starts, number, change.first))
        body += (("-", old) for old in change.old)
        body += (("+", new) for new in change.new)
        number = change.end
    body += ((" ", unchanged) for unchanged in _lines(text, starts, number, last))
    old_range = _range(first, sum(sign != "+" for sign, _ in body))
    new_range = _range(first + shift, sum(sign != "-" for sign, _ in body))
    yield f"@@ -{old_range} +{new_range} @@\n"
    for sign, line in body:
        yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _lines(text: str, starts: Sequence[int], first: int, last: int) -> Sequence[str]:
    end = starts[last] if last < len(starts) else len(text)
    return LINE.findall(text[starts[first] : end]) if first < last else ()


def _range(first: int, count: int) -> str:
    return f"{first + 1 if count else first},{count}"


def _quoted(name: str) -> str:
    """Return a file name as git writes it: quoted, with octal bytes, where it could be misread."""
    if name.isprintable() and not {'"', "\\"} & {*name}:
        return f"{name}\t" if " " in name else name
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}" for b in encoded(name)) + '"'


def words(report: Report) -> str:
    """Return the changed paragraphs with ``[-removed-]`` and ``{+inserted+}`` words, styled; empty without a change.

    Paragraphs far from a change are folded. Characters that are invisible or would drive a terminal are named.
    """
    if not report.edits:
        return ""
    lines = [bold(visible(report.document.name or "text"))]
    for section in sections(replace(report, findings=())):
        if section.folded:
            lines.append(faint(f"⋯ {section.paragraphs} unchanged paragraphs ⋯"))
        else:
            lines += ("".join(map(_word, row.segments)) for row in section.rows)
    return "\n".join(lines) + "\n"


def _word(segment: Segment) -> str:
    if not segment.text:
        return ""
    if segment.kind is SegmentKind.REMOVED:
        return red(f"[-{visible(segment.text)}-]")
    if segment.kind is SegmentKind.INSERTED:
        return green(f"{{+{visible(segment.text)}+}}")
    return visible(segment.text)
