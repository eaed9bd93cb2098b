"""Text styles for a terminal, and the columns that a text takes there.

Everything made for a terminal is styled; ``without_styles`` strips the styles where no colour is wanted. Texts pass
through ``cleanup.reporting.safe_text`` first and hold no escape sequences of their own.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import click


def _styled(text: str, **style: Any) -> str:
    return click.style(text, **style) if text else ""


bold = partial(_styled, bold=True)
faint = partial(_styled, dim=True)
red = partial(_styled, fg="red")
green = partial(_styled, fg="green")
yellow = partial(_styled, fg="yellow")
cyan = partial(_styled, fg="cyan")


def without_styles(text: str) -> str:
    """Return a styled text as plain text."""
    return click.unstyle(text)


def printed(lines: Iterable[str], *, colour: bool) -> Iterator[str]:
    """Yield styled lines with their line breaks, plain unless ``colour`` is wanted."""
    return (f"{line if colour else without_styles(line)}\n" for line in lines)


def width(text: str) -> int:
    """Return the columns that a visible text takes on a terminal.

    Only carets below an excerpt depend on it, so the East Asian widths of the standard library are enough and
    ``wcwidth`` is no dependency.
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
