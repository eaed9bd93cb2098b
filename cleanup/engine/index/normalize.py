"""Folding: what lines and phrases are compared by, and the parts of it that the index looks lines up by."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from cleanup.engine.document import Document

MAX_LINE = 200
"""A line of more code points than this is prose, and never looked up."""

MAX_LABEL = 60
"""The code points within which a label's colon must come."""

EDGES = " \t\xa0\u3000.:;,…·•|¦‖»«›‹<>→←↓↑▼▲►▶*_~=#+()[]{}/\\–—―-：。、【】「」│┃■□●○◆◇★☆✓✔❯❮"
"""What may stand around a phrase without making it another: bullets, arrows, brackets, stops; no quotation marks."""

MARKS = (("’", "'"), ("‘", "'"), ("ʼ", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("：", ":"), ("\xad", ""))


def normalize(text: str) -> str:
    """The text without what does not matter when phrases are compared: case, kind of marks, spacing, edges."""
    if "`" in text:
        text = text.replace("`", "'")
    if not text.isascii():
        for mark, plain in MARKS:  # translate() takes thirteen times as long on a line
            text = text.replace(mark, plain)
    if "  " in text or not text.isprintable():  # a tab, or white space of another kind
        text = " ".join(text.split())
    return text.strip(EDGES).casefold()


def line_keys(document: Document) -> list[str]:
    """What each line is looked up by; empty for a blank line, and for one that is too long to be a phrase.

    To be asked with ``document.cached(line_keys)``, so that no line is folded twice.
    """
    return [normalize(line) if 0 < len(line) <= MAX_LINE else "" for line in document.lines]


def label_key(key: str) -> str:
    """What the label of a folded line is looked up by: all before its first colon, and a colon; empty without one."""
    colon = key.find(":", 0, MAX_LABEL)
    return key[:colon].rstrip(EDGES) + ":" if colon > 0 else ""


GOES_ON = "…"
"""The end of an opening (``sign up for …``), and the start of a closing (``… min read``)."""

LONG, SHORT = 6, 2
"""The code points of an opening by which it is looked up; it has ``SHORT`` at least."""

CLOSING = 5
"""The code points of a closing by which it is looked up; it has so many at least."""

Value = TypeVar("Value")
Affixes: TypeAlias = dict[str, dict[str, Value]]


class Parts(NamedTuple, Generic[Value]):
    """Whole lines and labels with their colon; openings and closings by their first or last few code points."""

    whole: dict[str, Value]
    openings: Affixes[Value]
    closings: Affixes[Value]


def split_affixes(known: Mapping[str, Value]) -> Parts[Value]:
    """What is known of lines, labels, openings (``sign up for …``) and closings (``… min read``), for ``look_up``."""
    parts: Parts[Value] = Parts({}, {}, {})
    for key, value in known.items():
        part = key.strip(GOES_ON)
        if key.endswith(GOES_ON):
            parts.openings.setdefault(part[: LONG if len(part) >= LONG else SHORT], {})[part] = value
        elif key.startswith(GOES_ON):
            parts.closings.setdefault(part[-CLOSING:], {})[part] = value
        else:
            parts.whole[part] = value
    return parts


def look_up(keys: Iterable[str], parts: Parts[Value]) -> Iterator[tuple[int, Value]]:
    """What is known of folded lines, each with its number; a call for each line would take as long as the rest."""
    whole, openings, closings = parts
    for number, key in enumerate(keys):
        if not key:
            continue
        if key in whole:
            yield number, whole[key]
        if ":" in key and (label := label_key(key)) in whole:
            yield number, whole[label]
        if key[:LONG] in openings:
            yield from _fitting(number, openings[key[:LONG]], key.startswith)
        if key[:SHORT] in openings:
            yield from _fitting(number, openings[key[:SHORT]], key.startswith)
        if key[-CLOSING:] in closings:
            yield from _fitting(number, closings[key[-CLOSING:]], key.endswith)


def _fitting(number: int, known: Mapping[str, Value], fits: Callable[[str], bool]) -> list[tuple[int, Value]]:
    return [(number, value) for affix, value in known.items() if fits(affix)]
