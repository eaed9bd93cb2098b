"""A report as notebooks show it: the changes with a little of the text around them."""

import unicodedata
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleanup.engine.report import Report

# Changes that are shown, and code points around each of them; a longer change is cut.
MOST_CHANGES, CONTEXT, MAX_CHANGE = 40, 60, 300

# Characters that show nothing, or change how others are shown.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}

_REMOVED = "background:#fdd;text-decoration:line-through"
_INSERTED = "background:#dfd;text-decoration:none"


def report_html(report: "Report") -> str:
    """Return a fragment of HTML without scripts and links; what the text holds is escaped, hidden characters named."""
    text, edits = report.document.text, report.edits
    rows = []
    for (start, end), old, new in edits[:MOST_CHANGES]:
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        change = f'<del style="{_REMOVED}">{_shown(old)}</del><ins style="{_INSERTED}">{_shown(new)}</ins>'
        rows.append(f"<tr><td><bdi>{_shown(before)}{change}{_shown(after)}</bdi></td></tr>")
    more = len(edits) - len(rows)
    if more > 0:
        rows.append(f"<tr><td>… {more:,} more</td></tr>")
    head = f"{len(report.findings):,} findings, {len(edits):,} edits, layout {report.layout.value}"
    name = f"{_shown(report.document.name)}: " if report.document.name else ""
    return f'<div><p>{name}{head}</p><table style="white-space:pre-wrap;text-align:left">{"".join(rows)}</table></div>'


def _shown(text: str) -> str:
    cut = text if len(text) <= MAX_CHANGE else text[:MAX_CHANGE] + "…"
    return escape("".join(map(_visible, cut)))


def _visible(character: str) -> str:
    is_hidden = character not in "\n\t" and unicodedata.category(character) in _HIDDEN
    return f"[U+{ord(character):04X}]" if is_hidden else character
