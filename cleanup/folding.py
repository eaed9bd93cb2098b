"""Folding: what lines and phrases are compared by, and the parts of it that the index looks lines up by."""

from typing import Generic, TypeAlias, TypeVar

from cleanup.text import Document

MAX_LINE = 200
"""A line of more code points than this is prose, and never looked up."""

MAX_LABEL = 60
"""The code points within which a label's colon must come."""

EDGES = " \t\xa0\u3000.:;,…·•|¦‖»«›‹<>→←↓↑▼▲►▶*_~=#+()[]{}/\\–—―-：。、【】「」│┃■□●○◆◇★☆✓✔❯❮"
"""What may stand around a phrase without making it another: bullets, arrows, brackets, stops; no quotation marks."""

MARKS = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("：", ":"), ("\xad", ""))


def fold(text: str) -> str:
    """The text without what does not matter when phrases are compared: case, kind of marks, spacing, edges."""
    text = text.replace("`", "'")
    if not text.isascii():
        for mark, plain in MARKS:  # translate() takes thirteen times as long on a line
            text = text.replace(mark, plain)
    if "  " in text or not text.isprintable():  # a tab, or white space of another kind
        text = " ".join(text.split())
    return text.strip(EDGES).casefold()


def line_keys(document: Document) -> list[str]:
    """What each line is looked up by; empty for a blank line, and for one that is too long to be a phrase.

    To be asked with ``document.fact(line_keys)``, so that no line is folded twice.
    """
    text = document.text
    return [
        fold(text[start:end]) if 0 < end - start <= MAX_LINE else ""
        for start, end in zip(*document.bounds, strict=True)
    ]


def label_key(key: str) -> str:
    """What the label of a folded line is looked up by: all before its first colon, and a colon; empty without one."""
    colon = key.find(":", 0, MAX_LABEL)
    return key[:colon].rstrip(EDGES) + ":" if colon > 0 else ""


GOES_ON = "…"
"""The end of an opening (``sign up for …``), and the start of a closing (``… min read``)."""

LONG, SHORT = 5, 2
"""The code points of an opening or a closing by which it is looked up; it has ``SHORT`` at least."""

Value = TypeVar("Value")
Affixes: TypeAlias = dict[str, dict[str, list[Value]]]


class Lookup(Generic[Value]):
    """What is known of folded lines.

    ``whole`` holds lines, and labels with their colon; ``openings`` and ``closings`` hold what lines begin and end with
    by its first or last few code points.
    """

    def __init__(
        self,
        whole: dict[str, list[Value]] | None = None,
        openings: Affixes[Value] | None = None,
        closings: Affixes[Value] | None = None,
    ) -> None:
        self.whole = whole or {}
        self.openings = openings or {}
        self.closings = closings or {}

    def add(self, key: str, value: Value) -> None:
        """Add what is known of a line, a label, an opening (``sign up for …``) or a closing (``… min read``)."""
        part = key.strip(GOES_ON)
        width = LONG if len(part) >= LONG else SHORT
        if key.endswith(GOES_ON):
            known = self.openings.setdefault(part[:width], {})
        elif key.startswith(GOES_ON):
            known = self.closings.setdefault(part[-width:], {})
        else:
            known = self.whole
        known.setdefault(part, []).append(value)

    def of(self, key: str) -> list[Value]:
        """What is known of a folded line."""
        found = [*self.whole.get(key, ())]
        if ":" in key:
            found += self.whole.get(label_key(key), ())
        for start in (key[:LONG], key[:SHORT]):
            if start in self.openings:
                for opening, values in self.openings[start].items():
                    if key.startswith(opening):
                        found += values
        for end in (key[-LONG:], key[-SHORT:]):
            if end in self.closings:
                for closing, values in self.closings[end].items():
                    if key.endswith(closing):
                        found += values
        return found
