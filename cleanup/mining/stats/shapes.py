"""The shapes of a line: itself with its numbers masked, and with slots for what differs from page to page."""

from collections.abc import Iterator
from enum import IntEnum
from hashlib import blake2b
from typing import NamedTuple

import regex

from cleanup.engine.index.normalize import EDGES, MAX_LINE, normalize
from cleanup.models.line_features import is_prose
from cleanup.rulekit.dates import ORDINAL, YEAR, clock, month_day_year

# Placeholders for slots while lines are normalized and compared.
SLOTS = {"N": "\ue000", "DATE": "\ue001", "TIME": "\ue002", "URL": "\ue003", "NAME": "\ue004", "TITLE": "\ue005"}

OPENING_WORDS = (2, 3)
# Maximum code points of a label.
LABEL = 40

# Maximum code points of a line whose beginning may announce a title.
HEADLINE = 140


class LineKind(IntEnum):
    """How much of a line is open: nothing but numbers; dates, hours, names and addresses; all after a label or after
    the first words.
    """

    WHOLE = 0
    SLOTTED = 1
    LABEL = 2
    OPENING = 3


class Shape(NamedTuple):
    """A line with marks in the place of its slots."""

    kind: LineKind
    marked: str

    @property
    def key(self) -> str:
        """What lines of this shape have in common."""
        return f"{int(self.kind > LineKind.SLOTTED)}{normalize(self.marked)}"

    @property
    def dated(self) -> bool:
        """Whether it has a slot for a date or an hour."""
        return SLOTS["DATE"] in self.marked or SLOTS["TIME"] in self.marked

    @property
    def phrase(self) -> str:
        """The shape as phrase tables write it: ``Published on <DATE>``."""
        return _MARKS.sub(lambda mark: f"<{_NAMES[mark[0]]}>", self.marked)


_NAMES = {mark: name for name, mark in SLOTS.items()}
_MARKS = regex.compile(f"[{''.join(SLOTS.values())}]")
_FOREIGN = regex.compile(f"[<{''.join(SLOTS.values())}]")
_NUMBER = regex.compile(r"\d(?:[\d.,]{0,8}\d)?")
_LETTERS = regex.compile(r"\p{L}")
_URL = regex.compile(r"(?:https?://|www\.)\S{3,180}")
_MONTH = r"\p{L}{3,12}"
_DATE = regex.compile(
    rf"""
      (?<!\d) \d{{1,2}} (?: {ORDINAL} | [.] )? \h (?: (?:de|of) \h )? \p{{L}}{{3,12}} [.]? ,?
      \h (?: de \h )? {YEAR}                                                           # 3 May 2021
    | \b {month_day_year(_MONTH, YEAR)}                                        # May 3rd, 2021
    | (?<!\d) \d{{1,4}} ([./-]) \d{{1,2}} \1 \d{{1,4}} (?!\d)                            # 2021-05-03
    | {YEAR} 年 \d{{1,2}} 月 (?: \d{{1,2}} 日 )?
    """,
    regex.VERBOSE,
)
_AM_PM = r"(?:\h?[ap][.]?m\b[.]?)?"  # within a line, a word may follow
_TIME = regex.compile(rf"(?<![\d.:]){clock(_AM_PM)}(?![\d.:])")
_CAPITAL = r"\p{Lu}[\p{L}\p{M}'’.-]*"
_NAME = rf"{_CAPITAL}(?:\h(?:(?:de|del|la|van|von|der|den|di|da|al|bin)\h)?{_CAPITAL}){{0,3}}"
_INNER = regex.compile(rf"(?<=\S\W{{0,2}}\s|\S[/(])\b{_NAME}")
_OUTER = regex.compile(rf"^{_CAPITAL}\h{_NAME}|{_INNER.pattern}")
_LABEL = regex.compile(rf"(?P<label>[^:：]{{1,{LABEL}}}[:：]\s*)\S.{{2,}}")
_STOPS = (".", "!", "?", "…", "。", "！", "？", "”", "“", "»", "」")


def code_of(key: str) -> int:
    """Return the 64-bit code of a key; it is the same on every machine."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def shapes(line: str) -> list[Shape]:
    """Return the shapes of a stripped line, the plainest first; none where it cannot be a phrase."""
    if len(line) > MAX_LINE or _FOREIGN.search(line) or not _LETTERS.search(line):
        return []
    found = {shape.key: shape for shape in reversed([*_shapes(line)]) if _says_enough(shape)}
    return [*reversed(found.values())]


def _shapes(line: str) -> Iterator[Shape]:
    line = _URL.sub(SLOTS["URL"], line.lstrip(EDGES))
    plain = _NUMBER.sub(SLOTS["N"], line)
    yield Shape(LineKind.WHOLE, plain)
    yield from (Shape(LineKind.SLOTTED, slotted) for slotted in _slotted(line) if slotted != plain)
    if is_prose(line):
        return
    label = _LABEL.fullmatch(line)
    if label is not None:
        yield Shape(LineKind.LABEL, _NUMBER.sub(SLOTS["N"], label["label"]) + SLOTS["TITLE"])
    elif len(line) <= HEADLINE and not line.endswith(_STOPS):
        words = line.split()
        for count in OPENING_WORDS:
            if len(words) > count + 1:
                yield Shape(LineKind.OPENING, _NUMBER.sub(SLOTS["N"], " ".join(words[:count])) + " " + SLOTS["TITLE"])


def _slotted(line: str) -> Iterator[str]:
    """Yield the line with its slots; in one version a capitalized first word is a part of a name."""
    if any(map(str.isdigit, line)):
        line = _DATE.sub(SLOTS["DATE"], line)
        line = _TIME.sub(SLOTS["TIME"], line)
        line = _NUMBER.sub(SLOTS["N"], line)
        yield line
    if not line.isupper():
        yield _INNER.sub(SLOTS["NAME"], line)
        yield _OUTER.sub(SLOTS["NAME"], line)


def _says_enough(shape: Shape) -> bool:
    """Whether what is left outside of the slots is more than a little word."""
    if not shape.kind:
        return True
    letters = _LETTERS.findall(shape.marked)
    return len(letters) >= (2 if shape.kind is LineKind.LABEL else 5) or any(map("\u2e80".__le__, letters))
