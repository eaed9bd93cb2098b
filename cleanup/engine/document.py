r"""A text and the places in it.

All offsets are code points of the original text, ends exclusive. Lines end at ``\n``, ``\r\n`` or a lone
``\r``; their breaks belong to no line, so that a rule never touches them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from os import PathLike
from typing import Any, NamedTuple, TypeVar

from cleanup.errors import ArgumentTypeError, ArgumentValueError, unwanted
from cleanup.layout.logical import LAYOUTS, Gap

Fact = TypeVar("Fact")

BREAK = re.compile(r"\r\n?|\n")

# Characters that show nothing and say nothing: soft hyphen, zero-width space, word joiner, byte order mark.
INVISIBLE = "\xad\u200b\u2060\ufeff"


class Span(NamedTuple):
    """Start and end of a stretch of the original text, in code points, end exclusive."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character; touching is not overlapping."""
        return self.start < other.end and other.start < self.end


def check_language(language: Any) -> None:
    """Check a language: None, or a code. Raises ArgumentTypeError or ArgumentValueError."""
    if language is None:
        return
    from cleanup.engine.language.iso639 import hint, is_language  # which a pipe does not ask for

    wanted = "an ISO 639-1 code such as en, or None to detect it,"
    if not isinstance(language, str):
        raise ArgumentTypeError(unwanted("language", wanted, language))
    if not is_language(language):
        raise ArgumentValueError(unwanted("language", wanted, language) + hint(language))


def check_layout(layout: Any) -> None:
    """Check a layout: None, or the name of one. Raises ArgumentTypeError or ArgumentValueError."""
    if layout is None or (isinstance(layout, str) and layout in LAYOUTS):
        return
    error = ArgumentValueError if isinstance(layout, str) else ArgumentTypeError
    raise error(unwanted("layout", f"one of {', '.join(sorted(LAYOUTS))}, or None to recognize it,", layout))


def _check(text: Any, name: Any) -> None:
    """Check what a document is made of. Raises ArgumentTypeError."""
    if isinstance(text, bytes | bytearray | memoryview):
        raise ArgumentTypeError(unwanted("text", "a str", text) + "; decode it first, such as with .decode('utf-8')")
    if isinstance(text, PathLike):
        raise ArgumentTypeError(unwanted("text", "a str", text) + "; read the file, and pass what it holds")
    for called, value in (("text", text), ("name", name)):
        if not isinstance(value, str):
            raise ArgumentTypeError(unwanted(called, "a str", value))


@dataclass(frozen=True)
class Document:
    """A text, its name, its language as an ISO 639-1 code, “en” or “en-GB”, and its layout (None: not given).

    The lines are counted from 0, and found at the first use. Raises ArgumentTypeError for what is no text, and
    ArgumentValueError for a language that has no such code and an unknown layout.
    """

    text: str
    name: str = ""
    language: str | None = None
    layout: str | None = None

    def __post_init__(self) -> None:
        """Refuse what no rule could search."""
        if not (isinstance(self.text, str) and isinstance(self.name, str) and self.language is None):
            _check(self.text, self.name)
            check_language(self.language)
        if self.layout is not None:
            check_layout(self.layout)

    def __reduce__(self) -> tuple[type["Document"], tuple[str, str, str | None, str | None]]:
        """Sent to another process without what was computed, which is much, and quickly computed again."""
        return Document, (self.text, self.name, self.language, self.layout)

    @cached_property
    def gaps(self) -> dict[int, Gap]:
        """What says that a line ends, by its number, for lines that are only a part of a stored line."""
        return {}

    @cached_property
    def joined(self) -> set[int]:
        """The lines that are several lines of the stored text."""
        return set()

    def starts_loosely(self, number: int) -> bool:
        """Return whether only the end of a sentence separates a line from the one before it, in one stored line."""
        before = self.line_before(number)
        return before is not None and self.ends_loosely(before)

    def ends_loosely(self, number: int) -> bool:
        """Return whether only the end of a sentence separates a line from the one after it, in one stored line."""
        return self.gaps.get(number) is Gap.SENTENCE

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their breaks."""
        if "\r" in self.text:
            return BREAK.split(self.text)
        return self.text.split("\n")  # twice as fast, and what nearly every text is

    @cached_property
    def bounds(self) -> tuple[list[int], list[int]]:
        """Where the lines start, and where they end before their break."""
        if "\r" in self.text:
            breaks = [found.span() for found in BREAK.finditer(self.text)]
            return [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(self.text)]
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for line in self.lines:
            starts.append(at)
            at += len(line)
            ends.append(at)
            at += 1
        return starts, ends

    @property
    def line_count(self) -> int:
        """How many lines there are; a text that ends with a break has an empty last line."""
        return len(self.lines)

    def line(self, number: int) -> Span:
        """Return the span of a line without its break."""
        starts, ends = self.bounds
        return Span(starts[number], ends[number])

    def line_text(self, number: int) -> str:
        """Return a line without its break."""
        return self.lines[number]

    def visible(self, number: int) -> Span:
        """Return the span of a line without white space at its ends; empty, at the line's start, for a blank line."""
        starts, ends = self.bounds
        line = self.lines[number]
        begun = line.lstrip()
        start = starts[number]
        return Span(ends[number] - len(begun), start + len(line.rstrip())) if begun else Span(start, start)

    def is_blank(self, number: int) -> bool:
        """Whether a line holds nothing but white space."""
        line = self.lines[number]
        return not line or line.isspace()

    def line_at(self, offset: int) -> int:
        """Return the number of the line that contains an offset; a break belongs to the line before it."""
        return bisect_right(self.bounds[0], offset) - 1

    @cached_property
    def _filled(self) -> list[int]:
        """The lines that are not blank: to walk over those that are would be quadratic where many lines ask."""
        return [number for number, line in enumerate(self.lines) if line and not line.isspace()]

    def line_after(self, number: int) -> int | None:
        """Return the number of the next line that is not blank."""
        place = bisect_right(self._filled, number)
        return self._filled[place] if place < len(self._filled) else None

    def lines_after(self, number: int, most: int) -> list[int]:
        """Return the numbers of the next lines that are not blank, at most ``most``."""
        place = bisect_right(self._filled, number)
        return self._filled[place : place + most]

    def line_before(self, number: int) -> int | None:
        """Return the number of the last line before this one that is not blank."""
        place = bisect_left(self._filled, number)
        return self._filled[place - 1] if place else None

    def lines_before(self, number: int, most: int) -> list[int]:
        """Return the numbers of the lines before this one that are not blank, at most ``most``, in the order of the
        text.
        """
        place = bisect_left(self._filled, number)
        return self._filled[max(place - most, 0) : place]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset as people count them: both from 1, the column in code points."""
        number = self.line_at(offset)
        return number + 1, offset - self.bounds[0][number] + 1

    def slice(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, in hexadecimal: whether it is still the same."""
        return sha256(encoded(self.text)).hexdigest()

    @cached_property
    def _memo(self) -> dict[Callable[["Document"], Any], Any]:
        return {}

    def cached(self, question: Callable[["Document"], Fact]) -> Fact:
        """Return the result of a pure function of the whole document, computed once per document."""
        if question not in self._memo:
            self._memo[question] = question(self)
        answer: Fact = self._memo[question]
        return answer


def encoded(text: str) -> bytes:
    """UTF-8; a byte that was not, and was let through as a lone surrogate, is itself again."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # surrogates that no decoder made
        return text.encode("utf-8", "surrogatepass")
